package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.ParameterException;

/**
 * Files that commands make. A regular file is replaced whole or not at all ({@link AtomicFile});
 * devices and pipes, such as /dev/null, are written to as they are.
 */
final class Outputs {
  private static final Set<Path> STANDARD_OUTPUT =
      Set.of(Path.of("-"), Path.of("/dev/stdout"), Path.of("/dev/fd/1"));

  private Outputs() {}

  /** Whether a path stands for standard output, which may be a file that must not be replaced. */
  static boolean isStandardOutput(Path file) {
    return STANDARD_OUTPUT.contains(file);
  }

  /**
   * Where the model of some data is written: to the path named, or to a file in this folder.
   *
   * @param model null when none was named
   * @param usage makes the exception that refuses a command line
   */
  static Path modelFor(Path data, Path model, Function<String, ParameterException> usage)
      throws CommandFailure, IOException {
    if (model == null && DataFiles.isStandardInput(data)) {
      throw usage.apply("a <model> has to be named when the examples come from standard input");
    }
    Path target = model == null ? Path.of(data.getFileName() + ".model") : model;
    if (same(data, target)) {
      throw usage.apply("<model> is the data file " + data);
    }
    requirePossible(target);
    return target;
  }

  /** Writes one file; a failure leaves what stood there before. */
  static void write(Console console, Path file, AtomicFile.Content content) throws CommandFailure {
    if (isStandardOutput(file)) {
      console.write(content);
      return;
    }
    try {
      if (isDevice(file)) {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
          content.writeTo(out);
        }
      } else {
        AtomicFile.write(file, content);
      }
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Something that writes a file by its path, whole or not at all. */
  @FunctionalInterface
  interface Writer {
    void write(Path file) throws IOException;
  }

  /** Lets the library write one file, and speaks for its failures. */
  static void save(Path file, Writer writer) throws CommandFailure {
    try {
      writer.write(file);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Whether two paths lead to the same file, existing or not. A standard stream is no file: where
   * both paths are {@code -}, one is read from and the other one written to.
   */
  static boolean same(Path one, Path other) throws IOException {
    if (isStandardOutput(one) || isStandardOutput(other)) {
      return false;
    }
    if (Files.exists(one) && Files.exists(other)) {
      return Files.isSameFile(one, other);
    }
    return place(one).equals(place(other));
  }

  /** Where a file is, or would be made: links are followed as far as they lead. */
  private static Path place(Path file) {
    Path plain = file.toAbsolutePath().normalize();
    try {
      Path target = AtomicFile.followLinks(plain).toAbsolutePath().normalize();
      Path folder = target.getParent();
      return folder == null ? target : folder.toRealPath().resolve(target.getFileName());
    } catch (IOException leadsNowhere) {
      return plain;
    }
  }

  /** Refuses at once what could only fail after the work has been done. */
  static void requirePossible(Path file) throws CommandFailure {
    requirePossible(file, Files::isWritable);
  }

  /**
   * The same with other eyes for permissions, for tests: a superuser may write everywhere.
   *
   * @param writable whether something that exists may be written
   */
  static void requirePossible(Path file, Predicate<Path> writable) throws CommandFailure {
    if (isStandardOutput(file)) {
      return;
    }
    Path folder = target(file).toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new CommandFailure(ExitCodes.NO_OUTPUT, file + ": is a directory");
    }
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(ExitCodes.NO_OUTPUT, file + ": " + folder + " is no directory");
    }
    if (Files.exists(file) && !writable.test(file)) {
      throw new CommandFailure(ExitCodes.PERMISSION, file + ": permission denied");
    }
    // A file is replaced by a new one from the same folder.
    if (!(Files.exists(file) && isDevice(file)) && !writable.test(folder)) {
      throw new CommandFailure(
          ExitCodes.PERMISSION, file + ": permission denied to make files in " + folder);
    }
  }

  private static Path target(Path file) throws CommandFailure {
    try {
      return AtomicFile.followLinks(file);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** What stands in /dev may lead to a regular file that someone else has open: no replacing. */
  static boolean isDevice(Path file) {
    return file.toAbsolutePath().startsWith("/dev")
        || (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file));
  }

  private static CommandFailure failure(Path file, IOException e) {
    String reason = e instanceof FileSystemException ? Failures.describe(e) : e.getMessage();
    String name = file.toString();
    String message = String.valueOf(reason).startsWith(name) ? reason : name + ": " + reason;
    return switch (e) {
      case ClosedByInterruptException stopped ->
          new CommandFailure(ExitCodes.INTERRUPTED, "interrupted; " + name + " is as it was", e);
      case AccessDeniedException denied -> new CommandFailure(ExitCodes.PERMISSION, message, e);
      case FileSystemException refused -> new CommandFailure(ExitCodes.NO_OUTPUT, message, e);
      default -> new CommandFailure(ExitCodes.IO, message, e);
    };
  }
}
