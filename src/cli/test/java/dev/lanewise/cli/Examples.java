package dev.lanewise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small data files. */
final class Examples {
  /** LIBSVM's own smallest problem: with gamma 1 and C 1 both alphas are 1. */
  static final String TWO_POINTS = "1 1:1\n-1 1:-1\n";

  /** Three classes on a line, four examples each. */
  static final String THREE_CLASSES =
      """
      1 1:0.0 2:1
      1 1:0.1 2:1
      1 1:0.2 2:1
      1 1:0.3 2:1
      5 1:2.0 2:1
      5 1:2.1 2:1
      5 1:2.2 2:1
      5 1:2.3 2:1
      9 1:4.0 2:1
      9 1:4.1 2:1
      9 1:4.2 2:1
      9 1:4.3 2:1
      """;

  private Examples() {}

  static Path write(Path folder, String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
