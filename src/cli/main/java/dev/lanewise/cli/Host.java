package dev.lanewise.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that the tool runs on. */
final class Host {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Host() {}

  /** Model of the processor as Linux names it, elsewhere its architecture. */
  static String cpu() {
    String architecture = System.getProperty("os.arch");
    try (BufferedReader lines = Files.newBufferedReader(CPU_INFO)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip() + " (" + architecture + ")";
        }
      }
    } catch (IOException notLinux) {
      // The architecture has to do.
    }
    return architecture;
  }

  /** Version and name of the Java virtual machine. */
  static String java() {
    return Runtime.version() + ", " + System.getProperty("java.vm.name");
  }
}
