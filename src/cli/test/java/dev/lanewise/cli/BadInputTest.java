package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit status, message and what is left of old files when inputs or outputs are wrong. */
class BadInputTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void leaveAnOldModel() throws IOException {
    model = Examples.write(folder, "m.model", "old");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 1:1\\n-1 1:abc\\n | :2:6: ",
        "1 1:1\\n-1 1:nan\\n | :2:6: ",
        "1 2:1 1:1\\n | feature index 1 after 2",
        "1 4294967297:1\\n | feature index 4294967297",
        "# nothing\\n | no examples in file",
        "1\\n-1\\n | no features in file",
        "1 1:1\\n1 1:2\\n | only class 1 present",
        "1.5 1:1\\n2 1:2\\n | label of example 1 is 1.5, expected an integer",
        "1 1:1\\n3000000000 1:2\\n | label of example 2 is 3.0E9, expected an integer",
      })
  void dataThatCannotBeTrainedOn(String content, String message) throws IOException {
    Path data = Examples.write(folder, "bad", content.replace("\\n", "\n"));
    Tool tool = Tool.run("train", data, model);
    assertEquals(65, tool.code(), tool.err());
    assertTrue(tool.err().startsWith("lanewise: " + data), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertEquals(1, tool.err().lines().count(), tool.err());
    requireUntouched();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s 3 | nan 1:1\\n2 1:2\\n | :1:1: expected a label, found 'nan'",
        "-s 3 | inf 1:1\\n2 1:2\\n | :1:1: expected a label, found 'inf'",
        "-s 4 | 1e999 1:1\\n2 1:2\\n | :1:1: ",
        "-s 1 | 1.5 1:1\\n2 1:2\\n | label of example 1 is 1.5, expected an integer",
        "-s 1 -n 0.9 | 1 1:1\\n2 1:2\\n2 1:3\\n2 1:4\\n2 1:5\\n | : nu is 0.9, too large",
        "-s 1 -v 2 -n 1 | 1 1:1\\n1 1:2\\n1 1:3\\n2 1:4\\n2 1:5\\n2 1:6\\n | without fold",
        "-s 1 -n 0.5 -t 0 | 1 1:1\\n2 1:1\\n1 1:1\\n2 1:1\\n | a larger nu or another kernel",
        "-s 1 | 1 1:1\\n1 1:2\\n | only class 1 present",
        "-s 2 -b 1 | 1 1:1\\n1 1:2\\n | five examples or more",
        "-t 4 | 1 0:1 1:1 2:0\\n2 0:3 1:0 2:1\\n | X[row 1, col 0] is 3.0",
        "-t 4 | 1 1:1 2:0\\n2 1:0 2:1\\n | X[row 0, col 0] is 0.0",
        "-t 4 | 1 0:1 1:1 2:5\\n2 0:2 1:0 2:1\\n | a Gram matrix is symmetric",
        "-t 2 | 1 0:1 1:1\\n2 0:2 1:0\\n | :1:3: feature index 0: indices start at 1",
      })
  void dataThatDoNotFitTheType(String options, String content, String message) throws IOException {
    Path data = Examples.write(folder, "bad", content.replace("\\n", "\n"));
    String[] words = ("train " + options).split(" ");
    boolean validates = options.contains("-v");
    Object[] all = Arrays.copyOf(words, words.length + (validates ? 1 : 2), Object[].class);
    all[words.length] = data;
    if (!validates) {
      all[words.length + 1] = model;
    }
    Tool tool = Tool.run(all);
    assertEquals(65, tool.code(), tool.err());
    assertTrue(tool.err().startsWith("lanewise: " + data), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertEquals(1, tool.err().lines().count(), tool.err());
    assertEquals("", tool.out());
    requireUntouched();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void probabilitiesThatAModelDoesNotHave(int type) throws IOException {
    Path data = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Path output = Examples.write(folder, "o", "old output");
    assertEquals(0, Tool.run("train", "-q", "-s", type, data, model).code());
    Tool tool = Tool.run("predict", "-b", 1, data, model, output);
    assertEquals(65, tool.code());
    assertEquals(
        "lanewise: "
            + model
            + ": model does not support probability estimates, train it with -b 1\n",
        tool.err());
    assertEquals("", tool.out());
    assertEquals("old output", Files.readString(output));
    for (Object[] options : new Object[][] {{"-b", 2}, {"-b", "x"}, {"-b1", "--decision-values"}}) {
      tool = Tool.run("predict", options[0], options[1], data, model, output);
      assertEquals(64, tool.code(), tool.err());
    }
    assertEquals("old output", Files.readString(output));
  }

  @Test
  void kernelOverflow() throws IOException {
    Path data = Examples.write(folder, "huge", "1 1:1e30\n-1 1:-1e30\n");
    Tool tool = Tool.run("train", "-t", 1, "-g", 1, data, model);
    assertEquals(65, tool.code(), tool.err());
    assertTrue(tool.err().contains("not finite"), tool.err());
    requireUntouched();
  }

  @Test
  void missingInputs() throws IOException {
    Path none = folder.resolve("none");
    for (Tool tool :
        new Tool[] {
          Tool.run("train", none, model),
          Tool.run("scale", none),
          Tool.run("predict", none, none, folder.resolve("o")),
          Tool.run("nearest", none, none)
        }) {
      assertEquals(66, tool.code());
      assertEquals("lanewise: " + none + ": no such file\n", tool.err());
    }
    Tool tool = Tool.run("train", folder, model);
    assertEquals(66, tool.code());
    assertEquals("lanewise: " + folder + ": is a directory\n", tool.err());
    requireUntouched();
  }

  @Test
  void unreadableInput() throws IOException {
    Path data = Examples.write(folder, "secret", Examples.TWO_POINTS);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(data)) {
      // the administrator may read everything, and then it is an input like any other
      assertEquals(0, Tool.run("train", "-q", data, model).code());
      return;
    }
    Tool tool = Tool.run("train", data, model);
    assertEquals(77, tool.code());
    assertEquals("lanewise: " + data + ": permission denied\n", tool.err());
    requireUntouched();
  }

  @Test
  void outputsThatCannotBeMade() throws IOException {
    Path data = Examples.write(folder, "two", Examples.TWO_POINTS);
    Tool tool = Tool.run("train", data, folder);
    assertEquals(73, tool.code());
    assertTrue(tool.err().endsWith(": is a directory\n"), tool.err());
    tool = Tool.run("train", data, folder.resolve("no/such/m"));
    assertEquals(73, tool.code());
    assertTrue(tool.err().endsWith("no/such is no directory\n"), tool.err());
  }

  @Test
  void damagedModels() throws IOException {
    Path data = Examples.write(folder, "two", Examples.TWO_POINTS);
    Path output = Examples.write(folder, "labels", "old labels");
    assertEquals(0, Tool.run("train", "-q", "-g", 1, data, model).code());
    String whole = Files.readString(model);
    for (String damaged :
        new String[] {
          whole.substring(0, whole.length() / 2),
          whole.replace("gamma 1", "gamma 2"),
          whole + "x",
          "svm_type c_svc\n",
          ""
        }) {
      Files.writeString(model, damaged);
      Tool tool = Tool.run("predict", data, model, output);
      assertEquals(65, tool.code(), damaged);
      assertTrue(tool.err().startsWith("lanewise: " + model), tool.err());
      assertEquals("old labels", Files.readString(output));
    }
  }

  @Test
  void brokenPipesAreQuietAndFullDisksAreNot() throws IOException {
    Path data = Examples.write(folder, "two", Examples.TWO_POINTS);
    assertEquals(new Tool(141, "", ""), Tool.runOnBrokenOutput("Broken pipe", "scale", data));
    Tool tool = Tool.runOnBrokenOutput("No space left on device", "scale", data);
    assertEquals(74, tool.code());
    assertEquals("lanewise: standard output: No space left on device\n", tool.err());
    assertEquals(74, Tool.runOnBrokenOutput("No space left on device", "info").code());
  }

  @Test
  void devicesAreWrittenTo() throws IOException {
    Path device = Path.of("/dev/null");
    Path data = Examples.write(folder, "two", Examples.TWO_POINTS);
    assertEquals(0, Tool.run("train", "-q", data, device).code());
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void everyThrowableHasAMessageAndAnExitStatus() {
    requireFailure(69, "out of memory", new OutOfMemoryError("Java heap space"));
    requireFailure(64, "vectorBits", initialisation(new IllegalArgumentException("vectorBits")));
    requireFailure(69, "vectors", initialisation(new IllegalStateException("vectors are off")));
    requireFailure(70, "report it", initialisation(new NullPointerException()));
    requireFailure(70, "report it", new IllegalStateException("bug"));
    requireFailure(130, "interrupted", new ClosedByInterruptException());
    requireFailure(77, "x: permission denied", new AccessDeniedException("x"));
    requireFailure(66, "x: Not a directory", new FileSystemException("x", null, "Not a directory"));
    requireFailure(74, "Input/output error", new IOException("Input/output error"));
  }

  private static Throwable initialisation(Exception cause) {
    return new ExceptionInInitializerError(cause);
  }

  private static void requireFailure(int code, String message, Throwable thrown) {
    Failures failure = Failures.of(thrown);
    assertEquals(code, failure.exitCode());
    assertTrue(failure.message().contains(message), failure.message());
  }

  private void requireUntouched() throws IOException {
    assertEquals("old", Files.readString(model));
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(f -> f.toString().endsWith(".tmp")));
    }
  }
}
