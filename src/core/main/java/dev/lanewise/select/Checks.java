package dev.lanewise.select;

/** Checks at the door that several metrics share. */
final class Checks {
  private Checks() {}

  /** There are examples, and as many of one thing as of the other. */
  static void requirePairs(int some, String what, int others, String ofWhat) {
    if (some != others) {
      throw new IllegalArgumentException(some + " " + what + ", " + others + " " + ofWhat);
    }
    if (some == 0) {
      throw new IllegalArgumentException("no examples: there is nothing to measure");
    }
  }

  static void requireFinite(double[] values, String what) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + " " + i + " is " + values[i] + ", expected a finite number");
      }
    }
  }

  static void requireProbabilities(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            "probability " + i + " is " + values[i] + ", expected 0 to 1");
      }
    }
  }
}
