package dev.lanewise.select;

/**
 * How far predictions of numbers are off. Sums run in the order of the examples.
 *
 * @param count examples
 * @param meanSquaredError mean of (actual - predicted)^2, in squared units of the target
 * @param meanAbsoluteError mean of |actual - predicted|, in units of the target
 * @param r2 coefficient of determination, 1 minus the squared errors over those of predicting the
 *     mean: 1 at best, 0 for the mean itself, below that without end. NaN for a constant target,
 *     which leaves nothing to explain, and so for a single example. scikit-learn gives 1 there when
 *     all predictions are right and 0 otherwise, or, where the mean of equal numbers is rounded,
 *     whatever the rounding leaves; both flatter or blame a model for nothing. This is not the
 *     squared correlation coefficient that LIBSVM prints.
 */
public record RegressionScores(
    int count, double meanSquaredError, double meanAbsoluteError, double r2) {
  /**
   * Compares predictions with what came.
   *
   * @throws IllegalArgumentException when there are no examples, the lengths differ, or a number is
   *     not finite
   */
  public static RegressionScores of(double[] actual, double[] predicted) {
    Checks.requirePairs(actual.length, "actual values", predicted.length, "predicted ones");
    Checks.requireFinite(actual, "actual value");
    Checks.requireFinite(predicted, "predicted value");
    int n = actual.length;
    double squares = 0;
    double sizes = 0;
    double sum = 0;
    boolean constant = true;
    for (int i = 0; i < n; i++) {
      double error = actual[i] - predicted[i];
      squares += error * error;
      sizes += Math.abs(error);
      sum += actual[i];
      constant &= actual[i] == actual[0];
    }
    double mean = sum / n;
    double spread = 0;
    for (double y : actual) {
      spread += (y - mean) * (y - mean);
    }
    // Not by spread == 0: the mean of equal numbers may be rounded.
    double r2 = constant ? Double.NaN : 1 - squares / spread;
    return new RegressionScores(n, squares / n, sizes / n, r2);
  }

  /** Root of the mean squared error, in units of the target. */
  public double rootMeanSquaredError() {
    return Math.sqrt(meanSquaredError);
  }
}
