package dev.lanewise.ridge;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.matrix.SymmetricEigen;

/**
 * Kernel ridge regression for every lambda from one eigendecomposition, W^1/2 K W^1/2 = Q S Q':
 *
 * <pre>
 *   c(lambda) = Q (S + lambda I)^-1 Q' W^1/2 (y - b 1),     a = W^1/2 c
 * </pre>
 *
 * so that after O(n^3) once each lambda costs O(n^2), its exact leave-one-out errors included: the
 * diagonal of the inverse is the sum over j of Q_ij^2 / (S_j + lambda). Memory besides K: four n x
 * n matrices while it is made, one afterwards. Immutable and thread-safe.
 */
public final class RidgePath {
  private final SymmetricEigen eigen;
  private final double[] values;
  private final double[] roots;
  private final boolean intercept;
  private final DoubleMatrix gram;
  private final DoubleMatrix y;

  /** Q' W^1/2 y and Q' W^1/2 1. */
  private final DoubleMatrix turned;

  private final double[] ones;

  private RidgePath(DoubleMatrix k, DoubleMatrix y, RidgeOptions options, RowPartition partition) {
    this.gram = k;
    this.y = DoubleMatrix.copyOf(y);
    this.intercept = options.intercept();
    this.roots = options.roots(k.cols());
    DoubleMatrix scaled = DoubleMatrix.copyOf(k);
    for (int i = 0; i < roots.length; i++) {
      for (int j = 0; j <= i; j++) {
        scaled.set(i, j, roots[i] * k.get(i, j) * roots[j]);
      }
    }
    this.eigen = SymmetricEigen.of(scaled, partition);
    this.values = eigen.values();
    this.turned = eigen.multiplyTransposed(Columns.timesRoots(y, roots));
    this.ones = Columns.column(eigen.multiplyTransposed(Columns.columnOf(roots)), 0);
  }

  /**
   * Decomposes a Gram matrix. Weights and intercept of the options count; there is no refinement
   * and no jitter on a path.
   *
   * @param k n x n and symmetric; its lower triangle is read; not to be changed while this is used
   * @param y n x t targets; copied
   * @throws IllegalArgumentException when k is not square, is empty or holds a value that is not
   *     finite, y has other rows, or there are not n weights
   * @throws CapacityException when four more n x n matrices do not fit into the heap
   */
  public static RidgePath of(
      DoubleMatrix k, DoubleMatrix y, RidgeOptions options, RowPartition partition) {
    if (k.rows() != k.cols() || k.cols() == 0) {
      throw new IllegalArgumentException(
          "K is " + k.rows() + " x " + k.cols() + ", expected a square matrix");
    }
    RidgeRules.requireTargets(y, k.cols());
    CapacityException.check(
        "a path of " + k.cols() + " rows: four matrices of that order",
        CapacityException.bytes(4L * k.cols(), k.cols(), Double.BYTES),
        "raise -Xmx or use fewer rows");
    return new RidgePath(k, y, options, partition);
  }

  /** Eigenvalues of W^1/2 K W^1/2, rising. */
  public double[] eigenvalues() {
    return values.clone();
  }

  /**
   * Trace of K (K + lambda I)^-1, K weighted: how many free parameters the fit is worth, beside the
   * intercept.
   *
   * @throws IllegalArgumentException when lambda is not a finite number above 0
   * @throws NotPositiveDefiniteException when lambda does not outweigh the smallest eigenvalue
   */
  public double effectiveDegreesOfFreedom(double lambda) {
    return Columns.dot(values, inverses(lambda));
  }

  /**
   * The solution for one lambda.
   *
   * @throws IllegalArgumentException when lambda is not a finite number above 0
   * @throws NotPositiveDefiniteException when lambda does not outweigh the smallest eigenvalue
   */
  public RidgeSolution solve(double lambda) {
    double[] intercepts = new double[y.cols()];
    DoubleMatrix c = scaled(inverses(lambda), intercepts);
    for (int i = 0; i < roots.length; i++) {
      for (int t = 0; t < y.cols(); t++) {
        c.set(i, t, roots[i] * c.get(i, t));
      }
    }
    return new RidgeSolution(c, intercepts);
  }

  /**
   * Exact leave-one-out errors for one lambda.
   *
   * @throws IllegalArgumentException as {@link #solve} and {@link RidgeSystem#leaveOneOut}
   * @throws NotPositiveDefiniteException as {@link #solve}
   */
  public LeaveOneOut leaveOneOut(double lambda) {
    RidgeRules.requireEnough(roots);
    double[] inverses = inverses(lambda);
    double[] intercepts = new double[y.cols()];
    DoubleMatrix c = scaled(inverses, intercepts);
    double[] diagonal = eigen.diagonal(inverses);
    if (intercept) {
      double[] u = inverses.clone();
      for (int j = 0; j < u.length; j++) {
        u[j] *= ones[j];
      }
      double total = Columns.dot(ones, u);
      double[] solved = Columns.column(eigen.multiply(Columns.columnOf(u)), 0);
      for (int i = 0; i < diagonal.length; i++) {
        diagonal[i] -= solved[i] * (solved[i] / total); // a square may vanish
      }
    }
    DoubleMatrix errors = DoubleMatrix.allocate(roots.length, y.cols());
    for (int i = 0; i < roots.length; i++) {
      for (int t = 0; roots[i] == 0 && t < y.cols(); t++) {
        errors.set(i, t, y.get(i, t) - intercepts[t] - row(i, c, t));
      }
    }
    return LeaveOneOut.of(y, c, diagonal, roots, errors);
  }

  private double row(int i, DoubleMatrix c, int t) {
    double sum = 0;
    for (int j = 0; j < roots.length; j++) {
      sum += gram.get(Math.max(i, j), Math.min(i, j)) * roots[j] * c.get(j, t);
    }
    return sum;
  }

  private double[] inverses(double lambda) {
    RidgeRules.requireLambda(lambda);
    double[] inverses = new double[values.length];
    for (int j = 0; j < inverses.length; j++) {
      if (!(values[j] + lambda > 0)) {
        throw new NotPositiveDefiniteException(j, values[j] + lambda);
      }
      inverses[j] = 1 / (values[j] + lambda);
    }
    return inverses;
  }

  private DoubleMatrix scaled(double[] inverses, double[] intercepts) {
    int n = inverses.length;
    DoubleMatrix z = DoubleMatrix.allocate(n, y.cols());
    double total = 0;
    for (int j = 0; j < n; j++) {
      total += ones[j] * ones[j] * inverses[j];
    }
    for (int t = 0; t < y.cols(); t++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += ones[j] * inverses[j] * turned.get(j, t);
      }
      intercepts[t] = intercept ? sum / total : 0;
      for (int j = 0; j < n; j++) {
        z.set(j, t, inverses[j] * (turned.get(j, t) - intercepts[t] * ones[j]));
      }
    }
    return eigen.multiply(z);
  }
}
