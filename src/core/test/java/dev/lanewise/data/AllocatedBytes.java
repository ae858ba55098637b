package dev.lanewise.data;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the current thread has allocated so far, garbage included. */
public final class AllocatedBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocatedBytes() {}

  public static long ofThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
