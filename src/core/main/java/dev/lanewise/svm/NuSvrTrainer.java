package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Trains support vector regression that finds the width of its tube (Schoelkopf, Smola, Williamson,
 * Bartlett 2000): the share nu is at most that of the support vectors, and at least that of the
 * examples outside the tube.
 *
 * <pre>
 *   minimise  1/2 |w|^2 + C (nu n epsilon + sum max(0, |y_i - f_i| - epsilon))
 * </pre>
 *
 * In the dual alpha and alpha* add up to C nu n / 2 each; epsilon is the multiplier of that.
 */
public final class NuSvrTrainer {
  private NuSvrTrainer() {}

  /** Trains on the calling thread; see the longest form. */
  public static SvrFit train(FloatMatrix x, double[] targets, NuSvrParameters parameters) {
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
      NuSvrParameters parameters,
      TrainingRun run) {
    return problem(x, targets, weights, parameters, run).solve();
  }

  static TubeProblem problem(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      NuSvrParameters parameters,
      TrainingRun run) {
    double nu = parameters.nu();
    return new TubeProblem(x, targets, weights, 0, nu, parameters.training(), run);
  }
}
