package dev.lanewise.bench.compare;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of this machine. */
final class Programs {
  private Programs() {}

  /** The program of that name on the PATH, or null. */
  static Path onPath(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path file = Path.of(folder, name);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }
}
