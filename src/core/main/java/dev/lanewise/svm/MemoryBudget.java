package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;

/**
 * What fits into the bytes a user allows for kernel rows.
 *
 * @param bytes for all problems of a training run
 * @param running how many problems are solved at the same time
 * @param problems how many there are
 */
record MemoryBudget(long bytes, int running, int problems) {
  /**
   * The largest Gram matrix that problems share. To touch so many new pages of memory takes longer
   * than to compute every value twice, once for each pair of classes it is in.
   */
  private static final long MOST_SHARED = 512L << 20;

  /** As if so many problems ran at once, at least: what is solved must not depend on threads. */
  private static final int MOST_RUNNING = 64;

  /** Of a problem that is alone. */
  static MemoryBudget of(long bytes) {
    return new MemoryBudget(bytes, 1, 1);
  }

  /** Whether every running problem may have a Gram matrix of n examples, in one array. */
  boolean fitsGram(long n) {
    return fits(n, Math.min(bytes, Runtime.getRuntime().maxMemory()) / running);
  }

  /** Whether all problems together may have one of n examples. */
  boolean sharesGram(long n) {
    return fits(n, Math.min(Math.min(bytes, MOST_SHARED), Runtime.getRuntime().maxMemory()));
  }

  private static boolean fits(long n, long limit) {
    return CapacityException.bytes(n, n, Float.BYTES) <= limit
        && n * n <= CapacityException.LARGEST_ARRAY;
  }

  /** For the kernel rows that one running problem keeps. */
  long cacheBytes() {
    return bytes / running;
  }

  /** For those that it needs at the same time; independent of threads. */
  long setBytes() {
    return bytes / Math.max(1, Math.min(problems, MOST_RUNNING));
  }
}
