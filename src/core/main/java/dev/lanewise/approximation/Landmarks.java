package dev.lanewise.approximation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which rows are to stand for all: numbers of rows, ascending, drawn without replacement. The same
 * for a seed everywhere.
 */
public final class Landmarks {
  private Landmarks() {}

  /**
   * m of the numbers 0 to n - 1, every set as likely as any other (Vitter, Faster Methods for
   * Random Sampling, 1984, algorithm S).
   *
   * @throws IllegalArgumentException unless 1 &lt;= m &lt;= n
   */
  public static long[] uniform(long n, int m, long seed) {
    requireCount(n, m);
    SplittableRandom random = new SplittableRandom(seed);
    long[] chosen = new long[m];
    int found = 0;
    for (long i = 0; found < m; i++) {
      if (random.nextLong(n - i) < m - found) {
        chosen[found++] = i;
      }
    }
    return chosen;
  }

  /**
   * m rows, drawn one after the other with probabilities in proportion to their weights: those with
   * the m smallest -log(u) / w, u uniform (Efraimidis, Spirakis, Weighted Random Sampling with a
   * Reservoir, 2006).
   *
   * @param weights one for each row, finite and not negative
   * @throws IllegalArgumentException when a weight is neither, or fewer than m are above 0
   */
  public static long[] weighted(double[] weights, int m, long seed) {
    requireCount(weights.length, m);
    SplittableRandom random = new SplittableRandom(seed);
    double[] keys = new double[weights.length];
    int positive = 0;
    for (int i = 0; i < keys.length; i++) {
      double w = weights[i];
      if (!(w >= 0 && w <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "weight of row " + i + " is " + w + ", expected a finite number not below 0");
      }
      positive += w > 0 ? 1 : 0;
      double u = 1 - random.nextDouble(); // drawn for every row, above 0
      keys[i] = w > 0 ? -StrictMath.log(u) / w : Double.POSITIVE_INFINITY;
    }
    if (positive < m) {
      throw new IllegalArgumentException(
          positive + " rows have a weight above 0, expected at least " + m);
    }
    double[] sorted = keys.clone();
    Arrays.sort(sorted);
    double last = sorted[m - 1];
    int below = 0;
    for (double key : keys) {
      below += key < last ? 1 : 0;
    }
    long[] chosen = new long[m];
    int found = 0;
    int equal = m - below; // the first of those with equal keys
    for (int i = 0; i < keys.length; i++) {
      if (weights[i] > 0 && (keys[i] < last || keys[i] == last && equal-- > 0)) {
        chosen[found++] = i;
      }
    }
    return chosen;
  }

  static void requireCount(long n, int m) {
    if (m < 1 || m > n) {
      throw new IllegalArgumentException(
          m + " landmarks of " + n + " rows, expected at least 1 and at most all");
    }
  }
}
