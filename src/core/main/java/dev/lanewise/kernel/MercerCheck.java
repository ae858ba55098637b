package dev.lanewise.kernel;

import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.matrix.SymmetricEigen;
import java.util.Locale;

/**
 * Whether a Gram matrix is one: symmetric, no eigenvalue below 0. A kernel that passes on a sample
 * may still fail on another; one that fails is no Mercer kernel.
 *
 * <p>The threshold is what rounding can do to an eigenvalue. Entries that are off by at most e
 * change the matrix by at most n e in norm, and so each eigenvalue (Weyl); the eigenvalues computed
 * are those of a matrix within p(n) u ||K|| of K. With e = 4 u max |K_ij| and n for p(n),
 *
 * <pre>
 *   threshold = n u (||K|| + 4 max |K_ij|),     ||K|| = max |eigenvalue|
 * </pre>
 *
 * <p>u is 2^-53, or 2^-24 for kernel values in float. An eigenvalue above minus the threshold may
 * be 0. The same for asymmetry a, whose part of the matrix has norm n a / 2 at most. Kernel values
 * with larger errors (distances that cancel, see docs/numerics.md, or values read from a file with
 * few digits) need a judgement of their own.
 *
 * @param size number of rows n
 * @param asymmetry largest |K_ij - K_ji|
 * @param row i of that place, 0 when the matrix is symmetric
 * @param column j of that place, below i unless the matrix is symmetric
 * @param smallest smallest eigenvalue of (K + K') / 2, 0 when there are no rows
 * @param largest largest eigenvalue, 0 when there are no rows
 * @param trace sum of the diagonal
 * @param absolute sum of the sizes of all eigenvalues; the trace when none is below 0
 * @param threshold eigenvalues this far below 0 mean nothing
 * @param verdict what follows
 */
public record MercerCheck(
    int size,
    double asymmetry,
    int row,
    int column,
    double smallest,
    double largest,
    double trace,
    double absolute,
    double threshold,
    Verdict verdict) {

  private static final double DOUBLE_UNIT = 0x1p-53;
  private static final double FLOAT_UNIT = 0x1p-24;

  /** What a Gram matrix can be. */
  public enum Verdict {
    /** All eigenvalues are above 0, beyond rounding. */
    POSITIVE_DEFINITE("positive definite on this sample"),

    /** The smallest eigenvalue cannot be told from 0. */
    POSITIVE_SEMIDEFINITE("positive semidefinite on this sample, to rounding"),

    /** An eigenvalue is below 0, beyond rounding. */
    INDEFINITE("not positive semidefinite: no Mercer kernel"),

    /** K_ij and K_ji differ beyond rounding. */
    ASYMMETRIC("not symmetric: no Mercer kernel");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }
  }

  /** Checks on the calling thread; see the form with threads. */
  public static MercerCheck of(Kernel kernel, DoubleMatrix sample) {
    return of(kernel, sample, RowPartition.caller());
  }

  /**
   * Checks the matrix of all K(x_i, x_j), each computed on its own, so that asymmetry shows.
   *
   * @param sample n x d
   * @throws IllegalArgumentException when the kernel refuses the sample or a value is not finite
   * @throws dev.lanewise.matrix.CapacityException when three n x n matrices do not fit into the
   *     heap
   */
  public static MercerCheck of(Kernel kernel, DoubleMatrix sample, RowPartition partition) {
    DoubleMatrix gram = DoubleKernelMatrices.crossGram(kernel, sample, sample, partition);
    return of(gram, DOUBLE_UNIT, partition);
  }

  /** The same with kernel values in float, as support vector machines use them. */
  public static MercerCheck of(Kernel kernel, FloatMatrix sample, RowPartition partition) {
    FloatMatrix gram = FloatKernelMatrices.crossGram(kernel, sample, sample, partition);
    DoubleMatrix wide = DoubleMatrix.allocate(gram.rows(), gram.cols());
    for (int i = 0; i < gram.rows(); i++) {
      for (int j = 0; j < gram.cols(); j++) {
        wide.set(i, j, gram.get(i, j));
      }
    }
    return of(wide, FLOAT_UNIT, partition);
  }

  /** Checks on the calling thread; see the form with threads. */
  public static MercerCheck of(DoubleMatrix gram) {
    return of(gram, RowPartition.caller());
  }

  /**
   * Checks a matrix of kernel values, accurate to a few units of the last place.
   *
   * @param gram n x n; not changed
   * @throws IllegalArgumentException when it is not square or a value is not finite
   * @throws dev.lanewise.matrix.CapacityException when two copies do not fit into the heap
   */
  public static MercerCheck of(DoubleMatrix gram, RowPartition partition) {
    return of(gram, DOUBLE_UNIT, partition);
  }

  private static MercerCheck of(DoubleMatrix gram, double unit, RowPartition partition) {
    DoubleMatrix symmetric = symmetricPart(gram);
    int n = gram.cols();
    double asymmetry = 0;
    double most = 0;
    double trace = 0;
    int row = 0;
    int column = 0;
    for (int i = 0; i < n; i++) {
      trace += gram.get(i, i);
      for (int j = 0; j <= i; j++) {
        double ij = gram.get(i, j);
        double ji = gram.get(j, i);
        most = Math.max(most, Math.max(Math.abs(ij), Math.abs(ji)));
        if (Math.abs(ij - ji) > asymmetry) {
          asymmetry = Math.abs(ij - ji);
          row = i;
          column = j;
        }
      }
    }
    double[] values = SymmetricEigen.valuesOnly(symmetric, partition);
    double smallest = n == 0 ? 0 : values[0];
    double largest = n == 0 ? 0 : values[n - 1];
    double absolute = 0;
    for (double value : values) {
      absolute += Math.abs(value);
    }
    double norm = Math.max(Math.abs(smallest), Math.abs(largest));
    double threshold = n * unit * (norm + 4 * most);
    Verdict verdict;
    if (0.5 * n * asymmetry > threshold) {
      verdict = Verdict.ASYMMETRIC;
    } else if (smallest < -threshold) {
      verdict = Verdict.INDEFINITE;
    } else if (smallest <= threshold) {
      verdict = Verdict.POSITIVE_SEMIDEFINITE;
    } else {
      verdict = Verdict.POSITIVE_DEFINITE;
    }
    return new MercerCheck(
        n, asymmetry, row, column, smallest, largest, trace, absolute, threshold, verdict);
  }

  /** (K + K') / 2, symmetric bit for bit. */
  static DoubleMatrix symmetricPart(DoubleMatrix gram) {
    if (gram.rows() != gram.cols()) {
      throw new IllegalArgumentException(
          "a Gram matrix is square, this is " + gram.rows() + " x " + gram.cols());
    }
    DoubleFinite.require(gram, "K", "kernel values have to be finite");
    int n = gram.cols();
    DoubleMatrix symmetric = DoubleMatrix.allocate(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double mean = 0.5 * gram.get(i, j) + 0.5 * gram.get(j, i);
        symmetric.set(i, j, mean);
        symmetric.set(j, i, mean);
      }
    }
    return symmetric;
  }

  /** Whether nothing was found against the kernel. */
  public boolean passed() {
    return verdict == Verdict.POSITIVE_DEFINITE || verdict == Verdict.POSITIVE_SEMIDEFINITE;
  }

  /**
   * -lambda_min over the sum of the sizes of all eigenvalues: how much of the matrix the smallest
   * one is, from -1 to 1; above 0 when it is negative, whatever the trace, and 0 for a matrix of
   * zeros.
   */
  public double negativeShare() {
    return smallest == 0 ? 0 : -smallest / absolute;
  }

  /** The findings in a few lines. */
  public String text() {
    String symmetry =
        asymmetry == 0
            ? "symmetric"
            : String.format(
                Locale.ROOT,
                "asymmetric by up to %.3g, at row %d, column %d",
                asymmetry,
                row,
                column);
    return String.format(
        Locale.ROOT,
        "%d x %d Gram matrix, %s%n"
            + "eigenvalues from %.6g to %.6g, trace %.6g%n"
            + "-smallest / sum of sizes %.3g%n"
            + "rounding threshold %.3g%n"
            + "%s%n",
        size,
        size,
        symmetry,
        smallest,
        largest,
        trace,
        negativeShare(),
        threshold,
        verdict.text);
  }
}
