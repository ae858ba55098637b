package dev.lanewise.svm;

import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.FloatMixedDot;

/** Decision values of pairs of classes, over the support vectors of the two: one-vs-one. */
final class PairSums implements DecisionSums {
  /** Classes from which on all pairs are more than those that a winner takes. */
  private static final int WORTHWHILE = 4;

  private final int[] starts;
  private final double[][] coefficients;
  private final double[] rho;

  PairSums(int[] counts, double[][] coefficients, double[] rho) {
    this.starts = new int[counts.length + 1];
    for (int c = 0; c < counts.length; c++) {
      starts[c + 1] = starts[c] + counts[c];
    }
    this.coefficients = coefficients;
    this.rho = rho;
  }

  @Override
  public int count() {
    return rho.length;
  }

  @Override
  public int supportVectors() {
    return starts[starts.length - 1];
  }

  @Override
  public double rho(int pair) {
    return rho[pair];
  }

  /** 0 outside the two classes. */
  @Override
  public double[] coefficientsOf(int pair) {
    int a = 0;
    int first = 0;
    while (pair >= first + classes() - 1 - a) {
      first += classes() - 1 - a;
      a++;
    }
    int b = a + 1 + pair - first;
    double[] c = new double[supportVectors()];
    System.arraycopy(coefficients[b - 1], starts[a], c, starts[a], starts[a + 1] - starts[a]);
    System.arraycopy(coefficients[a], starts[b], c, starts[b], starts[b + 1] - starts[b]);
    return c;
  }

  private int classes() {
    return starts.length - 1;
  }

  @Override
  public void sum(float[] k, int from, double[] out, int to) {
    int pair = 0;
    for (int a = 0; a < classes(); a++) {
      for (int b = a + 1; b < classes(); b++) {
        out[to + pair] = sum(k, from, a, b, pair);
        pair++;
      }
    }
  }

  @Override
  public void sum(double[] k, int from, double[] out, int to) {
    int pair = 0;
    for (int a = 0; a < classes(); a++) {
      for (int b = a + 1; b < classes(); b++) {
        out[to + pair] = sum(k, from, a, b, pair);
        pair++;
      }
    }
  }

  private double sum(float[] k, int from, int a, int b, int pair) {
    int countA = starts[a + 1] - starts[a];
    int countB = starts[b + 1] - starts[b];
    double ofA = FloatMixedDot.dot(k, from + starts[a], coefficients[b - 1], starts[a], countA);
    double ofB = FloatMixedDot.dot(k, from + starts[b], coefficients[a], starts[b], countB);
    return ofA + ofB - rho[pair];
  }

  private double sum(double[] k, int from, int a, int b, int pair) {
    int countA = starts[a + 1] - starts[a];
    int countB = starts[b + 1] - starts[b];
    double ofA = DoubleDot.dot(k, from + starts[a], coefficients[b - 1], starts[a], countA);
    double ofB = DoubleDot.dot(k, from + starts[b], coefficients[a], starts[b], countB);
    return ofA + ofB - rho[pair];
  }

  /**
   * A class with a vote from all its pairs has more than any other can have. Only one that goes
   * through the others and is never beaten on the way can be that class: fewer than two sums a
   * class, in place of (k - 1) / 2.
   */
  @Override
  public int winner(float[] k, int from) {
    if (classes() < WORTHWHILE) {
      return -1;
    }
    int best = 0;
    for (int c = 1; c < classes(); c++) {
      best = sum(k, from, best, c, pair(best, c)) > 0 ? best : c;
    }
    for (int c = 0; c < best; c++) {
      if (sum(k, from, c, best, pair(c, best)) > 0) {
        return -1;
      }
    }
    return best;
  }

  @Override
  public int winner(double[] k, int from) {
    if (classes() < WORTHWHILE) {
      return -1;
    }
    int best = 0;
    for (int c = 1; c < classes(); c++) {
      best = sum(k, from, best, c, pair(best, c)) > 0 ? best : c;
    }
    for (int c = 0; c < best; c++) {
      if (sum(k, from, c, best, pair(c, best)) > 0) {
        return -1;
      }
    }
    return best;
  }

  /** Number of the pair (a, b), a before b. */
  private int pair(int a, int b) {
    return a * (2 * classes() - a - 1) / 2 + b - a - 1;
  }
}
