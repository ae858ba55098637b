package dev.lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in a document and the output that the document shows below it.
 *
 * @param heading of the section it stands in
 * @param source a whole file
 * @param prints what follows the word "prints"
 */
record DocumentExample(String heading, String source, String prints) {
  private static final Pattern PROGRAM =
      Pattern.compile(
          "^#+ (?<heading>[^\n]+)$|^```java\n(?<source>.*?)^```$", // one of the two
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern OUTPUT =
      Pattern.compile("\n\nprints\n\n```\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** All programs of a document, each of which has to have its output. */
  static List<DocumentExample> of(String document) {
    List<DocumentExample> all = new ArrayList<>();
    Matcher program = PROGRAM.matcher(document);
    String heading = "";
    while (program.find()) {
      if (program.group("heading") != null) {
        heading = program.group("heading");
        continue;
      }
      Matcher output = OUTPUT.matcher(document).region(program.end(), document.length());
      assertTrue(output.lookingAt(), heading + ": a program without what it prints");
      all.add(new DocumentExample(heading, program.group("source"), output.group(1)));
    }
    return all;
  }

  /** Runs it as a user would, in a folder, and holds it to its output. */
  void check(Path folder, List<String> options) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("Example.java"), source);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.language=en");
    command.addAll(options);
    command.add(file.toString());
    Process java =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), heading);
    assertEquals(prints, out, heading);
  }

  @Override
  public String toString() {
    return heading;
  }
}
