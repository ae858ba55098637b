package dev.lanewise.data;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** What the current thread has allocated so far, garbage included. */
public final class AllocatedBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int MOST_ROUNDS = 400;
  private static final int BUSY_ROUNDS = 100;
  private static final int CALLS = 500;
  private static final long WAIT_NANOS = 2_000_000;

  private AllocatedBytes() {}

  public static long ofThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /**
   * Repeats rounds of 500 calls until one allocates nothing, because interpreted vector code makes
   * objects; what the last round allocated, and not 0 when there was no such round.
   */
  public static long onceCompiled(Runnable call) {
    long bytes = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && bytes > 0; round++) {
      if (round > BUSY_ROUNDS) {
        LockSupport.parkNanos(WAIT_NANOS); // leaves the core to the compiler
      }
      long before = ofThisThread();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      bytes = ofThisThread() - before;
    }
    return bytes;
  }
}
