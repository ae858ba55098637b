package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleCrossGram;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleGram;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;

/**
 * What ridge regression in d features needs of n examples, whatever lambda: with Z = W^1/2 (X - 1
 * m') and V = W^1/2 (Y - 1 u'), means m and u weighted (or zero, without an intercept), the
 * equations
 *
 * <pre>
 *   (Z'Z + lambda I) B = Z'V,     leverage h_i = w_i / sum w + z_i' (Z'Z + lambda I)^-1 z_i
 * </pre>
 *
 * The first term of the leverage is the intercept's. Holds Z', n d doubles, and d^2; refers to X
 * and Y.
 */
final class LinearEquations {
  private final DoubleMatrix x;
  private final DoubleMatrix y;
  private final double[] roots;
  private final boolean intercept;
  private final double[] xMeans;
  private final double[] yMeans;

  /** Z', d x n: its rows are the columns of the problem. */
  private final DoubleMatrix features;

  private final DoubleMatrix normal;
  private final DoubleMatrix right;
  private final RowPartition partition;

  LinearEquations(DoubleMatrix x, DoubleMatrix y, RidgeOptions options, RowPartition partition) {
    RidgeRules.requireExamples(x.rows(), x.cols(), y, "Y");
    DoubleFinite.require(x, "X", RidgeRules.FINITE);
    this.x = x;
    this.y = y;
    this.partition = partition;
    this.roots = options.roots(Math.toIntExact(x.rows()));
    this.intercept = options.intercept();
    this.xMeans = intercept ? means(x, roots) : new double[x.cols()];
    this.yMeans = intercept ? means(y, roots) : new double[y.cols()];
    this.features = turned(x, xMeans, roots);
    this.normal = DoubleGram.gram(features, partition);
    this.right = DoubleCrossGram.crossGram(features, turned(y, yMeans, roots), partition);
  }

  private static double[] means(DoubleMatrix m, double[] roots) {
    double[] sums = new double[m.cols()];
    double total = 0;
    for (int i = 0; i < roots.length; i++) {
      double w = roots[i] * roots[i];
      total += w;
      for (int j = 0; j < sums.length; j++) {
        sums[j] += w * m.get(i, j);
      }
    }
    double weights = total;
    Arrays.setAll(sums, j -> sums[j] / weights);
    return sums;
  }

  private static DoubleMatrix turned(DoubleMatrix m, double[] means, double[] roots) {
    DoubleMatrix t = DoubleMatrix.allocate(m.cols(), roots.length);
    for (int i = 0; i < roots.length; i++) {
      for (int j = 0; j < m.cols(); j++) {
        t.set(j, i, roots[i] * (m.get(i, j) - means[j]));
      }
    }
    return t;
  }

  /** Mean over the rows of w_i |x_i - m|^2. */
  static double meanSquare(DoubleMatrix x, RidgeOptions options) {
    if (x.rows() == 0 || x.cols() == 0) {
      throw new IllegalArgumentException("X is " + x.rows() + " x " + x.cols());
    }
    DoubleFinite.require(x, "X", RidgeRules.FINITE);
    double[] roots = options.roots(Math.toIntExact(x.rows()));
    double[] means = options.intercept() ? means(x, roots) : new double[x.cols()];
    double sum = 0;
    for (int i = 0; i < roots.length; i++) {
      for (int j = 0; j < means.length; j++) {
        double z = roots[i] * (x.get(i, j) - means[j]);
        sum = Math.fma(z, z, sum);
      }
    }
    return sum / roots.length;
  }

  private DoubleCholesky factor(double lambda) {
    DoubleMatrix a = DoubleMatrix.copyOf(normal);
    for (int j = 0; j < a.cols(); j++) {
      a.set(j, j, a.get(j, j) + lambda);
    }
    return DoubleCholesky.factorInPlace(a, partition);
  }

  LinearRidge solve(double lambda) {
    return solve(factor(lambda));
  }

  private LinearRidge solve(DoubleCholesky factor) {
    DoubleMatrix weights = factor.solve(right);
    double[] intercepts = yMeans.clone();
    for (int t = 0; t < intercepts.length; t++) {
      for (int j = 0; j < xMeans.length; j++) {
        intercepts[t] -= xMeans[j] * weights.get(j, t);
      }
    }
    return new LinearRidge(weights, intercepts);
  }

  /** Residuals over 1 minus leverages; n d doubles more. */
  LeaveOneOut leaveOneOut(double lambda) {
    RidgeRules.requireEnough(roots);
    DoubleCholesky factor = factor(lambda);
    DoubleMatrix errors = solve(factor).predict(x);
    DoubleMatrix scaled = DoubleMatrix.allocate(x.rows(), y.cols());
    DoubleMatrix solved = factor.solve(features);
    double none = roots.length * 0x1p-53; // what rounding leaves of 0
    double[] free = new double[roots.length];
    double total = Columns.dot(roots, roots);
    for (int i = 0; i < free.length; i++) {
      double leverage = intercept ? roots[i] * roots[i] / total : 0;
      for (int j = 0; j < features.rows(); j++) {
        leverage = Math.fma(features.get(j, i), solved.get(j, i), leverage);
      }
      free[i] = 1 - leverage > none ? 1 - leverage : 0;
      for (int t = 0; t < y.cols(); t++) {
        errors.set(i, t, y.get(i, t) - errors.get(i, t));
        scaled.set(i, t, roots[i] * errors.get(i, t));
      }
    }
    return LeaveOneOut.of(y, scaled, free, roots, errors);
  }
}
