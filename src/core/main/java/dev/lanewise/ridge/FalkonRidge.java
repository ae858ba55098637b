package dev.lanewise.ridge;

import dev.lanewise.approximation.CgColumn;
import dev.lanewise.approximation.CgResult;
import dev.lanewise.approximation.ConjugateGradient;
import dev.lanewise.approximation.SolverLimits;
import dev.lanewise.approximation.SolverStatus;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/**
 * Kernel ridge regression with few landmarks among many rows: f(x) = sum of a_j K(x, b_j) over m
 * landmarks that minimises, over all n rows, the sum of squared errors + lambda |f|^2, the norm
 * that of the kernel's space. The lambda is that of {@link KernelRidge}; with all rows as landmarks
 * both have the same solution. Several targets share the passes over the rows. No intercept.
 * Immutable and thread-safe.
 *
 * <pre>
 *   (K_nm' K_nm + lambda K_mm) a = K_nm' y
 *
 *   K_mm + jitter I = L L'                     makes K_mm the identity
 *   (n/m) L'L + lambda I = G G'                K_nm' K_nm ~ (n/m) K_mm K_mm, landmarks being typical
 *   a = L'^-1 G'^-1 c                          conjugate gradients for c
 * </pre>
 *
 * <p>An iteration is one pass over the rows: K_nm' (K_nm v) with K_nm computed anew, n m d, and
 * never stored. The number of iterations hardly depends on n when lambda is of the order of the
 * root of n or more. The residual reported is that of the system for c; rounding keeps it above
 * some 1e-8 to 1e-9 of the right-hand side in double, for L^-1 enlarges errors by up to the root of
 * one over the jitter, and above some 1e-5 for features in float. Predictions are far closer than
 * that.
 *
 * <p>Features in float: kernel values of the rows in float with sums in double, K_mm in double.
 *
 * <p>Memory besides the rows: 3 m^2 doubles while it starts, 2 m^2 in the iterations; m (2 d + 64
 * t) and 3 n t elements; for each thread a strip of some hundred rows of K_nm. The rows may be in a
 * memory segment, such as a mapped file. The model keeps the landmarks only.
 *
 * <p>(Rudi, Carratino, Rosasco, FALKON: an Optimal Large Scale Kernel Method, 2017.)
 */
public final class FalkonRidge {
  private final KernelExpansion expansion;
  private final double lambda;
  private final double jitter;
  private final List<CgColumn> columns;
  private final SolverStatus status;

  private FalkonRidge(KernelExpansion expansion, double lambda, double jitter, CgResult result) {
    this.expansion = expansion;
    this.lambda = lambda;
    this.jitter = jitter;
    this.columns = result.columns();
    this.status = result.status();
  }

  /**
   * Fits on features in double. Nothing is changed or kept but the coefficients and a copy of the
   * landmarks.
   *
   * @param lambda above 0
   * @param x n x d features
   * @param landmarks m x d, such as {@link dev.lanewise.approximation.DoubleLandmarks#uniform}
   *     gives
   * @param y n x t targets
   * @return a model whatever the status
   * @throws IllegalArgumentException when shapes do not fit, there are no landmarks, lambda is not
   *     a finite number above 0, or a value is not finite
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when the kernel is not positive
   *     semidefinite
   * @throws CapacityException when the m x m matrices do not fit into the heap
   */
  public static FalkonRidge fit(
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
  public static FalkonRidge fit(
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

  private static FalkonRidge fit(
      Kernel kernel,
      double lambda,
      FeatureRows x,
      FeatureRows landmarks,
      DoubleMatrix y,
      SolverLimits limits,
      RowPartition partition) {
    KernelExpansion.check(kernel, lambda, x, y);
    if (landmarks.rows() == 0) {
      throw new IllegalArgumentException("there are no landmarks");
    }
    if (landmarks.cols() != x.cols()) {
      throw new IllegalArgumentException(
          "X has " + x.cols() + " columns, the landmarks have " + landmarks.cols());
    }
    CapacityException.check(
        "three matrices of the order of " + landmarks.rows() + " landmarks",
        CapacityException.bytes(3 * landmarks.rows(), landmarks.rows(), Double.BYTES),
        "use fewer landmarks");
    landmarks.requireFinite("landmarks", RidgeRules.FINITE);
    FeatureRows own = landmarks.copy();
    FalkonSystem system =
        new FalkonSystem(kernel, x.product(kernel, own), own.widened(), lambda, partition);
    DoubleMatrix b = system.rightHandSide(KernelExpansion.transposed(y));
    CgResult result = ConjugateGradient.solve(system, b, limits);
    KernelExpansion expansion =
        new KernelExpansion(kernel, own, system.coefficients(result.solutions()));
    return new FalkonRidge(expansion, lambda, system.jitter(), result);
  }

  public Kernel kernel() {
    return expansion.kernel();
  }

  public double lambda() {
    return lambda;
  }

  /** What was added to the diagonal of K_mm, also where it stands for |f|^2. */
  public double jitter() {
    return jitter;
  }

  /** The worst status of any target. */
  public SolverStatus status() {
    return status;
  }

  /** How well each target is solved: the system for c, true residuals. */
  public List<CgColumn> columns() {
    return columns;
  }

  /** The coefficients a, m x t; a copy. */
  public DoubleMatrix coefficients() {
    return KernelExpansion.transposed(expansion.coefficients());
  }

  /**
   * Predictions for q rows: k(rows, landmarks) a, block by block.
   *
   * @return q x t
   * @throws IllegalArgumentException when rows has other columns than X, or a value is not finite
   */
  public DoubleMatrix predict(DoubleMatrix rows, RowPartition partition) {
    return expansion.predict(new FeatureRows.Doubles(rows), partition);
  }

  /** The same for rows in float; in float when X was. */
  public DoubleMatrix predict(FloatMatrix rows, RowPartition partition) {
    return expansion.predict(new FeatureRows.Floats(rows), partition);
  }
}
