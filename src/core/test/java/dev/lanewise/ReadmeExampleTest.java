package dev.lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of the README and holds it to the output printed there. */
class ReadmeExampleTest {
  @TempDir Path folder;

  @Test
  void theExamplePrintsWhatTheReadmeSays() throws IOException, InterruptedException {
    String readme = Files.readString(Path.of("../../README.md"));
    Path source = folder.resolve("Example.java");
    Files.writeString(source, block(readme, "```java\n(.*?)```"));
    assertEquals(block(readme, "prints\n\n```\n(.*?)```"), run(source));
  }

  private static String block(String readme, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(readme);
    assertTrue(matcher.find(), "README.md has no " + pattern);
    return matcher.group(1);
  }

  /** Runs the source as a user would, and returns what it prints. */
  private String run(Path source) throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor());
    return out;
  }
}
