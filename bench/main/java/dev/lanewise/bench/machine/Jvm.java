package dev.lanewise.bench.machine;

import dev.lanewise.simd.SimdSupport;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.TreeMap;

/** The virtual machine that a fork runs on. */
public final class Jvm {
  private Jvm() {}

  /** Name to value: version, name, flags, path. */
  public static Map<String, String> description() {
    Map<String, String> jvm = new TreeMap<>();
    jvm.put("version", Runtime.version() + ", " + System.getProperty("java.vendor.version", ""));
    jvm.put("name", System.getProperty("java.vm.name"));
    jvm.put("flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    jvm.put("path", SimdSupport.describe());
    return jvm;
  }

  /** Sum of the peaks of all heap pools: an upper bound of the heap in use at any time. */
  public static long peakHeapBytes() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        sum += pool.getPeakUsage().getUsed();
      }
    }
    return sum;
  }
}
