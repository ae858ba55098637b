package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;

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
    return train(x, targets, SampleWeights.none(), parameters, TrainingRun.DEFAULT);
  }

  /**
   * Trains a regression on the n rows of x. Neither x nor targets is changed or kept.
   *
   * @param x n x d features, all finite
   * @param targets n values, all finite
   * @param weights what each row counts
   * @param run the threads compute kernel values and bring gradients up to date
   * @throws IllegalArgumentException when lengths differ, there is no row or no column, or a
   *     feature, target or kernel value is not finite
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static SvrFit train(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      SvrParameters parameters,
      TrainingRun run) {
    return problem(x, targets, weights, parameters, run).solve();
  }

  static TubeProblem problem(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      SvrParameters parameters,
      TrainingRun run) {
    double tube = parameters.epsilon();
    return new TubeProblem(x, targets, weights, tube, 0, parameters.training(), run);
  }
}
