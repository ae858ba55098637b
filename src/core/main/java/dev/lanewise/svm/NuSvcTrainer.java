package dev.lanewise.svm;

import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Trains support vector classifiers with nu in place of C: nu is at most the share of support
 * vectors, and at least the share of examples inside the margin. One-vs-one for more than two
 * classes.
 *
 * <p>The result is that of a C-SVC with C = 1 / r, r being the margin that comes out, and the
 * tolerance is one of its decision values. LIBSVM divides by r whatever it is, and returns an
 * inverted classifier where r is negative; here a margin that cannot be told from 0 is an
 * exception.
 */
public final class NuSvcTrainer {
  private NuSvcTrainer() {}

  /** Trains on the calling thread; see the longest form. */
  public static SvmFit train(FloatMatrix x, int[] labels, NuSvcParameters parameters) {
    return train(x, labels, SampleWeights.none(), parameters, TrainingRun.DEFAULT);
  }

  /**
   * Trains a classifier on the n rows of x. Neither x nor labels is changed or kept.
   *
   * @param x n x d features, all finite
   * @param labels n classes
   * @param weights what each row counts
   * @throws IllegalArgumentException when lengths differ, there are fewer than two classes, nu is
   *     too large for the sizes of two classes, or a feature or kernel value is not finite, or x
   *     does not pass {@link FloatTrainingRows#require}
   * @throws DegenerateProblemException when the margin of a pair cannot be told from 0, or not yet
   *     when a limit or the listener stops the run ({@link DegenerateProblemException#status})
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static SvmFit train(
      FloatMatrix x,
      int[] labels,
      SampleWeights weights,
      NuSvcParameters parameters,
      TrainingRun run) {
    ExamplesByClass examples = SvmTrainer.examples(x, labels, weights, parameters.training());
    return OneVsOne.fit(examples, parameters.training(), new NuFormulation(parameters.nu()), run);
  }
}
