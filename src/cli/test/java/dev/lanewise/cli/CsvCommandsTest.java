package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on CSV do what they do on LIBSVM text, and names of labels go round. */
class CsvCommandsTest {
  private static final String WORDS =
      """
      width,species,height
      0.0,small,1
      0.1,small,1
      0.2,small,1
      2.0,large one,1
      2.1,large one,1
      2.2,large one,1
      """;

  private static final String NUMBERS =
      """
      0 1:0.0 2:1
      0 1:0.1 2:1
      0 1:0.2 2:1
      1 1:2.0 2:1
      1 1:2.1 2:1
      1 1:2.2 2:1
      """;

  @TempDir Path folder;
  private Path words;
  private Path numbers;
  private Path model;
  private Path names;
  private Path output;

  @BeforeEach
  void write() throws IOException {
    words = Examples.write(folder, "words.csv", WORDS);
    numbers = Examples.write(folder, "numbers", NUMBERS);
    model = folder.resolve("m.model");
    names = folder.resolve("m.model.names");
    output = folder.resolve("out");
  }

  private void trainOnWords() {
    Tool tool = Tool.run("train", "-q", "--target", "species", words, model);
    assertEquals(0, tool.code(), tool.err());
  }

  @Test
  void theModelIsThatOfLibsvmText() throws IOException {
    trainOnWords();
    Path other = folder.resolve("other.model");
    assertEquals(0, Tool.run("train", "-q", numbers, other).code());
    assertEquals(Files.readString(other), Files.readString(model));
    assertFalse(Files.exists(folder.resolve("other.model.names")));
  }

  @Test
  void wordsArePredictedAsWords() throws IOException {
    trainOnWords();
    Path test = Examples.write(folder, "t.csv", "2.05,large one,1\n0.3,small,1\n0,large one,1\n");
    Tool tool = Tool.run("predict", "--target", 2, test, model, output);
    assertEquals(0, tool.code(), tool.err());
    assertEquals("Accuracy = 66.6667% (2/3) (classification)\n", tool.out());
    assertEquals("large one\nsmall\nsmall\n", Files.readString(output));
    assertEquals(0, Tool.run("predict", "-q", numbers, model, output).code());
    assertEquals(
        "small\nsmall\nsmall\nlarge one\nlarge one\nlarge one\n", Files.readString(output));
  }

  @Test
  void rowsWithoutLabelsArePredictedWithoutAScore() throws IOException {
    trainOnWords();
    Path test = Examples.write(folder, "t.data", "2.05;1\n0.3;1\n");
    Tool tool =
        Tool.run(
            "predict", "--format", "csv", "--separator", ";", "--target", "none", test, model, "-");
    assertEquals(0, tool.code(), tool.err());
    assertEquals("large one\nsmall\n", tool.out());
    assertEquals("", tool.err());
  }

  @Test
  void standardInputIsCsvWhenToldSo() {
    Tool tool = Tool.runWithInput(WORDS, "train", "--format", "csv", "--target", 2, "-", model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(Files.exists(names));
    tool = Tool.runWithInput("1,x\n2\n", "train", "--format", "csv", "-", model);
    assertEquals("lanewise: standard input:2: 1 fields, expected 2 as in line 1\n", tool.err());
  }

  @Test
  void namesOfAnotherModelAreNotUsed() throws IOException {
    trainOnWords();
    assertEquals(0, Tool.run("train", "-q", "-c", 7, numbers, model).code());
    Tool tool = Tool.run("predict", "-q", numbers, model, output);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(
        "lanewise: " + names + " does not belong to this " + model + " and is not used\n",
        tool.err());
    assertEquals("0\n0\n0\n1\n1\n1\n", Files.readString(output));
    tool = Tool.run("predict", "-q", "--target", 2, words, model, output);
    assertEquals(65, tool.code());
    assertTrue(
        tool.err().contains(":2: column 2 (species): expected a number, found 'small'"),
        tool.err());
  }

  @Test
  void namesThatAreTooFewAreNotUsed() throws IOException {
    trainOnWords();
    String text = Files.readString(names);
    Files.writeString(names, text.substring(0, text.indexOf("large")));
    Tool tool = Tool.run("predict", "-q", numbers, model, output);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.err().contains("has no name for class 1 and is not used"), tool.err());
    assertEquals("0\n0\n0\n1\n1\n1\n", Files.readString(output));
  }

  @Test
  void labelsAndColumnsThatTheModelLacksAreRefused() throws IOException {
    trainOnWords();
    Path test = Examples.write(folder, "t.csv", "1,medium,1\n");
    Tool tool = Tool.run("predict", "--target", 2, test, model, output);
    assertEquals(65, tool.code());
    assertEquals(
        "lanewise: "
            + test
            + ":1: column 2: label \"medium\" is not known, expected one of \"small\","
            + " \"large one\"\n",
        tool.err());
    Path narrow = Examples.write(folder, "n.csv", "1,small\n");
    tool = Tool.run("predict", narrow, model, output);
    assertEquals(65, tool.code());
    assertEquals(
        "lanewise: " + narrow + ": 1 columns of features, expected at least 2\n", tool.err());
    assertFalse(Files.exists(output));
  }

  @Test
  void namesNeedAFileBesideTheModel() {
    Tool tool = Tool.run("train", "-q", "--target", 2, words, "-");
    assertEquals(64, tool.code());
    assertEquals(
        "lanewise: labels are words: <model> has to be a file, names go beside it\n", tool.err());
    assertEquals("", tool.out());
    assertEquals(0, Tool.run("train", "-v", 3, "--target", 2, words).code());
  }

  @Test
  void regressionsTakeNumbersAlone() throws IOException {
    for (Object[] command :
        new Object[][] {{"ridge", "--target", 2}, {"train", "-s3", "--target=2"}}) {
      Tool tool =
          Tool.run(command[0], command[1], command.length > 2 ? command[2] : 2, words, model);
      assertEquals(65, tool.code(), tool.err());
      assertTrue(
          tool.err().startsWith("lanewise: " + words + ":2: column 2 (species): expected a number"),
          tool.err());
    }
    Path prices = Examples.write(folder, "p.csv", "price,size\n2,1\n4,2\n6,3\n8,4\n");
    Path same = Examples.write(folder, "p", "2 1:1\n4 1:2\n6 1:3\n8 1:4\n");
    Path other = folder.resolve("other");
    assertEquals(0, Tool.run("ridge", "-q", "--target", "price", prices, model).code());
    assertEquals(0, Tool.run("ridge", "-q", same, other).code());
    assertEquals(Files.readString(other), Files.readString(model));
  }

  @Test
  void scalingIsThatOfLibsvmText() throws IOException {
    Path range = folder.resolve("range");
    Tool csv = Tool.run("scale", "-s", range, "--target", 2, words);
    assertEquals(0, csv.code(), csv.err());
    assertEquals(Tool.run("scale", numbers).out(), csv.out());
    Path test = Examples.write(folder, "t.csv", "1.1,large one,1\n");
    Tool restored = Tool.run("scale", "-r", range, "--target", 2, test);
    Path same = Examples.write(folder, "t", "1 1:1.1 2:1\n");
    assertEquals(Tool.run("scale", "-r", range, same).out(), restored.out());
    Tool refused = Tool.run("scale", "--target", 2, words);
    assertEquals(65, refused.code());
    assertTrue(refused.err().contains("-s <file>, without -y, keeps their numbers"), refused.err());
    assertEquals("", refused.out());
  }

  @Test
  void neighboursAreFoundInCsvToo() {
    Tool tool = Tool.run("nearest", "--target", "species", words, words);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(6, tool.out().lines().count(), tool.out());
  }

  @Test
  void contradictionsAreRefused() {
    assertEquals(64, Tool.run("train", "--format", "xls", words, model).code());
    assertEquals(64, Tool.run("train", "--separator", "ab", words, model).code());
    assertEquals(64, Tool.run("train", "--separator", "\"", words, model).code());
    assertEquals(64, Tool.run("train", "--no-header", "--target", "species", words, model).code());
    Tool tool = Tool.run("train", "-t", 4, words, model);
    assertEquals(64, tool.code());
    assertTrue(tool.err().contains("precomputed kernel values are read from LIBSVM text"));
    assertEquals(66, Tool.run("train", folder.resolve("none.csv"), model).code());
    assertEquals(66, Tool.run("train", "--format", "csv", folder, model).code());
    assertFalse(Files.exists(model));
  }
}
