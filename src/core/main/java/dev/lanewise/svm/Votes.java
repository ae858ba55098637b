package dev.lanewise.svm;

import java.util.Arrays;

/** One-vs-one voting. */
final class Votes {
  private Votes() {}

  /**
   * Number of the class with most votes, the first of equals.
   *
   * @param values decision values of all pairs from {@code at} on
   * @param votes scratch, one place a class
   */
  static int winner(double[] values, int at, int[] votes) {
    Arrays.fill(votes, 0);
    for (int a = 0; a < votes.length; a++) {
      for (int b = a + 1; b < votes.length; b++) {
        votes[values[at++] > 0 ? a : b]++;
      }
    }
    int best = 0;
    for (int c = 1; c < votes.length; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    return best;
  }
}
