package dev.lanewise.cli;

import dev.lanewise.data.DataFormatException;
import dev.lanewise.data.ModelFormatException;
import dev.lanewise.matrix.CapacityException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What the user is told about an exception, and the exit status. File errors are taken for those of
 * an input here; {@link Outputs} speaks for outputs. What fails while classes are initialised is a
 * system property of the library that cannot be obeyed.
 *
 * @param message one line, or null to end without a word
 */
record Failures(int exitCode, String message) {
  static Failures of(Throwable thrown) {
    return switch (thrown) {
      case CommandFailure e -> new Failures(e.exitCode(), e.getMessage());
      case DataFormatException e -> new Failures(ExitCodes.DATA, e.getMessage());
      case ModelFormatException e -> new Failures(ExitCodes.DATA, e.getMessage());
      case CapacityException e -> new Failures(ExitCodes.UNAVAILABLE, e.getMessage());
      case OutOfMemoryError e -> new Failures(ExitCodes.UNAVAILABLE, outOfMemory());
      case ExceptionInInitializerError e when e.getCause() instanceof IllegalArgumentException ->
          new Failures(ExitCodes.USAGE, e.getCause().getMessage());
      case ExceptionInInitializerError e when e.getCause() instanceof IllegalStateException ->
          new Failures(ExitCodes.UNAVAILABLE, e.getCause().getMessage());
      case ClosedByInterruptException e -> new Failures(ExitCodes.INTERRUPTED, "interrupted");
      case AccessDeniedException e -> new Failures(ExitCodes.PERMISSION, describe(e));
      case FileSystemException e -> new Failures(ExitCodes.NO_INPUT, describe(e));
      case IOException e -> new Failures(ExitCodes.IO, describe(e));
      default -> new Failures(ExitCodes.INTERNAL, internal(thrown));
    };
  }

  /** Path and reason, in words where the JDK's exception has only its type. */
  static String describe(IOException thrown) {
    if (!(thrown instanceof FileSystemException e) || e.getFile() == null) {
      return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }
    String reason = e.getReason();
    if (reason == null) {
      reason =
          switch (e) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "permission denied";
            default -> e.getClass().getSimpleName();
          };
    }
    return e.getFile() + ": " + reason;
  }

  private static String outOfMemory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "out of memory: the heap ends at "
        + megabytes
        + " MB; raise it, for example with LANEWISE_JAVA_OPTS=-Xmx"
        + 2 * megabytes
        + "m";
  }

  private static String internal(Throwable thrown) {
    return "internal error, please report it: " + thrown + " (--debug shows where)";
  }
}
