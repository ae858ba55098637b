package dev.lanewise.svm;

import java.util.Arrays;

/**
 * One score a class out of the decision values of all pairs: {@code votes + s / (3 (|s| + 1))} with
 * s the sum of the decision values of the pairs of a class, those of its opponents' side with their
 * sign turned. The second part is less than 1/3, so it orders classes with equally many votes.
 */
final class ClassScores {
  private ClassScores() {}

  /**
   * @param values decision values of all pairs from {@code at} on
   * @param out receives a score for each of {@code classes} classes from {@code to} on
   */
  static void of(double[] values, int at, int classes, double[] out, int to) {
    Arrays.fill(out, to, to + classes, 0);
    int pair = at;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        double confidence = confidence(values[pair++]);
        out[to + a] += confidence;
        out[to + b] -= confidence;
      }
    }
    for (int c = 0; c < classes; c++) {
      double s = out[to + c];
      out[to + c] = Double.isInfinite(s) ? Math.copySign(1.0 / 3, s) : s / (Math.abs(s) + 1) / 3;
    }
    pair = at;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        out[to + (values[pair++] > 0 ? a : b)]++;
      }
    }
  }

  /** Finite, so that no two of them make NaN. */
  private static double confidence(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Position of the greatest of some values, the first of equals; NaN is less than any number. */
  static int greatest(double[] values, int at, int count) {
    int best = 0;
    for (int c = 1; c < count; c++) {
      double v = values[at + c];
      double b = values[at + best];
      best = v > b || (Double.isNaN(b) && !Double.isNaN(v)) ? c : best;
    }
    return best;
  }
}
