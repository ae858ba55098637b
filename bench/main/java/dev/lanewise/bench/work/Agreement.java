package dev.lanewise.bench.work;

/** How an answer is held against ours. */
@FunctionalInterface
public interface Agreement {
  /**
   * Compares two arrays of the same type; a shorter one holds the first part of the answer.
   *
   * @throws DisagreementException when they differ by more than they may
   */
  void check(String who, Object ours, Object theirs);

  /** Each element within the relative bound of the larger of the two. */
  static Agreement within(double bound) {
    return (who, ours, theirs) -> {
      switch (ours) {
        case float[] a when theirs instanceof float[] b -> {
          for (int i = 0; i < b.length; i++) {
            check(who, i, a[i], b[i], bound);
          }
        }
        case double[] a when theirs instanceof double[] b -> {
          for (int i = 0; i < b.length; i++) {
            check(who, i, a[i], b[i], bound);
          }
        }
        default -> throw new IllegalArgumentException(who + ": " + ours + " against " + theirs);
      }
    };
  }

  private static void check(String who, int i, double ours, double theirs, double bound) {
    double larger = Math.max(Math.abs(ours), Math.abs(theirs));
    if (!(Math.abs(ours - theirs) <= bound * larger)) {
      throw new DisagreementException(
          who + " differs at element " + i + ": " + theirs + ", ours " + ours);
    }
  }
}
