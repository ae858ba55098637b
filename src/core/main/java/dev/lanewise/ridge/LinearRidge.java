package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleCrossGram;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleGram;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;

/**
 * Ridge regression in the features themselves, W = (lambda I + X'X)^-1 X'Y: the primal of kernel
 * ridge regression with the linear kernel, and the same predictions (the matrix inversion lemma).
 * Costs O(n d^2) and d x d memory where the dual takes O(n^3) and n x n: the form for d below n.
 * Immutable and thread-safe.
 *
 * <p>(Hoerl and Kennard, Ridge Regression: Biased Estimation for Nonorthogonal Problems, 1970.)
 */
public final class LinearRidge {
  private static final String FINITE = "ridge needs finite values";

  /** d x t. */
  private final DoubleMatrix weights;

  private final double[] intercepts;

  private LinearRidge(DoubleMatrix weights, double[] intercepts) {
    this.weights = weights;
    this.intercepts = intercepts;
  }

  /**
   * Minimises the weighted sum of squares of Y - X W - 1 b' plus lambda |W|^2. The intercept, when
   * asked for, is not penalised: features and targets are centred by their weighted means. Neither
   * x nor y is changed or kept.
   *
   * @param lambda above 0
   * @param x n x d features
   * @param y n x t targets
   * @param options weights and intercept count; refinement and jitter do not apply
   * @throws IllegalArgumentException when shapes do not fit, lambda is not a finite number above 0,
   *     a value is not finite, or there are not n weights
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when a lambda below rounding leaves
   *     X'X + lambda I without a factor
   */
  public static LinearRidge fit(
      double lambda, DoubleMatrix x, DoubleMatrix y, RidgeOptions options, RowPartition partition) {
    RidgeSystem.requireLambda(lambda);
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException("X has " + x.rows() + " rows, Y has " + y.rows());
    }
    if (x.rows() == 0 || x.cols() == 0 || y.cols() == 0) {
      throw new IllegalArgumentException(
          "X is "
              + x.rows()
              + " x "
              + x.cols()
              + ", Y has "
              + y.cols()
              + " columns: nothing to learn");
    }
    DoubleFinite.require(x, "X", FINITE);
    DoubleFinite.require(y, "Y", FINITE);
    double[] roots = options.roots(Math.toIntExact(x.rows()));
    double[] xMeans = options.intercept() ? means(x, roots) : new double[x.cols()];
    double[] yMeans = options.intercept() ? means(y, roots) : new double[y.cols()];
    // Features as rows: X'X is then the Gram matrix of d rows.
    DoubleMatrix features = turned(x, xMeans, roots);
    DoubleMatrix targets = turned(y, yMeans, roots);
    DoubleMatrix normal = DoubleGram.gram(features, partition);
    for (int j = 0; j < x.cols(); j++) {
      normal.set(j, j, normal.get(j, j) + lambda);
    }
    DoubleMatrix right = DoubleCrossGram.crossGram(features, targets, partition);
    DoubleMatrix weights = DoubleCholesky.factorInPlace(normal, partition).solve(right);
    double[] intercepts = yMeans.clone();
    for (int t = 0; t < y.cols(); t++) {
      for (int j = 0; j < x.cols(); j++) {
        intercepts[t] -= xMeans[j] * weights.get(j, t);
      }
    }
    return new LinearRidge(weights, intercepts);
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

  /** A copy of the weights, d x t. */
  public DoubleMatrix weights() {
    return DoubleMatrix.copyOf(weights);
  }

  /** The intercepts of the t targets; zeros unless one was asked for. */
  public double[] intercepts() {
    return intercepts.clone();
  }

  /**
   * Predictions X W + b.
   *
   * @param rows m x d
   * @return m x t
   * @throws IllegalArgumentException when rows has not d columns, or a value is not finite
   */
  public DoubleMatrix predict(DoubleMatrix rows) {
    if (rows.cols() != weights.rows()) {
      throw new IllegalArgumentException(
          "model expects " + weights.rows() + " features, got " + rows.cols());
    }
    DoubleFinite.require(rows, "X", FINITE);
    DoubleMatrix out = DoubleMatrix.allocate(rows.rows(), weights.cols());
    for (long i = 0; i < rows.rows(); i++) {
      for (int t = 0; t < weights.cols(); t++) {
        double sum = intercepts[t];
        for (int j = 0; j < rows.cols(); j++) {
          sum = Math.fma(rows.get(i, j), weights.get(j, t), sum);
        }
        out.set(i, t, sum);
      }
    }
    return out;
  }
}
