package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;

/** What fits into the bytes a user allows for kernel rows. */
final class MemoryBudget {
  /**
   * The largest Gram matrix that pairs of classes share. To touch so many new pages of memory takes
   * longer than to compute every value twice, once for each pair it is in.
   */
  private static final long MOST_SHARED = 512L << 20;

  private MemoryBudget() {}

  /** Whether pairs of classes should share a Gram matrix of n examples. */
  static boolean sharesGram(long n, long memoryBytes) {
    return fitsGram(n, 1, Math.min(memoryBytes, MOST_SHARED));
  }

  /** Whether {@code copies} Gram matrices of n examples stay under the budget and in one array. */
  static boolean fitsGram(long n, int copies, long memoryBytes) {
    long budget = Math.min(memoryBytes, Runtime.getRuntime().maxMemory());
    return CapacityException.bytes(n, n, Float.BYTES) <= budget / copies
        && n * n <= CapacityException.LARGEST_ARRAY;
  }
}
