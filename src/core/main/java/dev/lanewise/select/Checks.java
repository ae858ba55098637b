package dev.lanewise.select;

import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import java.util.List;

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

  /** There is one target a row. */
  static void requireTargets(FloatMatrix x, double[] y) {
    if (x.rows() != y.length) {
      throw new IllegalArgumentException("X has " + x.rows() + " rows, y has " + y.length);
    }
  }

  /** The splits are splits of these examples, whose values are finite. */
  static void requireExamples(FloatMatrix x, double[] y, List<Split> splits) {
    requireTargets(x, y);
    if (splits.isEmpty()) {
      throw new IllegalArgumentException("no splits: there is nothing to try");
    }
    splits.forEach(split -> split.requireRowsBelow(y.length));
    FloatFinite.require(x, "X", "models need finite features (impute or drop the row)");
    requireFinite(y, "target");
  }
}
