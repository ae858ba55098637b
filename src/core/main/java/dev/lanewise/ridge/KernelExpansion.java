package dev.lanewise.ridge;

import dev.lanewise.approximation.DoubleKernelProduct;
import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpy;

/**
 * f(x) = sum over j of a_j K(x, s_j) for several targets: what ridge models predict with.
 *
 * @param centres m x d, the s_j
 * @param coefficients t x m, one target a row
 */
record KernelExpansion(Kernel kernel, FeatureRows centres, DoubleMatrix coefficients) {
  /** Rows widened at a time. */
  private static final int ROWS = 1024;

  /** Centres widened at a time: those of one piece of the sums of {@link DoubleKernelProduct}. */
  private static final int PIECE = 256;

  /** Checks what every fit needs. */
  static void check(Kernel kernel, double lambda, FeatureRows x, DoubleMatrix y) {
    RidgeRules.requireLambda(lambda);
    RidgeRules.requireExamples(x.rows(), x.cols(), y, "Y");
    x.requireFinite("X", RidgeRules.FINITE);
    if (kernel instanceof BlockKernel) {
      x.requireFor(kernel, "X");
    }
  }

  /**
   * Predictions for n rows, n x t. Rows of the other width than the centres: whichever is in float
   * is widened, some of it at a time; the same bits as of all of it.
   */
  DoubleMatrix predict(FeatureRows rows, RowPartition partition) {
    if (rows.cols() != centres.cols()) {
      throw new IllegalArgumentException(
          "model expects " + centres.cols() + " features, got " + rows.cols());
    }
    rows.requireFinite("X", RidgeRules.FINITE);
    boolean alike = rows.getClass() == centres.getClass();
    return transposed(
        alike
            ? rows.product(kernel, centres).multiply(coefficients, partition)
            : widened(rows, partition));
  }

  private DoubleMatrix widened(FeatureRows rows, RowPartition partition) {
    int targets = (int) coefficients.rows();
    DoubleMatrix out = DoubleMatrix.allocate(targets, rows.rows());
    long height = rows.atOnce(ROWS);
    long width = centres.atOnce(PIECE);
    for (long from = 0; from < rows.rows(); from += height) {
      DoubleMatrix x = rows.widened(from, Math.min(from + height, rows.rows()));
      for (long first = 0; first < centres.rows(); first += width) {
        long last = Math.min(first + width, centres.rows());
        DoubleMatrix some = DoubleMatrix.allocate(targets, last - first);
        for (int t = 0; t < targets; t++) {
          coefficients.copyRow(t, (int) first, some.cols(), some.array(), (int) some.position(t));
        }
        DoubleMatrix part =
            new DoubleKernelProduct(kernel, x, centres.widened(first, last))
                .multiply(some, partition);
        for (int t = 0; t < targets; t++) {
          int at = (int) (out.position(t) + from);
          DoubleAxpy.axpy(1.0, part.array(), (int) part.position(t), out.array(), at, part.cols());
        }
      }
    }
    return out;
  }

  static DoubleMatrix transposed(DoubleMatrix a) {
    DoubleMatrix t = DoubleMatrix.allocate(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        t.set(j, i, a.get(i, j));
      }
    }
    return t;
  }
}
