package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to command lines that say something wrong. */
class UsageTest {
  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    data = Examples.write(folder, "two", Examples.TWO_POINTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-s 5 | -s is 5, expected 0 to 4",
        "-s -1 | -s is -1, expected 0 to 4",
        "-s c_svc | '-s': expected an integer, found 'c_svc'",
        "-t 5 | -t is 5, expected 0 to 4",
        "-t 1 -d -1 | degree is -1",
        "-d 2.5 | '-d': expected an integer, found '2.5'",
        "-d 3000000000 | out of the range of an integer",
        "-g -1 | '-g'",
        "-g x | expected a number such as 0.5, found 'x'",
        "-c 0 | -c is 0, expected above 0",
        "-c -1 | -c is -1, expected above 0",
        "-c nan | found 'nan'",
        "-c 1e999 | found '1e999'",
        "-c 0x1p3 | found '0x1p3'",
        "-c 1d | found '1d'",
        "-c 1,5 | found '1,5'",
        "-e 0 | tolerance is 0.0",
        "-m 0 | -m is 0",
        "-m nan | '-m': expected a number",
        "-h 2 | -h is 2",
        "-b 2 | -b is 2, expected 0 or 1",
        "-n 0 | -n is 0, expected above 0 and at most 1",
        "-s 1 -n 1.01 | -n is 1.01, expected above 0 and at most 1",
        "-s 2 -n -0.5 | -n is -0.5, expected above 0 and at most 1",
        "-s 4 -n nan | '-n': expected a number",
        "-s 3 -p -0.1 | -p is -0.1, expected at least 0",
        "-p inf | '-p': expected a number",
        "-s 1 -c 0 | -c is 0, expected above 0",
        "-v 1 | -v is 1",
        "-v 2 | -v writes no model",
        "-w1 | '-w'",
        "-w1 0 | -w1: weight 0.0 has to be above 0",
        "-wx 2 | -wx: expected an integer",
        "-w1 x | -w1: expected a number",
        "-w1 2 -w1 3 | -w1: given twice",
        "-w1 2 --weights auto | -w1 and --weights exclude each other",
        "--weights even | --weights is 'even'",
        "--threads 0 | --threads is 0",
        "--max-features 0 | --max-features is 0",
        "--max-iterations 0 | --max-iterations is 0",
        "--time-limit 0 | --time-limit is 0",
        "-c 1 -c 2 | '-c' (<cost>) should be specified only once",
        "-z | unknown option '-z'",
        "--costs 1 | unknown option '--costs'",
      })
  void trainRefuses(String options, String message) {
    Path model = folder.resolve("m");
    String[] words = options.split(" ");
    Object[] command = new Object[words.length + 3];
    command[0] = "train";
    // -w1 lacks its weight only when nothing follows.
    boolean last = options.equals("-w1");
    System.arraycopy(words, 0, command, last ? 3 : 1, words.length);
    command[last ? 1 : command.length - 2] = data;
    command[last ? 2 : command.length - 1] = model;
    Tool tool = Tool.run(command);
    assertEquals(64, tool.code(), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertTrue(tool.err().contains("\nUsage: lanewise train [OPTIONS] <data> [<model>]\n"));
    assertTrue(tool.err().endsWith("Try 'lanewise train --help'.\n"), tool.err());
    assertEquals("", tool.out());
    assertFalse(model.toFile().exists());
  }

  @Test
  void missingAndUnknownCommands() {
    assertEquals(64, Tool.run().code());
    Tool tool = Tool.run("trian");
    assertEquals(64, tool.code());
    assertTrue(tool.err().startsWith("lanewise: unknown command 'trian'\n"), tool.err());
    assertTrue(Tool.run("scale", data, "x").err().contains("unknown argument 'x'"));
    assertTrue(Tool.run("train").err().contains("Missing required parameter: '<data>'"));
  }

  @Test
  void outputsMustNotBeInputs() {
    assertEquals(64, Tool.run("train", data, data).code());
    assertEquals(64, Tool.run("train", data, folder.resolve("./x/../two")).code());
    assertEquals(64, Tool.run("predict", data, folder.resolve("m"), data).code());
    assertEquals(64, Tool.run("predict", data, folder.resolve("m"), folder.resolve("m")).code());
    assertEquals(64, Tool.run("scale", "-s", data, data).code());
    assertEquals(64, Tool.run("nearest", "-o", data, data, folder.resolve("q")).code());
    assertEquals(64, Tool.run("nearest", "-o", data, folder.resolve("q"), data).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "predict", "scale", "nearest", "info", "demo"})
  void everyCommandHasHelpWithExamples(String command) {
    Tool tool = Tool.run(command, "--help");
    assertEquals(0, tool.code());
    assertTrue(tool.out().startsWith("Usage: lanewise " + command + " [OPTIONS]"), tool.out());
    assertTrue(tool.out().contains("\nExamples:\n  "), tool.out());
    assertTrue(tool.out().lines().allMatch(line -> line.length() <= 100), tool.out());
    assertEquals("", tool.err());
  }

  @Test
  void helpOfAllListsEveryCommand() {
    String help = Tool.run("--help").out();
    for (String command : new String[] {"train", "predict", "scale", "nearest", "info", "demo"}) {
      assertTrue(help.contains("\n  " + command + " "), help);
    }
  }

  @Test
  void version() {
    Tool tool = Tool.run("--version");
    assertEquals(0, tool.code());
    assertTrue(tool.out().startsWith("lanewise "), tool.out());
  }

  @Test
  void stackTracesOnlyOnRequest() {
    assertFalse(
        Tool.run("train", folder.resolve("none"), folder.resolve("m")).err().contains("\tat "));
    Tool tool = Tool.run("train", "--debug", folder.resolve("none"), folder.resolve("m"));
    assertTrue(tool.err().contains("\tat "), tool.err());
    assertEquals(66, tool.code());
  }

  @Test
  void namesWithAtSignsAreNames() throws IOException {
    Path file = Examples.write(folder, "options", "--help");
    assertEquals(66, Tool.run("scale", "@" + file).code());
  }

  @Test
  void controlCharactersOfArgumentsAreNotObeyed() {
    Tool tool = Tool.run("train", "-c", "\u001b[31m", data);
    assertFalse(tool.err().contains("\u001b"), tool.err());
    assertTrue(tool.err().contains("\\u{1b}[31m"), tool.err());
  }
}
