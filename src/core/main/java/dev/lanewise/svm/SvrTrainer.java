package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;

/**
 * Trains support vector regression with an epsilon-insensitive loss (Vapnik 1998; Smola and
 * Schoelkopf 2004).
 *
 * <pre>
 *   minimise  1/2 |w|^2 + C sum max(0, |y_i - f_i| - epsilon),     f_i = w'phi(x_i) - rho
 * </pre>
 *
 * Its dual is the problem of {@link SmoState} over each example twice: alpha_i with s = +1 and p =
 * epsilon - y_i pulls f_i up, alpha*_i with s = -1 and p = epsilon + y_i down; beta = alpha -
 * alpha* are the coefficients.
 */
public final class SvrTrainer {
  private SvrTrainer() {}

  /** Trains on the calling thread; see the longest form. */
  public static SvrFit train(FloatMatrix x, double[] targets, SvrParameters parameters) {
    return train(x, targets, parameters, RowPartition.caller(), TrainingListener.NONE);
  }

  /**
   * Trains a regression on the n rows of x. Neither x nor targets is changed or kept.
   *
   * @param x n x d features, all finite
   * @param targets n values, all finite
   * @param partition threads for the Gram matrix; the steps take one
   * @throws IllegalArgumentException when lengths differ, there is no row or no column, or a
   *     feature, target or kernel value is not finite
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static SvrFit train(
      FloatMatrix x,
      double[] targets,
      SvrParameters parameters,
      RowPartition partition,
      TrainingListener listener) {
    check(x, targets);
    SvmParameters training = parameters.training();
    SingleProblem problem = new SingleProblem(x, training, partition, listener);
    int n = targets.length;
    MirroredRows rows = new MirroredRows(problem.rows, n);
    SmoState state = state(targets, parameters.epsilon(), training.c());
    SmoSolver solver = new SmoSolver(state, rows, rows::example);
    Status status = problem.solve(solver);
    double[] beta = new double[n];
    for (int i = 0; i < n; i++) {
      beta[i] = state.alpha[i] - state.alpha[n + i];
    }
    SingleFunction function =
        SingleFunction.of(training.kernel(), problem.features, beta, training.c(), state.rho());
    return new SvrFit(function.model(), Certificate.of(state, solver, status, function));
  }

  private static void check(FloatMatrix x, double[] targets) {
    if (x.rows() != targets.length) {
      throw new IllegalArgumentException(
          "X has " + x.rows() + " rows, there are " + targets.length + " targets");
    }
    for (int i = 0; i < targets.length; i++) {
      if (!Double.isFinite(targets[i])) {
        throw new IllegalArgumentException(
            "target " + i + " is " + targets[i] + ", expected a finite number");
      }
    }
  }

  private static SmoState state(double[] targets, double epsilon, double c) {
    int n = targets.length;
    double[] linear = new double[Math.multiplyExact(2, n)];
    double[] bounds = new double[2 * n];
    Arrays.fill(bounds, c);
    for (int i = 0; i < n; i++) {
      linear[i] = epsilon - targets[i];
      linear[n + i] = epsilon + targets[i];
    }
    return new SmoState(n, linear, bounds);
  }
}
