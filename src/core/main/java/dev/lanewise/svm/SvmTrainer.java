package dev.lanewise.svm;

import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * Trains support vector classifiers (C-SVC; one-vs-one for more than two classes).
 *
 * <p>Kernel rows stay under {@link SvmParameters#memoryBytes()}. Up to 1,000 examples of a pair of
 * classes how much there is changes the time only; beyond, the result within the tolerance.
 */
public final class SvmTrainer {
  /** The rule in messages about features. */
  static final String FINITE = "SVMs need finite features (impute or drop the row)";

  private SvmTrainer() {}

  /** Trains on the calling thread; see the longest form. */
  public static SvmFit train(FloatMatrix x, int[] labels, SvmParameters parameters) {
    return train(x, labels, SampleWeights.none(), parameters, TrainingRun.DEFAULT);
  }

  /** Trains on several threads; see the longest form. */
  public static SvmFit train(
      FloatMatrix x, int[] labels, SvmParameters parameters, RowPartition partition) {
    TrainingRun run = TrainingRun.DEFAULT.with(partition);
    return train(x, labels, SampleWeights.none(), parameters, run);
  }

  /**
   * Trains a classifier on the n rows of x. Neither x nor labels is changed or kept.
   *
   * @param x n x d features, all finite but those of rows with a weight of 0
   * @param labels n classes
   * @param weights what each row counts
   * @throws IllegalArgumentException when lengths differ, there are fewer than two classes, a
   *     feature, a kernel value, C times the weights of a row or the sum of these is not finite, or
   *     x does not pass {@link FloatTrainingRows#require}
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static SvmFit train(
      FloatMatrix x,
      int[] labels,
      SampleWeights weights,
      SvmParameters parameters,
      TrainingRun run) {
    ExamplesByClass examples = examples(x, labels, weights, parameters);
    return OneVsOne.fit(examples, parameters, formulation(examples, parameters), run);
  }

  /** Sorts and checks what a classifier is to learn. */
  static ExamplesByClass examples(
      FloatMatrix x, int[] labels, SampleWeights weights, SvmParameters parameters) {
    ExamplesByClass examples = ExamplesByClass.of(x, labels, weights);
    FloatTrainingRows.require(parameters.kernel(), x, weights.rows(x.rows()), "X");
    return examples;
  }

  static CostFormulation formulation(ExamplesByClass examples, SvmParameters parameters) {
    double[] byClass = parameters.weights().of(examples.labels(), examples.counts());
    CostFormulation formulation = new CostFormulation(parameters.c(), byClass);
    formulation.check(examples);
    return formulation;
  }
}
