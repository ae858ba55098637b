package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files for the readers, so that every refusal by the system names the file. */
final class InputFile {
  private InputFile() {}

  static InputStream open(Path file) throws IOException {
    refuseFolder(file);
    return Files.newInputStream(file);
  }

  /** The whole file; one that cannot fit is refused before it is read. */
  static byte[] readAll(Path file) throws IOException {
    refuseFolder(file);
    long size = Files.size(file);
    String what = EscapedText.name(file.toString());
    Capacity.require(size, CapacityException.LARGEST_ARRAY, what);
    return Files.readAllBytes(file);
  }

  static void refuseFolder(Path file) throws IOException {
    // Opening a folder succeeds on Linux; the first read then fails without naming it.
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a directory");
    }
  }
}
