package dev.lanewise.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/** Files that a command reads and writes, each of which has to be another one. */
final class DistinctFiles {
  private record Entry(String role, Path file) {
    @Override
    public String toString() {
      return role + " (" + SafeText.escape(file.toString()) + ")";
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Function<String, ParameterException> usage;

  /**
   * @param usage makes the exception that refuses a command line
   */
  DistinctFiles(Function<String, ParameterException> usage) {
    this.usage = usage;
  }

  /**
   * Adds a file, existing or not.
   *
   * @param role what users know it by
   * @throws ParameterException when it is one of those that have been added
   */
  void add(String role, Path file) throws IOException {
    Entry added = new Entry(role, file);
    for (Entry entry : entries) {
      if (Outputs.same(entry.file(), file)) {
        throw usage.apply(entry + " and " + added + " are the same file");
      }
    }
    entries.add(added);
  }
}
