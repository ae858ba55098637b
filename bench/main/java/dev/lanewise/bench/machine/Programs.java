package dev.lanewise.bench.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of this machine. */
public final class Programs {
  private static final String UNKNOWN = "unknown";

  private Programs() {}

  /** The program of that name on the PATH, or null. */
  public static Path onPath(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path file = Path.of(folder, name);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  /** Debian's own Python, for which its packages are; else the one on the PATH. */
  public static String python() {
    Path debian = Path.of("/usr/bin/python3");
    return Files.isExecutable(debian) ? debian.toString() : "python3";
  }

  /** Commit of the working tree around a folder, "unknown" outside of one. */
  public static String commit(Path folder) throws InterruptedException {
    return output(folder, "git", "describe", "--always", "--dirty", "--abbrev=12");
  }

  /** Version of an installed Debian package, "unknown" where it cannot be told. */
  public static String packageVersion(String name) throws InterruptedException {
    return output(Path.of(""), "dpkg-query", "--show", "--showformat=${Version}", name);
  }

  /** Whether Python has a module. */
  public static boolean pythonHas(String module) throws InterruptedException {
    return !UNKNOWN.equals(output(Path.of(""), python(), "-c", "import " + module));
  }

  private static String output(Path folder, String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(process.getInputStream().readAllBytes()).strip();
      return process.waitFor() == 0 ? text : UNKNOWN;
    } catch (IOException notThere) {
      return UNKNOWN;
    }
  }
}
