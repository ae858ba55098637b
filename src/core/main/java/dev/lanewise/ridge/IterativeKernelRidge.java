package dev.lanewise.ridge;

import dev.lanewise.approximation.CgColumn;
import dev.lanewise.approximation.CgResult;
import dev.lanewise.approximation.ConjugateGradient;
import dev.lanewise.approximation.KernelProduct;
import dev.lanewise.approximation.LinearOperator;
import dev.lanewise.approximation.NystromPreconditioner;
import dev.lanewise.approximation.SolverLimits;
import dev.lanewise.approximation.SolverStatus;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpy;
import java.util.List;

/**
 * The kernel ridge regression of {@link KernelRidge} where K does not fit into memory: (lambda I +
 * K) A = Y by conjugate gradients, K computed anew in each iteration (n^2 d) and never stored, with
 * a Nystrom preconditioner on m landmarks. Immutable and thread-safe.
 *
 * <p>What the residual r = y - (lambda I + K) a says: the coefficients differ from the exact ones
 * by at most ||r|| / lambda, since no eigenvalue of lambda I + K is below lambda ({@link
 * CgColumn#errorBound}); a prediction at x by at most ||k(X, x)|| times that.
 *
 * <p>With features in float K is that of {@link dev.lanewise.kernel.FloatKernelMatrices}, which
 * need not be positive semidefinite below rounding, 1e-7 of its largest eigenvalue: choose lambda
 * above that, or features in double.
 *
 * <p>Memory besides the rows: 8 n t doubles; 3 m^2 and 2,048 m doubles while the preconditioner is
 * made, 2 m^2 afterwards. The rows may be in a memory segment, such as a mapped file; the model
 * refers to them as long as it lives.
 */
public final class IterativeKernelRidge {
  private final KernelExpansion expansion;
  private final double lambda;
  private final List<CgColumn> columns;
  private final SolverStatus status;

  private IterativeKernelRidge(KernelExpansion expansion, double lambda, CgResult result) {
    this.expansion = expansion;
    this.lambda = lambda;
    this.columns = result.columns();
    this.status = result.status();
  }

  /**
   * Fits on features in double.
   *
   * @param lambda above 0
   * @param x n x d features, referred to, not copied: not to be changed afterwards
   * @param landmarks m x d rows that represent those of x; none for no preconditioner
   * @param y n x t targets
   * @return a model whatever the status
   * @throws IllegalArgumentException when shapes do not fit, lambda is not a finite number above 0,
   *     or a value is not finite
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when the kernel is not positive
   *     semidefinite on the landmarks
   * @throws dev.lanewise.matrix.CapacityException when the preconditioner does not fit into the
   *     heap
   */
  public static IterativeKernelRidge fit(
      Kernel kernel,
      double lambda,
      DoubleMatrix x,
      DoubleMatrix landmarks,
      DoubleMatrix y,
      SolverLimits limits,
      RowPartition partition) {
    return fit(
        kernel,
        lambda,
        new FeatureRows.Doubles(x),
        new FeatureRows.Doubles(landmarks),
        y,
        limits,
        partition);
  }

  /** The same for features in float. */
  public static IterativeKernelRidge fit(
      Kernel kernel,
      double lambda,
      FloatMatrix x,
      FloatMatrix landmarks,
      DoubleMatrix y,
      SolverLimits limits,
      RowPartition partition) {
    return fit(
        kernel,
        lambda,
        new FeatureRows.Floats(x),
        new FeatureRows.Floats(landmarks),
        y,
        limits,
        partition);
  }

  private static IterativeKernelRidge fit(
      Kernel kernel,
      double lambda,
      FeatureRows x,
      FeatureRows landmarks,
      DoubleMatrix y,
      SolverLimits limits,
      RowPartition partition) {
    KernelExpansion.check(kernel, lambda, x, y);
    KernelProduct k = x.product(kernel, x);
    LinearOperator inverse = LinearOperator.IDENTITY;
    if (landmarks.rows() > 0) {
      landmarks.requireFinite("landmarks", RidgeRules.FINITE);
      KernelProduct c = x.product(kernel, landmarks);
      inverse = new NystromPreconditioner(kernel, c, landmarks.widened(), lambda, partition);
    }
    LinearOperator regularized =
        v -> {
          DoubleMatrix out = k.multiply(v, partition);
          DoubleAxpy.axpy(lambda, v.array(), 0, out.array(), 0, out.array().length);
          return out;
        };
    CgResult result =
        ConjugateGradient.solve(regularized, inverse, KernelExpansion.transposed(y), limits);
    return new IterativeKernelRidge(
        new KernelExpansion(kernel, x, result.solutions()), lambda, result);
  }

  public Kernel kernel() {
    return expansion.kernel();
  }

  public double lambda() {
    return lambda;
  }

  /** The worst status of any target. */
  public SolverStatus status() {
    return status;
  }

  /** How well each target is solved. */
  public List<CgColumn> columns() {
    return columns;
  }

  /** A bound of ||a - a*|| for a target: its residual over lambda. */
  public double errorBound(int target) {
    return columns.get(target).errorBound(lambda);
  }

  /** The dual coefficients A, n x t; a copy. */
  public DoubleMatrix dualCoefficients() {
    return KernelExpansion.transposed(expansion.coefficients());
  }

  /**
   * Predictions for q rows: k(rows, X) A, block by block.
   *
   * @return q x t
   * @throws IllegalArgumentException when rows has other columns than X, or a value is not finite
   */
  public DoubleMatrix predict(DoubleMatrix rows, RowPartition partition) {
    return expansion.predict(new FeatureRows.Doubles(rows), partition);
  }

  /** The same for rows in float; in float when X is. */
  public DoubleMatrix predict(FloatMatrix rows, RowPartition partition) {
    return expansion.predict(new FeatureRows.Floats(rows), partition);
  }
}
