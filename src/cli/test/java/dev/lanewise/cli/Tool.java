package dev.lanewise.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The tool run inside the test.
 *
 * @param code exit status
 * @param out standard output
 * @param err standard error
 */
record Tool(int code, String out, String err) {
  /** Runs a command line; arguments may be paths or numbers. */
  static Tool run(Object... arguments) {
    return runWithInput("", arguments);
  }

  static Tool runWithInput(String input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Tool tool = run(input, out, arguments);
    return new Tool(tool.code, out.toString(StandardCharsets.UTF_8), tool.err);
  }

  /** Runs with a standard output that fails with a message, as the system's would. */
  static Tool runOnBrokenOutput(String reason, Object... arguments) {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    return run("", broken, arguments);
  }

  private static Tool run(String input, OutputStream out, Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int code = Main.run(console, words);
    return new Tool(code, "", err.toString(StandardCharsets.UTF_8));
  }
}
