package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;

/**
 * The equations of kernel ridge regression, factored: ready for any targets, for exact
 * leave-one-out errors, and to say how well they are conditioned.
 *
 * <pre>
 *   minimise  sum of w_i (y_i - f(x_i) - b)^2 + lambda |f|^2
 *
 *   a = W^1/2 c,     B c = W^1/2 (y - b 1),     B = W^1/2 K W^1/2 + lambda I
 *   1'a = 0 with an intercept, otherwise b = 0
 * </pre>
 *
 * B is positive definite whatever the weights; where one is 0 the coefficient is 0. The intercept
 * takes one more right-hand side, W^1/2 1. Holds one n x n matrix: the factor in its lower
 * triangle, K in its upper one. Immutable and thread-safe.
 *
 * <p>(Saunders, Gammerman, Vovk, Ridge Regression Learning Algorithm in Dual Variables, 1998;
 * Suykens et al., Least Squares Support Vector Machines, 2002, for the intercept.)
 */
public final class RidgeSystem {
  private final DoubleCholesky factor;
  private final GramTriangle gram;
  private final double[] roots;
  private final double lambda;
  private final double jitter;
  private final RidgeOptions options;
  private final RowPartition partition;

  /** B^-1 W^1/2 1, or null without an intercept. */
  private final double[] ones;

  private RidgeSystem(
      GramTriangle gram,
      double[] roots,
      double lambda,
      boolean jitterAllowed,
      RidgeOptions options,
      RowPartition partition) {
    this.gram = gram;
    this.roots = roots;
    this.lambda = lambda;
    this.options = options;
    this.partition = partition;
    JitteredFactor attempt = JitteredFactor.of(gram, roots, lambda, jitterAllowed, partition);
    this.factor = attempt.factor();
    this.jitter = attempt.jitter();
    this.ones =
        options.intercept() ? Columns.column(solveScaled(Columns.columnOf(roots)), 0) : null;
  }

  /**
   * Factors the equations of a Gram matrix.
   *
   * @param k n x n and symmetric; its lower triangle is read, nothing is changed
   * @param lambda above 0
   * @throws IllegalArgumentException when k is not square, is empty or holds a value that is not
   *     finite, lambda is not a finite number above 0, or there are not n weights
   * @throws NotPositiveDefiniteException when B is not, and no jitter is allowed
   * @throws dev.lanewise.matrix.CapacityException when a copy of k does not fit into the heap
   */
  public static RidgeSystem of(
      DoubleMatrix k, double lambda, RidgeOptions options, RowPartition partition) {
    RidgeRules.requireLambda(lambda);
    return new RidgeSystem(
        GramTriangle.copyOf(k),
        options.roots(k.cols()),
        lambda,
        options.jitter(),
        options,
        partition);
  }

  /** The same in place of a symmetric matrix on the heap that is not used any more. */
  static RidgeSystem inPlace(
      DoubleMatrix k,
      double lambda,
      boolean positiveSemidefinite,
      RidgeOptions options,
      RowPartition partition) {
    return new RidgeSystem(
        GramTriangle.inPlaceOf(k),
        options.roots(k.cols()),
        lambda,
        options.jitter() || positiveSemidefinite,
        options,
        partition);
  }

  /** Number of examples n. */
  public int size() {
    return roots.length;
  }

  public double lambda() {
    return lambda;
  }

  /** What had to be added to the diagonal beside lambda; 0 unless B was not positive definite. */
  public double jitter() {
    return jitter;
  }

  /**
   * Estimate of the condition number of B in the 1-norm, nearly always within a factor of 3. Where
   * it passes about 1e12, coefficients have fewer than four digits; predictions suffer less.
   */
  public double conditionEstimate() {
    return factor.conditionEstimate();
  }

  /** Logarithm of the determinant of B. */
  public double logDeterminant() {
    return factor.logDeterminant();
  }

  /**
   * Dual coefficients and intercepts for targets.
   *
   * @param y n x t
   * @throws IllegalArgumentException when y has not n rows, or a value is not finite
   */
  public RidgeSolution solve(DoubleMatrix y) {
    Scaled scaled = scaled(y);
    for (int i = 0; i < size(); i++) {
      for (int t = 0; t < y.cols(); t++) {
        scaled.c.set(i, t, roots[i] * scaled.c.get(i, t));
      }
    }
    return new RidgeSolution(scaled.c, scaled.intercepts);
  }

  /**
   * What each example is missed by when it is left out: n^3/3 operations for the diagonal of the
   * inverse.
   *
   * @param y n x t
   * @throws IllegalArgumentException when y has not n rows, a value is not finite, or there are
   *     fewer examples than two with a weight above 0
   */
  public LeaveOneOut leaveOneOut(DoubleMatrix y) {
    RidgeRules.requireEnough(roots);
    Scaled scaled = scaled(y);
    double[] inverse = factor.inverseDiagonal();
    if (ones != null) {
      double total = Columns.dot(roots, ones);
      for (int i = 0; i < size(); i++) {
        inverse[i] -= ones[i] * (ones[i] / total); // a square may vanish
      }
    }
    DoubleMatrix errors = DoubleMatrix.allocate(size(), y.cols());
    for (int i = 0; i < size(); i++) {
      if (roots[i] == 0) {
        for (int t = 0; t < y.cols(); t++) {
          double f = gram.row(i, roots, scaled.c, t) + scaled.intercepts[t];
          errors.set(i, t, y.get(i, t) - f);
        }
      }
    }
    return LeaveOneOut.of(y, scaled.c, inverse, roots, errors);
  }

  private record Scaled(DoubleMatrix c, double[] intercepts) {}

  private Scaled scaled(DoubleMatrix y) {
    RidgeRules.requireTargets(y, size());
    DoubleMatrix c = solveScaled(Columns.timesRoots(y, roots));
    double[] intercepts = new double[y.cols()];
    if (ones != null) {
      double total = Columns.dot(roots, ones);
      for (int t = 0; t < y.cols(); t++) {
        intercepts[t] = Columns.dot(roots, Columns.column(c, t)) / total;
        for (int i = 0; i < size(); i++) {
          c.set(i, t, c.get(i, t) - intercepts[t] * ones[i]);
        }
      }
    }
    return new Scaled(c, intercepts);
  }

  private DoubleMatrix solveScaled(DoubleMatrix b) {
    DoubleMatrix c = factor.solve(b);
    if (options.refined()) {
      DoubleMatrix step = factor.solve(gram.residual(b, c, roots, lambda + jitter));
      for (int i = 0; i < size(); i++) {
        for (int t = 0; t < b.cols(); t++) {
          c.set(i, t, c.get(i, t) + step.get(i, t));
        }
      }
    }
    return c;
  }
}
