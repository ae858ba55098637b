package dev.lanewise.simd;

/**
 * Running answer of a search for the least or greatest of many doubles, the first of equals
 * winning. One object serves a whole training run, so that a step allocates nothing. Not
 * thread-safe.
 */
public final class Extremes {
  /** Value and position of the first least element seen; position -1 when there was none. */
  public double least;

  public int leastAt;

  /** The greatest element of the second search. */
  public double greatest;

  final double[] values = new double[8];
  final double[] positions = new double[8];

  /** Forgets everything seen. */
  public void reset() {
    least = Double.POSITIVE_INFINITY;
    leastAt = -1;
    greatest = Double.NEGATIVE_INFINITY;
  }

  /** Takes a candidate that comes later than everything seen. */
  void offer(double value, int position) {
    if (value < least) {
      least = value;
      leastAt = position;
    }
  }

  /** Takes a candidate for the greatest; adding +0.0 makes the answer independent of the order. */
  void offerGreatest(double value) {
    greatest = value > greatest ? value + 0.0 : greatest;
  }

  /** Takes the first {@code lanes} candidates, each the first least of its lane, in any order. */
  void offerLanes(int lanes) {
    for (int l = 0; l < lanes; l++) {
      int position = (int) positions[l];
      boolean first = values[l] == least && position >= 0 && position < leastAt;
      if (values[l] < least || first) {
        least = values[l];
        leastAt = position;
      }
    }
  }
}
