package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard streams, or the buffers of a test. Standard output is written without a PrintStream,
 * which would hide a full disk; text is UTF-8 and formatted without a locale.
 */
final class Console {
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;
  private final boolean interactive;

  /**
   * @param interactive whether {@code err} is a terminal, so that progress may be shown
   */
  Console(InputStream in, OutputStream out, PrintStream err, boolean interactive) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.interactive = interactive;
  }

  /** The standard streams of the process. */
  static Console standard() {
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        errorIsTerminal());
  }

  private static boolean errorIsTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException noSuchSystem) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  InputStream in() {
    return in;
  }

  /** For help texts, where a failure does not matter; results go through {@link #write}. */
  OutputStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  boolean interactive() {
    return interactive;
  }

  /**
   * This console, or one that prints on standard error where standard output holds {@code file}.
   */
  Console besides(Path file) {
    return Outputs.isStandardOutput(file) ? new Console(in, err, err, interactive) : this;
  }

  /** Prints a formatted line of results, at once. */
  void line(String format, Object... arguments) throws CommandFailure {
    String text = String.format(Locale.ROOT, format, arguments) + "\n";
    write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes results to standard output. */
  void write(AtomicFile.Content content) throws CommandFailure {
    Recording recording = new Recording(out);
    try {
      content.writeTo(recording);
      recording.flush();
    } catch (ClosedByInterruptException e) {
      throw new CommandFailure(ExitCodes.INTERRUPTED, "interrupted", e);
    } catch (IOException e) {
      if (e != recording.failure) {
        throw new CommandFailure(ExitCodes.IO, Failures.describe(e), e);
      }
      String reason = String.valueOf(e.getMessage());
      if (reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
        throw new CommandFailure(ExitCodes.PIPE, null, e);
      }
      throw new CommandFailure(ExitCodes.IO, "standard output: " + reason, e);
    }
  }

  /** Tells the user something that is no result. */
  void note(String format, Object... arguments) {
    err.println("lanewise: " + SafeText.escape(String.format(Locale.ROOT, format, arguments)));
  }

  /** Remembers which failure was the stream's own. Closing only flushes. */
  private static final class Recording extends OutputStream {
    private final OutputStream out;
    private IOException failure;

    Recording(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
