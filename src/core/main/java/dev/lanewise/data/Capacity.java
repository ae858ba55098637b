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
    String what = name + ": " + rows + " rows x " + features + " features as 32-bit floats";
    long bytes = CapacityException.bytes(rows, features, Float.BYTES);
    require(bytes, maxBytes, what);
    CapacityException.check(
        what, bytes, CapacityException.LARGEST_ARRAY * Float.BYTES, "use fewer rows");
  }

  private static long freeHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }
}
