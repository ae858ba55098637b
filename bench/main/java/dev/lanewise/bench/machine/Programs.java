package dev.lanewise.bench.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of this machine. */
public final class Programs {
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
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes()).strip();
      return git.waitFor() == 0 ? text : "unknown";
    } catch (IOException noGit) {
      return "unknown";
    }
  }
}
