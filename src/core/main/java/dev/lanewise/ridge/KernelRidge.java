package dev.lanewise.ridge;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.DoubleTrainingRows;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Optional;

/**
 * Kernel ridge regression: {@code y* = y' (lambda I + K)^-1 k(X, x*)}, the dual of ridge regression
 * in feature space. With A = (lambda I + K)^-1 Y the dual coefficients, a prediction is k(x*, X) A,
 * and b more with an intercept. Several targets share one factorisation; weights, intercept and
 * refinement are {@link RidgeOptions}; {@link RidgeSystem} is the same for a Gram matrix, and
 * {@link RidgeSearch} chooses kernel and lambda. Immutable and thread-safe.
 *
 * <p>(Saunders, Gammerman, Vovk, Ridge Regression Learning Algorithm in Dual Variables, 1998.)
 */
public final class KernelRidge {
  private final KernelExpansion expansion;
  private final double lambda;
  private final double[] intercepts;
  private final double jitter;

  private KernelRidge(
      Kernel kernel, double lambda, DoubleMatrix x, RidgeSolution solution, double jitter) {
    this.expansion =
        new KernelExpansion(
            kernel,
            new FeatureRows.Doubles(x),
            KernelExpansion.transposed(solution.coefficients()));
    this.lambda = lambda;
    this.intercepts = solution.intercepts().clone();
    this.jitter = jitter;
  }

  /** Fits on the calling thread; see the form with threads. */
  public static KernelRidge fit(Kernel kernel, double lambda, DoubleMatrix x, DoubleMatrix y) {
    return fit(kernel, lambda, x, y, RowPartition.caller());
  }

  /** Fits without weights or intercept; see the form with options. */
  public static KernelRidge fit(
      Kernel kernel, double lambda, DoubleMatrix x, DoubleMatrix y, RowPartition partition) {
    return fit(kernel, lambda, x, y, RidgeOptions.DEFAULT, partition);
  }

  /**
   * Solves (lambda I + K) A = Y by Cholesky; with weights and an intercept, the equations of {@link
   * RidgeSystem}. Neither x nor y is changed or kept. Holds one n x n matrix. From 512 examples on,
   * where lambda is not too small beside K, the factor is one in floats, half an n x n matrix more,
   * and the solution refined to what a factor in double leaves: see docs/decisions/0007.
   *
   * @param lambda above 0
   * @param x n x d features
   * @param y n x t targets
   * @throws IllegalArgumentException when shapes do not fit, lambda is not a finite number above 0,
   *     a value or a kernel value is not finite, there are not n weights, or x does not pass {@link
   *     DoubleTrainingRows#require}
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when lambda I + K is not, for a kernel
   *     that is not known to be positive semidefinite, unless the options allow jitter
   * @throws CapacityException when the n x n matrix does not fit into the heap
   */
  public static KernelRidge fit(
      Kernel kernel,
      double lambda,
      DoubleMatrix x,
      DoubleMatrix y,
      RidgeOptions options,
      RowPartition partition) {
    RidgeRules.requireLambda(lambda);
    DoubleMatrix own = requireExamples(kernel, x, y, "Y");
    DoubleMatrix k = DoubleKernelMatrices.gram(kernel, own, partition);
    boolean definite = kernel.positiveSemidefinite();
    if (definite && options.isPlain()) {
      Optional<RidgeSolution> solution =
          MixedPrecision.solve(k, lambda, y, options.intercept(), partition);
      if (solution.isPresent()) {
        return new KernelRidge(kernel, lambda, own, solution.get(), 0);
      }
    }
    // What was solved above had finite sums of rows: no second look at K there.
    requireFinite(k);
    RidgeSystem system = RidgeSystem.inPlace(k, lambda, definite, options, partition);
    return new KernelRidge(kernel, lambda, own, system.solve(y), system.jitter());
  }

  /**
   * A model from its parts, as a file holds them.
   *
   * @param lambda what it was fitted with
   * @param x n x d training examples; copied
   * @throws IllegalArgumentException when shapes do not fit or a value is not finite
   */
  public static KernelRidge of(
      Kernel kernel, double lambda, DoubleMatrix x, RidgeSolution solution) {
    RidgeRules.requireLambda(lambda);
    DoubleMatrix own = requireExamples(kernel, x, solution.coefficients(), "A");
    double[] intercepts = solution.intercepts();
    if (intercepts.length != solution.coefficients().cols()) {
      throw new IllegalArgumentException(
          solution.coefficients().cols() + " targets, " + intercepts.length + " intercepts");
    }
    DoubleFinite.requireRow(intercepts, 0, intercepts.length, "b", 0, RidgeRules.FINITE);
    return new KernelRidge(kernel, lambda, own, solution, 0);
  }

  /**
   * A copy of x that is fit for training with y.
   *
   * @param name of y in messages
   */
  static DoubleMatrix requireExamples(Kernel kernel, DoubleMatrix x, DoubleMatrix y, String name) {
    RidgeRules.requireExamples(x.rows(), x.cols(), y, name);
    DoubleMatrix own = DoubleMatrix.copyOf(x);
    DoubleFinite.require(own, "X", RidgeRules.FINITE);
    DoubleTrainingRows.require(kernel, own, "X");
    return own;
  }

  /** Features may be finite and their products not; kernels of the user may give anything. */
  static void requireFinite(DoubleMatrix k) {
    DoubleFinite.require(k, "K", RidgeRules.FINITE);
  }

  public Kernel kernel() {
    return expansion.kernel();
  }

  public double lambda() {
    return lambda;
  }

  /** What was added to the diagonal beside lambda, against rounding; nearly always 0. */
  public double jitter() {
    return jitter;
  }

  /** The intercepts b of the t targets; zeros unless one was asked for. */
  public double[] intercepts() {
    return intercepts.clone();
  }

  /** Columns a row has to have. */
  public int features() {
    return expansion.centres().cols();
  }

  /** Number of targets. */
  public int targets() {
    return (int) expansion.coefficients().rows();
  }

  /** The dual coefficients A, n x t; a copy. */
  public DoubleMatrix dualCoefficients() {
    return KernelExpansion.transposed(expansion.coefficients());
  }

  /** Predicts on the calling thread; see the form with threads. */
  public DoubleMatrix predict(DoubleMatrix rows) {
    return predict(rows, RowPartition.caller());
  }

  /**
   * Predictions for m rows: k(rows, X) A + b, the kernel values reduced block by block and never
   * stored.
   *
   * @return m x t
   * @throws IllegalArgumentException when rows has other columns than X, or a value is not finite
   */
  public DoubleMatrix predict(DoubleMatrix rows, RowPartition partition) {
    DoubleMatrix out = expansion.predict(new FeatureRows.Doubles(rows), partition);
    for (long i = 0; i < out.rows(); i++) {
      for (int t = 0; t < targets(); t++) {
        out.set(i, t, out.get(i, t) + intercepts[t]);
      }
    }
    return out;
  }
}
