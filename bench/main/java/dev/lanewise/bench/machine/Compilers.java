package dev.lanewise.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Lets the compiler threads of this virtual machine finish. On one pinned core they share it with
 * the measuring thread: a work looks steady while its compilation is still under way, at half the
 * speed of the code before.
 */
public final class Compilers {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final long SLEEP_MILLIS = 20;
  private static final long MOST_SLEEPS = 200;

  /** Processor time in a sleep above which somebody is at work. */
  private static final long BUSY_NANOS = 3_000_000;

  private Compilers() {}

  /**
   * Sleeps until no other thread of this process takes processor time.
   *
   * @return whether any did before
   */
  public static boolean finish() {
    for (int sleep = 0; sleep < MOST_SLEEPS; sleep++) {
      long before = SYSTEM.getProcessCpuTime();
      try {
        Thread.sleep(SLEEP_MILLIS);
      } catch (InterruptedException stop) {
        throw new IllegalStateException("interrupted while measuring", stop);
      }
      if (SYSTEM.getProcessCpuTime() - before < BUSY_NANOS) {
        return sleep > 0;
      }
    }
    return true;
  }
}
