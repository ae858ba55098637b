package dev.lanewise.bench.machine;

import dev.lanewise.simd.SimdSupport;
import java.lang.management.ManagementFactory;
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
}
