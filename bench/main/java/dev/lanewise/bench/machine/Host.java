package dev.lanewise.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import dev.lanewise.bench.limit.Caches;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The machine of a run. */
public final class Host {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path STATUS = Path.of("/proc/self/status");

  private Host() {}

  /** Name to value: processor, cores, caches, memory, system. */
  public static Map<String, String> description() {
    Map<String, String> host = new TreeMap<>();
    host.put("processor", processor());
    host.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    host.put(
        "caches",
        "L1d "
            + (Caches.level1() >> 10)
            + " KiB, L2 "
            + (Caches.level2() >> 10)
            + " KiB, L3 "
            + (Caches.level3() >> 10)
            + " KiB");
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    host.put("memory", (system.getTotalMemorySize() >> 30) + " GiB");
    host.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return host;
  }

  /** Model, family and number as Linux names them; clouds hide the model's full name. */
  private static String processor() {
    String name = line(CPU_INFO, "model name");
    if (name.isEmpty()) {
      return System.getProperty("os.arch");
    }
    return name + ", family " + line(CPU_INFO, "cpu family") + ", model " + line(CPU_INFO, "model");
  }

  /** The processor in a form for file names, such as amd-epyc-25-17. */
  public static String slug() {
    return processor()
        .toLowerCase(Locale.ROOT)
        .replaceAll("family|model|\\(r\\)|\\(tm\\)|processor", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  /** The cores this process may use, such as "0,1" or "0-7"; "0" where it cannot be told. */
  public static String cores() {
    String list = line(STATUS, "Cpus_allowed_list");
    return list.isEmpty() ? "0" : list;
  }

  private static String line(Path file, String key) {
    try {
      for (String line : Files.readAllLines(file)) {
        if (line.matches(key + "\\s*:.*")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException notLinux) {
      // Not told.
    }
    return "";
  }
}
