package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * What a classifier has to beat: {@link BaselineClassifier}.
 *
 * @param random whether any class may be predicted; else always the largest is
 * @param seed of the random one; without meaning for the other
 */
public record Baseline(boolean random, long seed) implements Estimator {
  /** Always the class with most examples, among equals the smallest label. */
  public static Baseline majority() {
    return new Baseline(false, 0);
  }

  /** Any class with the same probability, a fixed function of row and seed. */
  public static Baseline random(long seed) {
    return new Baseline(true, seed);
  }

  @Override
  public Classifier fit(FloatMatrix x, double[] y, RowPartition partition) {
    Checks.requireTargets(x, y);
    int[] labels = Labels.integers(y);
    return new Classifier(
        random
            ? BaselineClassifier.random(x.cols(), labels, seed)
            : BaselineClassifier.majority(x.cols(), labels));
  }

  /** What was learned. */
  public record Classifier(BaselineClassifier model) implements Fitted {
    @Override
    public double[] predict(FloatMatrix x, RowPartition partition) {
      return Labels.predicted(model, x, partition);
    }
  }
}
