package dev.lanewise.data;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the current thread has allocated so far, garbage included. */
final class AllocatedBytes {
  private AllocatedBytes() {}

  static long ofThisThread() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
