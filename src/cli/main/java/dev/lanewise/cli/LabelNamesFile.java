package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import dev.lanewise.svm.LabelNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The names of labels that a model, or a range file, has numbers for: {@code m.model.names} beside
 * {@code m.model}. The first line holds the checksum of the file it belongs to, so that names are
 * never put on another model; then a name a line, that of 0 first.
 */
final class LabelNamesFile {
  private static final String FIRST = "label names of the file with crc32 ";

  private LabelNamesFile() {}

  static Path of(Path owner) {
    return owner.resolveSibling(owner.getFileName() + ".names");
  }

  /**
   * Refuses a place where no names can be kept, before the work is done.
   *
   * @param owner what the names will belong to
   */
  static void requirePossible(Path owner, String what) throws CommandFailure {
    if (Outputs.isStandardOutput(owner) || Outputs.isDevice(owner)) {
      throw new CommandFailure(
          ExitCodes.USAGE, "labels are words: " + what + " has to be a file, names go beside it");
    }
    Outputs.requirePossible(of(owner));
  }

  /** Writes the names of a file that has just been written. */
  static void write(Console console, Path owner, LabelNames names)
      throws CommandFailure, IOException {
    write(console, owner, checksum(owner), names);
  }

  /**
   * Writes the names of a file that is about to be written.
   *
   * @param content of the file, the same whenever it is written
   */
  static void writeBefore(Console console, Path owner, AtomicFile.Content content, LabelNames names)
      throws CommandFailure, IOException {
    CRC32 crc = new CRC32();
    content.writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
    write(console, owner, hexadecimal(crc), names);
  }

  private static void write(Console console, Path owner, String checksum, LabelNames names)
      throws CommandFailure {
    StringBuilder text = new StringBuilder(FIRST).append(checksum).append('\n');
    for (int i = 0; i < names.size(); i++) {
      text.append(names.name(i)).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Outputs.write(console, of(owner), (OutputStream out) -> out.write(bytes));
  }

  /** The names that belong to a file, if any; those of another one are told of and left alone. */
  static Optional<LabelNames> read(Console console, Path owner) throws IOException {
    Path file = of(owner);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines =
        List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n"));
    if (!lines.get(0).equals(FIRST + checksum(owner))) {
      console.note("%s does not belong to this %s and is not used", file, owner);
      return Optional.empty();
    }
    return Optional.of(LabelNames.of(lines.subList(1, lines.size()).toArray(new String[0])));
  }

  private static String checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return hexadecimal(crc);
  }

  private static String hexadecimal(CRC32 crc) {
    return String.format("%08x", crc.getValue());
  }
}
