package dev.lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles and runs the programs of README and tutorial and holds them to the output there. */
class ReadmeExampleTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final int LARGEST = 100_000;
  private static final int LARGEST_TOGETHER = 600_000;

  @TempDir Path folder;

  static List<DocumentExample> readme() throws IOException {
    return DocumentExample.of(Files.readString(Path.of("../../README.md")));
  }

  static List<DocumentExample> tutorial() throws IOException {
    return DocumentExample.of(Files.readString(DOCS.resolve("tutorial.md")));
  }

  @ParameterizedTest
  @MethodSource("readme")
  void theReadmeOnTheClassPath(DocumentExample example) throws IOException, InterruptedException {
    String path = System.getProperty("java.class.path");
    example.check(folder, List.of("--add-modules=jdk.incubator.vector", "-cp", path));
  }

  @ParameterizedTest
  @MethodSource("tutorial")
  void theTutorialAsAModule(DocumentExample example) throws IOException, InterruptedException {
    String classes = Path.of("target/classes").toAbsolutePath().toString();
    example.check(folder, List.of("-p", classes, "--add-modules", "dev.lanewise"));
  }

  @Test
  void noProgramIsMissed() throws IOException {
    assertEquals(1, readme().size());
    String text = Files.readString(DOCS.resolve("tutorial.md"));
    assertEquals(text.split("```java", -1).length - 1, tutorial().size());
    assertTrue(tutorial().size() >= 8, tutorial().toString());
  }

  @Test
  void aProgramWithoutItsOutputIsRefused() {
    String program = "## Here\n\n```java\nvoid main() {}\n```\n\n";
    assertThrows(AssertionError.class, () -> DocumentExample.of(program + "shows\n\n```\n```\n"));
    assertEquals(
        List.of(new DocumentExample("Here", "void main() {}\n", "")),
        DocumentExample.of(program + "prints\n\n```\n```\n"));
  }

  @Test
  void anotherOutputIsRefused() {
    DocumentExample wrong =
        new DocumentExample(
            "", "void main() { IO.println(1.25); }", "1.24" + System.lineSeparator());
    assertThrows(AssertionError.class, () -> wrong.check(folder, List.of()));
  }

  @Test
  void picturesOfTheTutorialAreThereAndSmall() throws IOException {
    String text = Files.readString(DOCS.resolve("tutorial.md"));
    List<String> names =
        Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .map(link -> link.substring(link.indexOf("](") + 2, link.length() - 1))
            .toList();
    assertTrue(names.size() >= 6, names.toString());
    long together = 0;
    for (String name : names) {
      long size = Files.size(DOCS.resolve(name));
      assertTrue(size < LARGEST, name + ": " + size);
      together += size;
    }
    assertTrue(together < LARGEST_TOGETHER, names + ": " + together);
    try (var files = Files.list(DOCS.resolve("tutorial"))) {
      assertEquals(names.size(), files.count(), "pictures that nothing shows");
    }
  }
}
