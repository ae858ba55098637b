package dev.lanewise.simd;

/**
 * Running answer of a search for the least of many doubles, the first of equals winning. One object
 * serves a whole training run, so that a step allocates nothing. Not thread-safe.
 */
public final class LeastElement {
  /** The least value seen, +infinity when there was none. */
  public double value = Double.POSITIVE_INFINITY;

  /** Where the first such value was, or -1. */
  public int at = -1;

  final double[] values = new double[8];
  final double[] positions = new double[8];

  /** Forgets everything seen. */
  public void reset() {
    value = Double.POSITIVE_INFINITY;
    at = -1;
  }

  /** Takes a candidate that comes later than everything seen. */
  public void offer(double candidate, int position) {
    if (candidate < value) {
      value = candidate;
      at = position;
    }
  }

  /** Takes the first {@code lanes} candidates, each the first least of its lane, in any order. */
  void offerLanes(int lanes) {
    for (int l = 0; l < lanes; l++) {
      int position = (int) positions[l];
      boolean first = values[l] == value && position >= 0 && position < at;
      if (values[l] < value || first) {
        value = values[l];
        at = position;
      }
    }
  }
}
