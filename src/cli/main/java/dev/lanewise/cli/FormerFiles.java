package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small files as they were before something else was written in their places. */
final class FormerFiles {
  private final Map<Path, byte[]> contents = new LinkedHashMap<>();
  private final Console console;

  FormerFiles(Console console) {
    this.console = console;
  }

  /** Remembers a file, or that there is none. */
  void keep(Path file) throws IOException {
    contents.put(file, Files.isRegularFile(file) ? Files.readAllBytes(file) : null);
  }

  /** Puts them back. One that cannot be put back is told of and removed if that can be done. */
  void restore() {
    contents.forEach(this::restore);
  }

  private void restore(Path file, byte[] content) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return; // was not written
    }
    try {
      if (content == null) {
        Files.deleteIfExists(file);
        return;
      }
      AtomicFile.write(file, out -> out.write(content));
    } catch (IOException failed) {
      console.note("%s is lost: %s", file, Failures.describe(failed));
      remove(file);
    }
  }

  private void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      console.note("%s is not of its model: %s", file, Failures.describe(failed));
    }
  }
}
