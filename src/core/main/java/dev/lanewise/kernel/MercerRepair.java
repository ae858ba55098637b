package dev.lanewise.kernel;

import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.matrix.SymmetricEigen;
import dev.lanewise.simd.DoubleScale;

/**
 * Makes a Gram matrix positive semidefinite by changing its negative eigenvalues: with (K + K') / 2
 * = U S U' and N the eigenvectors of negative ones,
 *
 * <pre>
 *   CLIP    max(S, 0)       K + sum over N of |s| u u'      the nearest one in the Frobenius norm
 *   FLIP    |S|             K + 2 sum over N of |s| u u'
 *   SHIFT   S - min S       K + |min S| I                   only self-similarities change
 * </pre>
 *
 * <p>(Chen, Garcia, Gupta, Rahimi, Cazzanti, Similarity-based Classification: Concepts and
 * Algorithms, 2009.) A model trained on the repaired matrix has to see test rows repaired alike.
 * Clipping and flipping are linear maps, K P with P = U f(S)/S U' = I - N'N or I - 2 N'N, and
 * {@link #map} applies P to rows of kernel values with the sample as well. Shifting leaves those as
 * they are. Immutable and thread-safe.
 */
public final class MercerRepair {
  /** What becomes of negative eigenvalues. */
  public enum Method {
    /** They become 0: what they stand for is taken for noise. */
    CLIP(1),

    /** They change their sign: what they stand for is taken for information. */
    FLIP(2),

    /** All eigenvalues are raised until the smallest is 0. */
    SHIFT(0);

    /** How many times |s| u u' is added. */
    private final int times;

    Method(int times) {
      this.times = times;
    }
  }

  private final Method method;
  private final DoubleMatrix gram;

  /** Eigenvectors of the negative eigenvalues as rows. */
  private final DoubleMatrix negative;

  private final double shift;

  private MercerRepair(Method method, DoubleMatrix gram, DoubleMatrix negative, double shift) {
    this.method = method;
    this.gram = gram;
    this.negative = negative;
    this.shift = shift;
  }

  /**
   * Repairs a copy of a Gram matrix. Needs four n x n matrices besides, of which one and the
   * eigenvectors of negative eigenvalues stay.
   *
   * @param gram n x n; not changed; where it is not symmetric its symmetric part is repaired
   * @throws IllegalArgumentException when it is not square or a value is not finite
   * @throws dev.lanewise.matrix.CapacityException when the matrices do not fit into the heap
   */
  public static MercerRepair of(DoubleMatrix gram, Method method, RowPartition partition) {
    DoubleMatrix repaired = MercerCheck.symmetricPart(gram);
    int n = gram.cols();
    if (method == Method.SHIFT) {
      double[] values = SymmetricEigen.valuesOnly(repaired, partition);
      double shift = n == 0 ? 0 : Math.max(0, -values[0]);
      for (int i = 0; i < n; i++) {
        repaired.set(i, i, repaired.get(i, i) + shift);
      }
      return new MercerRepair(method, repaired, DoubleMatrix.allocate(0, n), shift);
    }
    SymmetricEigen eigen = SymmetricEigen.of(repaired, partition);
    double[] values = eigen.values();
    int count = 0;
    while (count < n && values[count] < 0) {
      count++;
    }
    DoubleMatrix negative = DoubleMatrix.copyOf(eigen.vectors().rowRange(0, count));
    DoubleMatrix scaled = DoubleMatrix.copyOf(negative);
    for (int j = 0; j < count; j++) {
      DoubleScale.scale(Math.sqrt(-values[j]), scaled.array(), j * n, n);
    }
    DoubleGemm.syrk(true, method.times, scaled, 1, repaired, partition);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        repaired.set(j, i, repaired.get(i, j));
      }
    }
    return new MercerRepair(method, repaired, negative, 0);
  }

  public Method method() {
    return method;
  }

  /** A copy of the repaired matrix, n x n, symmetric bit for bit. */
  public DoubleMatrix gram() {
    return DoubleMatrix.copyOf(gram);
  }

  /** Number of eigenvalues that were changed one by one; 0 for a shift. */
  public int changed() {
    return Math.toIntExact(negative.rows());
  }

  /** What was added to the diagonal; 0 but for a shift. */
  public double shift() {
    return shift;
  }

  /**
   * Repairs rows of kernel values with the sample alike: each row times P.
   *
   * @param rows m x n values K(test row, sample row); not changed
   * @return m x n
   * @throws IllegalArgumentException when rows has not n columns
   */
  public DoubleMatrix map(DoubleMatrix rows, RowPartition partition) {
    if (rows.cols() != gram.cols()) {
      throw new IllegalArgumentException(
          "the rows have " + rows.cols() + " columns, the Gram matrix has " + gram.cols());
    }
    DoubleMatrix mapped = DoubleMatrix.copyOf(rows);
    if (negative.rows() > 0) {
      DoubleMatrix along = DoubleMatrix.allocate(rows.rows(), negative.rows());
      DoubleGemm.gemm(GemmForm.NT, 1, rows, negative, 0, along, partition);
      DoubleGemm.gemm(GemmForm.NN, -method.times, along, negative, 1, mapped, partition);
    }
    return mapped;
  }
}
