package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.cli.article.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleDemoTest {
  private static final int LARGEST = 400_000;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @TempDir Path folder;

  @Test
  void drawsAllPicturesAndTouchesNothingElse() throws IOException {
    Path made = folder.resolve("a/b");
    Files.createDirectories(made);
    Path foreign = Files.writeString(made.resolve("figure-1.png"), "mine");
    Files.writeString(made.resolve("figure-3-rings.svg"), "old");
    Tool tool = Tool.run("demo", "article", "--out", made, "--threads", 2);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(15, Article.PICTURES.size());
    assertTrue(tool.out().endsWith("\n\n15 pictures, each as PNG and SVG, in " + made + "\n"));
    assertTrue(tool.out().contains("\n     702 fits: 702 converged"), tool.out());
    assertEquals("mine", Files.readString(foreign));
    Files.delete(foreign);
    Set<String> expected =
        Article.PICTURES.stream()
            .flatMap(name -> Stream.of(name + ".png", name + ".svg"))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(made)) {
      Set<String> found = new TreeSet<>();
      for (Path file : files.toList()) {
        found.add(file.getFileName().toString());
        byte[] bytes = Files.readAllBytes(file);
        assertTrue(bytes.length > 5_000 && bytes.length < LARGEST, file + ": " + bytes.length);
        if (file.toString().endsWith(".png")) {
          assertEquals(0, Arrays.compare(PNG, Arrays.copyOf(bytes, PNG.length)), file.toString());
        } else {
          String text = new String(bytes, StandardCharsets.UTF_8);
          assertTrue(text.contains("<svg") && text.stripTrailing().endsWith("</svg>"));
        }
      }
      assertEquals(expected, found);
    }
  }

  @Test
  void drawsNothingWhenToldSoAndAnswersTheOpenQuestions() {
    Path unwanted = Path.of("lanewise-article");
    assertFalse(Files.exists(unwanted));
    Tool tool = Tool.run("demo", "article", "--no-pictures", "--threads", 1);
    assertEquals(0, tool.code(), tool.err());
    assertFalse(Files.exists(unwanted));
    assertFalse(tool.out().contains("ictures"));
    String future = tool.out().substring(tool.out().indexOf("======== Future Work"));
    assertEquals(
        Stream.of(
                "======== Future Work ========",
                "==== Poor parameters of the RBF kernel (accuracy, 2-fold cross validation)",
                "==== Validation curve (RBF kernel, C = 1.0)",
                "==== Learning curves (trained/tested)",
                "==== Is there always a kernel that separates the classes?",
                "==== Kernels compared on handwritten digits (10 classes, 500 images to learn"
                    + " from)")
            .toList(),
        future.lines().filter(line -> line.startsWith("====")).toList());
    assertTrue(future.contains("600 of 600 training points, and on 600 of 600 after"));
    // 36 x 2 of the table, 8 x 2 and 4 x 6 x 2 of the curves, 2 by heart; digits 4 x (4 x 2 + 1)
    assertTrue(future.endsWith("\n     174 fits: 174 converged\n"), future);
    assertEquals(4, future.lines().filter(line -> line.matches("[a-z]+ +0\\.9.*")).count());
  }

  @Test
  void refusesFoldersThatCannotBeBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    refused(file, file + ": is no directory");
    refused(file.resolve("below"), "below");
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("kernels-compared.svg"));
    refused(taken, taken.resolve("kernels-compared.svg") + ": is a directory");
    assertEquals("mine", Files.readString(file));
  }

  private static void refused(Path out, String message) {
    Tool tool = Tool.run("demo", "article", "--out", out);
    assertEquals(ExitCodes.NO_OUTPUT, tool.code(), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertFalse(tool.out().contains("===="), tool.out());
  }

  @Test
  void refusesOptionsThatDoNotFit() {
    usage("no part 'digit', expected one of", "demo", "digit");
    usage("--out and --no-pictures", "demo", "article", "--out", folder, "--no-pictures");
    usage("--out is for the pictures of the article", "demo", "digits", "--out", folder);
    usage("'--seed'", "demo", "article", "--seed", "x");
  }

  private static void usage(String message, Object... arguments) {
    Tool tool = Tool.run(arguments);
    assertEquals(ExitCodes.USAGE, tool.code());
    assertTrue(tool.err().contains(message), tool.err());
    assertEquals("", tool.out());
  }
}
