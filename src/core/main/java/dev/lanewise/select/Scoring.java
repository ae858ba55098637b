package dev.lanewise.select;

/** How good predictions are: the greater, the better. Thread-safe. */
@FunctionalInterface
public interface Scoring {
  /**
   * Judges predictions, at least one.
   *
   * @param actual targets, or labels
   * @param predicted as many
   */
  double of(double[] actual, double[] predicted);

  /** Share of labels that are right. */
  static Scoring accuracy() {
    return (actual, predicted) -> {
      int right = 0;
      for (int i = 0; i < actual.length; i++) {
        right += actual[i] == predicted[i] ? 1 : 0;
      }
      return (double) right / actual.length;
    };
  }

  /** Mean over the classes that occur of the share of each that is right. */
  static Scoring balancedAccuracy() {
    return (actual, predicted) -> {
      ConfusionMatrix m = confusion(actual, predicted);
      double sum = 0;
      int present = 0;
      for (int c = 0; c < m.classes(); c++) {
        sum += m.support(c) > 0 ? m.recall(c) : 0;
        present += m.support(c) > 0 ? 1 : 0;
      }
      return sum / present;
    };
  }

  /** Mean over the classes of F1. */
  static Scoring macroF1() {
    return (actual, predicted) ->
        ClassificationReport.of(confusion(actual, predicted)).macro().f1();
  }

  /** Share of the variance that is explained. */
  static Scoring rSquared() {
    return (actual, predicted) -> RegressionScores.of(actual, predicted).r2();
  }

  /** Mean squared error, its sign turned. */
  static Scoring negativeMeanSquaredError() {
    return (actual, predicted) -> -RegressionScores.of(actual, predicted).meanSquaredError();
  }

  /** Mean absolute error, its sign turned. */
  static Scoring negativeMeanAbsoluteError() {
    return (actual, predicted) -> -RegressionScores.of(actual, predicted).meanAbsoluteError();
  }

  private static ConfusionMatrix confusion(double[] actual, double[] predicted) {
    return ConfusionMatrix.of(Labels.integers(actual), Labels.integers(predicted));
  }
}
