package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;

/** Compares the bytes that a reader is about to take with what there is. */
final class Capacity {
  private Capacity() {}

  /**
   * Refuses what does not fit.
   *
   * @param what says what needs the bytes, with the sizes that make them up
   * @throws CapacityException when {@code bytes} exceeds {@code maxBytes} or the heap still free
   */
  static void require(long bytes, long maxBytes, String what) {
    String advice = "raise the limit or use fewer rows or features";
    CapacityException.check(what, bytes, maxBytes, advice);
    if (bytes > freeHeap()) {
      // Garbage not collected yet counts as used, so it is collected once before refusing.
      System.gc();
      CapacityException.check(what, bytes, freeHeap(), "raise -Xmx or use fewer rows or features");
    }
  }

  /** Refuses a dense float matrix that does not fit, in memory or in one array. */
  static void requireDense(long rows, int features, long maxBytes, String name) {
    requireDense(rows, features, FeatureType.FLOAT, maxBytes, name);
  }

  /** Refuses a dense matrix that does not fit, in memory or in one array. */
  static void requireDense(long rows, int features, FeatureType type, long maxBytes, String name) {
    String what = name + ": " + rows + " rows x " + features + " features as " + type.plural();
    long bytes = CapacityException.bytes(rows, features, type.bytes());
    require(bytes, maxBytes, what);
    CapacityException.check(
        what, bytes, CapacityException.LARGEST_ARRAY * type.bytes(), "use fewer rows");
  }

  private static long freeHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }
}
