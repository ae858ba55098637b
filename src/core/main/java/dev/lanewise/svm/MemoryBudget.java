package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;

/** What fits into the bytes a user allows for kernel rows. */
final class MemoryBudget {
  private MemoryBudget() {}

  /** Whether {@code copies} Gram matrices of n examples stay under the budget and in one array. */
  static boolean fitsGram(long n, int copies, long memoryBytes) {
    long budget = Math.min(memoryBytes, Runtime.getRuntime().maxMemory());
    return CapacityException.bytes(n, n, Float.BYTES) <= budget / copies
        && n * n <= CapacityException.LARGEST_ARRAY;
  }
}
