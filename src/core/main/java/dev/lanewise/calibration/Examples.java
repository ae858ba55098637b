package dev.lanewise.calibration;

/** Checks at the door of the fits. */
final class Examples {
  /** Products of two sums of weights stay in the range. */
  private static final double LARGEST_TOTAL = 1e100;

  private Examples() {}

  /**
   * @throws IllegalArgumentException when there are no examples, lengths differ, a decision is not
   *     finite, a weight is negative or not finite, or the weights add up to 0 or above 1e100
   */
  static void check(double[] decisions, boolean[] positive, double[] weights) {
    requireFinite(decisions, "decision");
    int n = decisions.length;
    if (n != positive.length) {
      throw new IllegalArgumentException(
          n + " decisions, " + positive.length + " marks of positive examples");
    }
    requireWeights(weights, n, "decision");
  }

  /**
   * @param of what each weight belongs to
   * @throws IllegalArgumentException when there are not n weights, one is negative or not finite,
   *     or they add up to 0 or above 1e100
   */
  static void requireWeights(double[] weights, int n, String of) {
    if (weights.length != n) {
      throw new IllegalArgumentException(n + " " + of + "s, " + weights.length + " weights");
    }
    double total = 0;
    for (int i = 0; i < n; i++) {
      if (!(weights[i] >= 0 && Double.isFinite(weights[i]))) {
        throw new IllegalArgumentException(
            "weight " + i + " is " + weights[i] + ", expected a finite number of at least 0");
      }
      total += weights[i];
    }
    if (!(total > 0 && total <= LARGEST_TOTAL)) {
      throw new IllegalArgumentException(
          "the weights add up to " + total + ", expected above 0 and at most " + LARGEST_TOTAL);
    }
  }

  static void requireFinite(double[] values, String what) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there is no " + what);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + " " + i + " is " + values[i] + ", expected a finite number");
      }
    }
  }
}
