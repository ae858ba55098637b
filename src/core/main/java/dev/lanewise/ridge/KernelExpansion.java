package dev.lanewise.ridge;

import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * f(x) = sum over j of a_j K(x, s_j) for several targets: what ridge models predict with.
 *
 * @param centres m x d, the s_j
 * @param coefficients t x m, one target a row
 */
record KernelExpansion(Kernel kernel, FeatureRows centres, DoubleMatrix coefficients) {
  /** Checks what every fit needs. */
  static void check(Kernel kernel, double lambda, FeatureRows x, DoubleMatrix y) {
    RidgeRules.requireLambda(lambda);
    RidgeRules.requireExamples(x.rows(), x.cols(), y, "Y");
    x.requireFinite("X", RidgeRules.FINITE);
    if (kernel instanceof BlockKernel) {
      x.requireFor(kernel, "X");
    }
  }

  /** Predictions for n rows, n x t. */
  DoubleMatrix predict(FeatureRows rows, RowPartition partition) {
    if (rows.cols() != centres.cols()) {
      throw new IllegalArgumentException(
          "model expects " + centres.cols() + " features, got " + rows.cols());
    }
    rows.requireFinite("X", RidgeRules.FINITE);
    return transposed(rows.product(kernel, centres).multiply(coefficients, partition));
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
