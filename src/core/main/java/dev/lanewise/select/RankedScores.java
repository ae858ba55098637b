package dev.lanewise.select;

import java.util.Arrays;

/**
 * Examples of two classes in order of their scores, greatest first: after each different score, how
 * many positive and how many negative examples lie there or above.
 *
 * @param scores different ones, falling
 * @param positives at least {@code scores[i]}
 * @param negatives at least {@code scores[i]}
 */
record RankedScores(double[] scores, int[] positives, int[] negatives) {
  static RankedScores of(double[] scores, boolean[] positive) {
    Checks.requirePairs(scores.length, "scores", positive.length, "classes");
    Checks.requireFinite(scores, "score");
    double[] yes = sorted(scores, positive, true);
    double[] no = sorted(scores, positive, false);
    double[] different = new double[scores.length];
    int[] positives = new int[scores.length];
    int[] negatives = new int[scores.length];
    int p = 0;
    int q = 0;
    int found = 0;
    while (p + q < scores.length) {
      // By ==, for which both zeros are one score.
      double next = Math.max(fromAbove(yes, p), fromAbove(no, q));
      while (fromAbove(yes, p) == next) {
        p++;
      }
      while (fromAbove(no, q) == next) {
        q++;
      }
      different[found] = next;
      positives[found] = p;
      negatives[found++] = q;
    }
    return new RankedScores(
        Arrays.copyOf(different, found),
        Arrays.copyOf(positives, found),
        Arrays.copyOf(negatives, found));
  }

  private static double[] sorted(double[] scores, boolean[] positive, boolean wanted) {
    double[] some = new double[scores.length];
    int found = 0;
    for (int i = 0; i < scores.length; i++) {
      if (positive[i] == wanted) {
        some[found++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(some, found);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The value that i others are not below; beyond the last, less than any score. */
  private static double fromAbove(double[] ascending, int i) {
    return i < ascending.length ? ascending[ascending.length - 1 - i] : Double.NEGATIVE_INFINITY;
  }

  int count() {
    return scores.length;
  }

  int allPositives() {
    return positives[count() - 1];
  }

  int allNegatives() {
    return negatives[count() - 1];
  }

  void requirePositives() {
    if (allPositives() == 0) {
      throw new IllegalArgumentException(
          "0 of " + allNegatives() + " examples are positive, expected at least 1");
    }
  }

  void requireBoth() {
    if (allPositives() == 0 || allNegatives() == 0) {
      throw new IllegalArgumentException(
          (allPositives() + " positive and " + allNegatives() + " negative examples")
              + ", expected at least 1 of each");
    }
  }
}
