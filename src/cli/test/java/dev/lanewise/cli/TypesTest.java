package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five types of svm-train, from training to prediction. */
class TypesTest {
  @TempDir Path folder;
  private Path classes;
  private Path targets;
  private Path model;

  @BeforeEach
  void writeData() throws IOException {
    model = folder.resolve("m");
    StringBuilder two = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      // overlapping classes, and a line with a little noise
      two.append(i % 2 == 0 ? "1" : "-1").append(" 1:").append((i % 2) * 12 + i % 11);
      two.append(" 2:").append(i % 3).append('\n');
      line.append(3 * i + i % 5).append(" 1:").append(i / 40.0).append('\n');
    }
    classes = Examples.write(folder, "classes", two.toString());
    targets = Examples.write(folder, "targets", line.toString());
  }

  private Path data(int type) {
    return type < 3 ? classes : targets;
  }

  @ParameterizedTest
  @CsvSource({
    "0, c_svc, nu = , Total nSV = ",
    "1, nu_svc, C = , Total nSV = ",
    "2, one_class, obj = , 'nSV = '",
    "3, epsilon_svr, nu = , 'nSV = '",
    "4, nu_svr, epsilon = , 'nSV = '",
  })
  void trainPrintsWhatSvmTrainPrints(int type, String name, String second, String last)
      throws IOException {
    Tool tool = Tool.run("train", "-s", type, "-t", 2, "-g", 0.01, data(type), model);
    assertEquals(0, tool.code(), tool.err());
    assertEquals("", tool.err());
    List<String> lines = tool.out().lines().toList();
    assertTrue(lines.getFirst().startsWith("optimization finished, #iter = "), tool.out());
    assertTrue(lines.get(1).startsWith(second.strip()), tool.out());
    assertTrue(lines.get(lines.size() - 2).startsWith(last.strip()), tool.out());
    assertTrue(lines.getLast().startsWith("converged, gap = "), tool.out());
    assertEquals("svm_type " + name, Files.readAllLines(model).getFirst());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void bothEncodingsPredictTheSame(int type) throws IOException {
    Path binary = folder.resolve("b");
    assertEquals(0, Tool.run("train", "-q", "-b", 1, "-s", type, data(type), model).code());
    assertEquals(
        0, Tool.run("train", "-q", "-b", 1, "-s", type, "--binary", data(type), binary).code());
    assertEquals((byte) 0x89, Files.readAllBytes(binary)[0]);
    StoredModel stored = ModelFormat.read(binary);
    assertEquals(type, stored.type().number());
    for (String option : new String[] {"-b0", "-b1", "--decision-values"}) {
      String text = Tool.run("predict", "-q", option, data(type), model, "-").out();
      assertEquals(text, Tool.run("predict", "-q", option, data(type), binary, "-").out());
      assertEquals(option.equals("-b1") && type < 3 ? 41 : 40, text.lines().count(), text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, -c 3 -n 0.3 -p 0.2, -n, -p",
    "1, -c 3 -n 0.3 -p 0.2 -w1 2, -c, '-p, class weights'",
    "2, -c 3 -n 0.3 -p 0.2 -w1 2, -c, '-p, class weights'",
    "3, -c 3 -n 0.3 -p 0.2 -w1 2, -n, class weights",
    "4, -c 3 -n 0.3 -p 0.2 --weights balanced, -p, class weights",
  })
  void optionsWithoutMeaningArePassedOverWithOneWarning(
      int type, String options, String first, String rest) throws IOException {
    String[] words = ("train -q -s " + type + " " + options).split(" ");
    Object[] all = new Object[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = data(type);
    all[words.length + 1] = model;
    Tool tool = Tool.run(all);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(1, tool.err().lines().count(), tool.err());
    assertTrue(tool.err().contains("(-s " + type + "): " + first + ", " + rest), tool.err());
  }

  @Test
  void numbersOfTheFormulationReachTheTrainer() {
    // at most a share nu is bounded, at least a share nu are support vectors
    assertTrue(supportVectors("2", "-n", "0.1") < supportVectors("2", "-n", "0.9"));
    assertTrue(supportVectors("4", "-n", "0.1") < supportVectors("4", "-n", "0.9"));
    assertTrue(supportVectors("1", "-n", "0.1") < supportVectors("1", "-n", "0.6"));
    assertTrue(supportVectors("3", "-p", "30") < supportVectors("3", "-p", "0.1"));
    String cheap = Tool.run("train", "-s", 3, "-c", 0.01, targets, model).out();
    String dear = Tool.run("train", "-s", 3, "-c", 100, targets, model).out();
    assertTrue(value(cheap, "obj = ") > value(dear, "obj = "));
    cheap = Tool.run("train", "-s", 4, "-c", 0.01, targets, model).out();
    dear = Tool.run("train", "-s", 4, "-c", 100, targets, model).out();
    assertTrue(value(cheap, "obj = ") > value(dear, "obj = "));
  }

  private int supportVectors(String type, String option, String value) {
    Path data = data(Integer.parseInt(type));
    Tool tool = Tool.run("train", "-s", type, option, value, data, model);
    assertEquals(0, tool.code(), tool.err());
    return (int) value(tool.out(), "nSV = ");
  }

  private static double value(String text, String key) {
    String rest = text.substring(text.indexOf(key) + key.length());
    return Double.parseDouble(rest.split("[,\n]")[0]);
  }

  @Test
  void nuIsTheShareOfTheBoundThatIsUsed() throws IOException {
    String printed = Tool.run("train", "-s", 0, "-c", 2, "-g", 0.01, classes, model).out();
    // the same problem as nu-SVC has this C: both find the same machine
    double nu = value(printed, "nu = ");
    printed = Tool.run("train", "-s", 1, "-n", nu, "-e", 1e-5, "-g", 0.01, classes, model).out();
    assertEquals(2, value(printed, "C = "), 0.01);
    assertEquals(
        0,
        Tool.run("train", "-s", 0, "-w1", 3, classes, model)
            .out()
            .lines()
            .filter(line -> line.startsWith("nu = "))
            .count());
  }

  @Test
  void crossValidationOfRegressionsPrintsErrorAndCorrelation() {
    for (int type = 3; type < 5; type++) {
      Tool tool = Tool.run("train", "-s", type, "-t", 0, "-c", 100, "-v", 5, targets);
      assertEquals(0, tool.code(), tool.err());
      List<String> lines = tool.out().lines().toList();
      assertEquals("5 folds, seed 1, 0 not converged", lines.get(0));
      assertTrue(lines.get(1).startsWith("Cross Validation Mean squared error = "), tool.out());
      assertTrue(value(lines.get(1), "error = ") < 5, tool.out());
      assertTrue(value(lines.get(2), "correlation coefficient = ") > 0.99, tool.out());
      assertEquals(3, lines.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void crossValidationOfTheOthersPrintsTheAccuracy(int type) {
    Tool tool = Tool.run("train", "-q", "-s", type, "-v", 4, classes);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().matches("Cross Validation Accuracy = \\d+\\.?\\d*%\n"), tool.out());
    double percent = Double.parseDouble(tool.out().replaceAll(".*= |%\n", ""));
    assertTrue(type == 2 ? percent < 60 : percent > 80, tool.out());
    tool = Tool.run("train", "-q", "-b", 1, "-s", type, "-v", 4, classes);
    assertEquals(0, tool.code(), tool.err());
  }

  @Test
  void probabilitiesOfOneClassMachinesAddUpAndFollowTheDecision() {
    assertEquals(0, Tool.run("train", "-q", "-s", 2, "-b", 1, classes, model).code());
    List<String> lines =
        Tool.run("predict", "-q", "-b", 1, classes, model, "-").out().lines().toList();
    assertEquals("label normal outlier", lines.getFirst());
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ");
      double normal = Double.parseDouble(words[1]);
      assertEquals(1, normal + Double.parseDouble(words[2]), 1e-15);
      assertTrue(words[0].equals("1") ? normal >= 0.5 : normal <= 0.5, line);
    }
  }

  @Test
  void theMostProbableClassIsPredicted() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES.repeat(3));
    assertEquals(0, Tool.run("train", "-q", "-b", 1, "-c", 10, three, model).code());
    List<String> lines =
        Tool.run("predict", "-q", "-b", 1, three, model, "-").out().lines().toList();
    assertEquals("labels 1 5 9", lines.getFirst());
    int[] labels = {1, 5, 9};
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ");
      double sum = 0;
      int best = 0;
      for (int c = 0; c < 3; c++) {
        sum += Double.parseDouble(words[c + 1]);
        boolean more = Double.parseDouble(words[c + 1]) > Double.parseDouble(words[best + 1]);
        best = more ? c : best;
      }
      assertEquals(1, sum, 1e-12);
      assertEquals(labels[best], Integer.parseInt(words[0]));
    }
  }

  @Test
  void decisionValuesOfAllPairs() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    assertEquals(0, Tool.run("train", "-q", "-c", 10, three, model).code());
    List<String> lines =
        Tool.run("predict", "-q", "--decision-values", three, model, "-").out().lines().toList();
    assertEquals(12, lines.size());
    assertEquals(3, lines.getFirst().split(" ").length);
    // the second row of four is of class 5: against 1 it loses, against 9 it wins
    String[] five = lines.get(5).split(" ");
    assertTrue(Double.parseDouble(five[0]) < 0 && Double.parseDouble(five[2]) > 0, lines.get(5));
  }
}
