package dev.lanewise.ridge;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * Ridge regression in the features themselves, W = (lambda I + X'X)^-1 X'Y: the primal of kernel
 * ridge regression with the linear kernel, and the same predictions (the matrix inversion lemma).
 * Costs O(n d^2) where the dual takes O(n^3): the form for d below n. Memory besides x: n d + 2 d^2
 * doubles, n d more for leave-one-out errors. Immutable and thread-safe.
 *
 * <p>(Hoerl and Kennard, Ridge Regression: Biased Estimation for Nonorthogonal Problems, 1970.)
 */
public final class LinearRidge {
  /** d x t. */
  private final DoubleMatrix weights;

  private final double[] intercepts;

  LinearRidge(DoubleMatrix weights, double[] intercepts) {
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
   * @throws dev.lanewise.matrix.CapacityException when n d + 2 d^2 doubles do not fit into the heap
   */
  public static LinearRidge fit(
      double lambda, DoubleMatrix x, DoubleMatrix y, RidgeOptions options, RowPartition partition) {
    RidgeRules.requireLambda(lambda);
    return new LinearEquations(x, y, options, partition).solve(lambda);
  }

  /**
   * Chooses lambda by exact leave-one-out errors, O(n d^2) each: the residual of an example over 1
   * minus its leverage. Where rounding leaves nothing of that, no more than n u, the example is
   * fitted whatever its target, and the error counts as infinite. So does that of a lambda without
   * a factor.
   *
   * @param lambdas each above 0
   * @return cells with the linear kernel; the first with the smallest error is the best
   * @throws IllegalArgumentException when there is no lambda or fewer than two examples with a
   *     weight above 0, and as {@link #fit} does
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when no lambda has a factor
   * @throws dev.lanewise.matrix.CapacityException when 2 n d + 2 d^2 doubles do not fit into the
   *     heap
   */
  public static RidgeSearch.Result search(
      double[] lambdas,
      DoubleMatrix x,
      DoubleMatrix y,
      RidgeOptions options,
      RowPartition partition) {
    if (lambdas.length == 0) {
      throw new IllegalArgumentException("no lambda to try");
    }
    for (double lambda : lambdas) {
      RidgeRules.requireLambda(lambda);
    }
    LinearEquations equations = new LinearEquations(x, y, options, partition);
    LinearKernel kernel = new LinearKernel();
    RidgeCells cells = new RidgeCells();
    for (double lambda : lambdas) {
      cells.add(kernel, lambda, () -> equations.leaveOneOut(lambda).overall());
    }
    return cells.result();
  }

  /**
   * Mean over the examples of w_i |x_i|^2, of centred features with an intercept: the size that
   * lambda is to be compared with. O(n d).
   *
   * @throws IllegalArgumentException when x is empty, a value is not finite, or there are not n
   *     weights
   */
  public static double scale(DoubleMatrix x, RidgeOptions options) {
    return LinearEquations.meanSquare(x, options);
  }

  /**
   * What each example is missed by when it is left out, in O(n d^2).
   *
   * @throws IllegalArgumentException when there are fewer than two examples with a weight above 0,
   *     and as {@link #fit} does
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException as {@link #fit}
   * @throws dev.lanewise.matrix.CapacityException when 2 n d + 2 d^2 doubles do not fit into the
   *     heap
   */
  public static LeaveOneOut leaveOneOut(
      double lambda, DoubleMatrix x, DoubleMatrix y, RidgeOptions options, RowPartition partition) {
    RidgeRules.requireLambda(lambda);
    return new LinearEquations(x, y, options, partition).leaveOneOut(lambda);
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
    DoubleFinite.require(rows, "X", RidgeRules.FINITE);
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
