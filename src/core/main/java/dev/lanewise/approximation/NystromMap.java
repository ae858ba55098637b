package dev.lanewise.approximation;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;

/**
 * Features whose dot products are nearly the kernel: phi(x) = L^-1 k(B, x) for m landmarks B, where
 * K(B, B) + jitter I = L L'. Then
 *
 * <pre>
 *   phi(x)'phi(y) = k(x, B) (K(B, B) + jitter I)^-1 k(B, y)
 * </pre>
 *
 * <p>is K(x, y) for x or y among the landmarks, up to the jitter, and what ridge regression in the
 * span of the landmarks sees for all others. Any other root than L gives the same dot products, up
 * to a rotation.
 *
 * <p>Computed in double whatever the features, for L^-1 enlarges the errors of kernel values, by up
 * to the root of one over the jitter; rounded to float at the end. One row and many give the same
 * bits. Immutable and thread-safe. Memory: two m x m matrices while it is made, L^-1 afterwards.
 *
 * <p>(Williams, Seeger, Using the Nystrom Method to Speed Up Kernel Machines, 2001.)
 */
public final class NystromMap {
  /** Rows mapped at a time. */
  private static final int CHUNK = 1024;

  private static final String FINITE = "the map needs finite values";

  private final Kernel kernel;
  private final DoubleMatrix landmarks;
  private final DoubleMatrix inverse;
  private final double jitter;

  private NystromMap(Kernel kernel, DoubleMatrix landmarks, DoubleMatrix inverse, double jitter) {
    this.kernel = kernel;
    this.landmarks = landmarks;
    this.inverse = inverse;
    this.jitter = jitter;
  }

  /** As the other form, for landmarks in float. */
  public static NystromMap of(Kernel kernel, FloatMatrix landmarks, RowPartition partition) {
    return of(kernel, FloatWidened.all(landmarks), partition);
  }

  /**
   * Factors the landmarks' Gram matrix; copies the landmarks.
   *
   * @param landmarks m x d, m at least 1
   * @throws IllegalArgumentException when there are no landmarks or a value is not finite
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when the kernel is not positive
   *     semidefinite
   * @throws dev.lanewise.matrix.CapacityException when the m x m matrices do not fit into the heap
   */
  public static NystromMap of(Kernel kernel, DoubleMatrix landmarks, RowPartition partition) {
    if (landmarks.rows() == 0) {
      throw new IllegalArgumentException("there are no landmarks");
    }
    DoubleFinite.require(landmarks, "landmarks", FINITE);
    DoubleMatrix own = DoubleMatrix.copyOf(landmarks);
    JitteredCholesky factor =
        JitteredCholesky.of(DoubleKernelMatrices.gram(kernel, own, partition), partition);
    return new NystromMap(kernel, own, factor.inverse(partition), factor.jitter());
  }

  /** Columns a row has to have. */
  public int features() {
    return landmarks.cols();
  }

  /** Columns of the result: the number of landmarks. */
  public int dimension() {
    return inverse.cols();
  }

  /** What was added to the diagonal of the landmarks' Gram matrix. */
  public double jitter() {
    return jitter;
  }

  /**
   * phi of each row.
   *
   * @return n x m
   * @throws IllegalArgumentException when the columns differ, or for kernels of distances when a
   *     value is not finite
   * @throws dev.lanewise.matrix.CapacityException when the result does not fit into the heap
   */
  public DoubleMatrix map(DoubleMatrix x, RowPartition partition) {
    requireColumns(x.cols());
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), dimension());
    for (long from = 0; from < x.rows(); from += CHUNK) {
      long to = Math.min(from + CHUNK, x.rows());
      map(x.rowRange(from, to), out.rowRange(from, to), partition);
    }
    return out;
  }

  /** The same for features in float, rounded to float at the end. */
  public FloatMatrix map(FloatMatrix x, RowPartition partition) {
    requireColumns(x.cols());
    FloatMatrix out = FloatMatrix.allocate(x.rows(), dimension());
    for (long from = 0; from < x.rows(); from += CHUNK) {
      long to = Math.min(from + CHUNK, x.rows());
      DoubleMatrix part = DoubleMatrix.allocate(to - from, dimension());
      map(FloatWidened.rows(x, from, to), part, partition);
      Narrowed.into(part, out, from);
    }
    return out;
  }

  /** phi of one row. */
  public double[] map(double[] row) {
    return map(DoubleMatrix.of(row, 1, row.length), RowPartition.caller()).array();
  }

  /** phi of one row. */
  public float[] map(float[] row) {
    return map(FloatMatrix.of(row, 1, row.length), RowPartition.caller()).array();
  }

  private void requireColumns(int columns) {
    if (columns != features()) {
      throw new IllegalArgumentException(
          "the map expects " + features() + " features, got " + columns);
    }
  }

  private void map(DoubleMatrix x, DoubleMatrix out, RowPartition partition) {
    DoubleMatrix k = DoubleKernelMatrices.crossGram(kernel, x, landmarks, partition);
    DoubleGemm.gemm(GemmForm.NT, 1.0, k, inverse, 0.0, out, partition);
  }
}
