package dev.lanewise.bench.compare;

import dev.lanewise.simd.SimdSupport;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** The virtual machine that a fork runs on. */
final class Jvm {
  private Jvm() {}

  static Map<String, String> description() {
    Map<String, String> jvm = new TreeMap<>();
    jvm.put("version", Runtime.version() + ", " + System.getProperty("java.vendor.version", ""));
    jvm.put("name", System.getProperty("java.vm.name"));
    jvm.put("flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
    jvm.put("path", SimdSupport.describe());
    return jvm;
  }
}
