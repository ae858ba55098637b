package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Trains one C-SVC for each class against all others.
 *
 * <p>The bound of an example is C times the weight of <em>its own</em> class times its own weight,
 * in every one of the k problems: a class that weighs 3 counts three times where it is the positive
 * side, and three times among the others. {@link ClassWeights#balanced} balances the k classes, not
 * the two sides of a problem.
 *
 * <p>With two classes both problems are the same but for the sign: one-vs-one does with one. Kernel
 * rows stay under {@link SvmParameters#memoryBytes()}; how much there is changes the time, not the
 * result.
 */
public final class OneVsRestTrainer {
  private OneVsRestTrainer() {}

  /** Trains on the calling thread; see the longest form. */
  public static OneVsRestFit train(FloatMatrix x, int[] labels, SvmParameters parameters) {
    return train(x, labels, SampleWeights.none(), parameters, TrainingRun.DEFAULT);
  }

  /** All examples count once; see the longest form. */
  public static OneVsRestFit train(
      FloatMatrix x, int[] labels, SvmParameters parameters, TrainingRun run) {
    return train(x, labels, SampleWeights.none(), parameters, run);
  }

  /** Trains on the calling thread; see the longest form. */
  public static OneVsRestFit train(
      FloatMatrix x, int[] labels, SampleWeights weights, SvmParameters parameters) {
    return train(x, labels, weights, parameters, TrainingRun.DEFAULT);
  }

  /**
   * Trains a classifier on the n rows of x. Neither x nor labels is changed or kept.
   *
   * @param x n x d features, all finite
   * @param labels n classes
   * @param weights what each row counts
   * @param run a listener hears numbers of classes in place of those of pairs; starts of a
   *     one-vs-one model are left out
   * @throws IllegalArgumentException when lengths differ, there are fewer than two classes, or a
   *     feature or kernel value is not finite
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static OneVsRestFit train(
      FloatMatrix x,
      int[] labels,
      SampleWeights weights,
      SvmParameters parameters,
      TrainingRun run) {
    ExamplesByClass examples = SvmTrainer.examples(x, labels, weights, parameters);
    return OneVsRest.fit(examples, parameters, SvmTrainer.formulation(examples, parameters), run);
  }
}
