package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Dataset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands of the tutorial, in their order, and holds them to the output printed there. A
 * line of three points stands for any lines; times may differ.
 */
class TutorialTest {
  private static final Path DOCUMENT = Path.of("../../docs/tutorial.md");
  private static final Pattern COMMAND =
      Pattern.compile(
          "^```sh\nbin/lanewise ([^\n]+)\n```\n\nprints(?:, among more,)?\n\n```\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INLINE = Pattern.compile("`bin/lanewise ([^`\n]+)`");
  private static final Pattern PROGRAM = Pattern.compile("(?m)^    java (.+)$");
  private static final Pattern END =
      Pattern.compile("The run above ends with\n\n```\n(.*?)```", Pattern.DOTALL);
  private static final Pattern FILES = Pattern.compile("[a-z]+\\.(csv|model|predicted)|pictures");

  @TempDir Path folder;

  @Test
  void everyCommandPrintsWhatTheTutorialSays() throws IOException, InterruptedException {
    String text = Files.readString(DOCUMENT);
    writeData(text);
    List<MatchResult> commands = COMMAND.matcher(text).results().toList();
    assertEquals(text.split("```sh", -1).length - 1, commands.size(), "a command without output");
    assertTrue(commands.size() >= 4);
    List<MatchResult> inline = INLINE.matcher(text).results().toList();
    assertEquals(text.split("bin/lanewise ", -1).length - 1, commands.size() + inline.size());
    for (MatchResult command : inline) {
      Tool tool = Tool.run(arguments(command.group(1)));
      assertEquals(0, tool.code(), command.group(1) + "\n" + tool.err());
    }
    for (MatchResult command : commands) {
      Tool tool = Tool.run(arguments(command.group(1)));
      assertEquals(0, tool.code(), command.group(1) + "\n" + tool.err());
      String out = tool.out().replace(folder + "/", "");
      assertTrue(shows(command.group(2), out), command.group(1) + "\n" + out);
      if (command.group(1).startsWith("demo")) {
        Matcher end = END.matcher(text);
        assertTrue(end.find() && shows("...\n" + end.group(1), out), out);
      }
    }
    for (String name : pictures(text)) {
      assertTrue(Files.exists(folder.resolve("pictures").resolve(name)), name);
    }
  }

  private Object[] arguments(String command) {
    return Arrays.stream(command.split(" "))
        .map(word -> FILES.matcher(word).matches() ? folder.resolve(word) : word)
        .toArray();
  }

  private static List<String> pictures(String text) {
    return Pattern.compile("]\\(tutorial/([^)]+)\\)")
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  /** Runs the program of the tutorial that does it, as the tutorial says that programs are run. */
  private void writeData(String text) throws IOException, InterruptedException {
    Matcher program =
        Pattern.compile("```java\n((?:(?!```).)*moons\\.csv.*?)```", Pattern.DOTALL).matcher(text);
    assertTrue(program.find());
    Path file = Files.writeString(folder.resolve("WriteMoons.java"), program.group(1));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<MatchResult> said = PROGRAM.matcher(text).results().toList();
    assertEquals(1, said.size());
    for (String word : said.getFirst().group(1).split(" ")) {
      words.add(
          switch (word) {
            case "src/core/target/classes" -> library().toString();
            case "Separable.java" -> file.toString();
            default -> word;
          });
    }
    assertTrue(words.contains(library().toString()) && words.contains(file.toString()));
    Process java =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(java.getInputStream().readAllBytes());
    assertEquals(0, java.waitFor(), out);
  }

  private static Path library() {
    try {
      return Path.of(Dataset.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean shows(String shown, String printed) {
    StringBuilder pattern = new StringBuilder();
    for (String line : masked(shown).split("(?<=\n)")) {
      pattern.append(line.equals("...\n") ? "(?:.*\n)*?" : Pattern.quote(line));
    }
    return Pattern.matches(pattern.toString(), masked(printed));
  }

  /** Seconds become the letter t. */
  private static String masked(String text) {
    return text.replaceAll("[0-9]+\\.[0-9]+(?= s\\b|  converged)", "t");
  }

  @Test
  void otherNumbersAreSeenAndTimesAreNot() {
    assertTrue(shows("a 1.5\n...\nin 0.25 s\n", "a 1.5\nb\nc\nin 1.50 s\n"));
    assertTrue(shows("...\n1  0.100  converged\n...\n", "x\n1  0.200  converged\n"));
    assertFalse(shows("a 1.5\n...\nin 0.25 s\n", "a 1.6\nb\nc\nin 0.25 s\n"));
    assertFalse(shows("a\n...\nc\n", "a\nb\n"));
    assertFalse(shows("a\n", "a\nb\n"));
    assertFalse(shows("...\nb\n...\na\n...\n", "a\nb\n"));
  }
}
