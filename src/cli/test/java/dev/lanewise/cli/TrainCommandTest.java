package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.ModelFormat;
import dev.lanewise.svm.SvmClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void writeData() throws IOException {
    data = Examples.write(folder, "two", Examples.TWO_POINTS);
    model = folder.resolve("two.model");
  }

  @Test
  void printsTheClosingLinesOfSvmTrain() throws IOException {
    Tool tool = Tool.run("train", "-g", 1, data, model);
    assertEquals(0, tool.code(), tool.err());
    List<String> lines = tool.out().lines().toList();
    assertEquals("optimization finished, #iter = 1", lines.get(0));
    // both alphas are at their bound 1
    assertEquals("nu = 1.000000", lines.get(1));
    // -(1 + exp(-4)), by hand
    assertEquals("obj = -1.018316, rho = 0.000000", lines.get(2).replace("rho = -0", "rho = 0"));
    assertEquals("nSV = 2, nBSV = 2", lines.get(3));
    assertEquals("Total nSV = 2", lines.get(4));
    String certificate = "converged, gap = \\S+, KKT violation = \\S+, seconds = \\d+\\.\\d{3}";
    assertTrue(lines.get(5).matches(certificate), lines.get(5));
    assertEquals(6, lines.size());
    SvmClassifier read = ModelFormat.readClassifier(model);
    assertEquals(2, read.supportVectorCount());
    assertEquals(1.0, read.coefficient(0, 0));
  }

  @Test
  void printsOnePairAfterTheOther() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Tool tool = Tool.run("train", "-c", 10, three, model);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(3, tool.out().lines().filter(l -> l.startsWith("obj = ")).count());
    assertEquals(1, tool.out().lines().filter(l -> l.startsWith("Total nSV = ")).count());
  }

  @Test
  void quietPrintsNothing() {
    Tool tool = Tool.run("train", "-q", data, model);
    assertEquals(new Tool(0, "", ""), tool);
    assertTrue(Files.exists(model));
  }

  @Test
  void defaultsAreThoseOfSvmTrain() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    assertEquals(0, Tool.run("train", "-q", three, model).code());
    Path explicit = folder.resolve("explicit.model");
    Object[] options = {
      "train", "-q", "-s", 0, "-t", 2, "-g", 0.5, "-c", 1, "-e", 0.001, "-h", 1, "-b", 0, "-m", 100,
      three, explicit
    };
    assertEquals(0, Tool.run(options).code());
    assertEquals(Files.readString(explicit), Files.readString(model));
  }

  @ParameterizedTest
  @CsvSource({
    "-t 0, kernel_type linear",
    "-t 1 -d 2 -g 0.25 -r 1, kernel_type polynomial/degree 2/gamma 0.25/coef0 1",
    "-t 2 -g 0.25, kernel_type rbf/gamma 0.25",
    "-t 2 -g auto, kernel_type rbf/gamma 0.5",
    "-t 2 -g 0, kernel_type rbf/gamma 0.5",
    "-t 3 -g 0.25 -r -1, kernel_type sigmoid/gamma 0.25/coef0 -1",
  })
  void kernelOptionsReachTheModel(String options, String expected) throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Tool tool = Tool.run(words("train -q " + options, three, model));
    assertEquals(0, tool.code(), tool.err());
    List<String> lines = Files.readAllLines(model);
    for (String line : expected.split("/")) {
      assertTrue(lines.contains(line), line + " in " + lines);
    }
  }

  @Test
  void gammaScaleIsOneOverFeaturesTimesVariance() throws IOException {
    // values 1, -1: mean 0, variance 1, one feature
    Path wide = Examples.write(folder, "wide", "1 1:2\n-1 1:-2\n");
    assertEquals(0, Tool.run("train", "-q", "-g", "scale", wide, model).code());
    assertTrue(Files.readString(model).contains("gamma 0.25\n"));
  }

  @Test
  void weightsMultiplyTheBound() throws IOException {
    Path twice = Examples.write(folder, "twice", "1 1:1\n-1 1:-1\n-1 1:-1\n");
    Tool tool = Tool.run("train", "-q", "-g", 1, "-w1", 2, "-w-1", 0.25, twice, model);
    assertEquals(0, tool.code(), tool.err());
    SvmClassifier read = ModelFormat.readClassifier(model);
    // -1 is bounded by 0.25 each, and the alphas of both sides have the same sum
    assertEquals(0.5, read.coefficient(0, 0));
    assertEquals(-0.25, read.coefficient(0, 1));
  }

  @Test
  void weightOfAMissingClassIsToldOf() {
    Tool tool = Tool.run("train", "-q", "-w7", 2, data, model);
    assertEquals(0, tool.code());
    assertTrue(tool.err().contains("class label 7 specified in weight is not found"), tool.err());
  }

  @Test
  void balancedWeightsDependOnCounts() throws IOException {
    Path uneven = Examples.write(folder, "uneven", "1 1:1\n-1 1:-1\n-1 1:-1.5\n-1 1:-2\n");
    assertEquals(0, Tool.run("train", "-q", "-c", 0.1, uneven, model).code());
    String none = Files.readString(model);
    assertEquals(
        0, Tool.run("train", "-q", "-c", 0.1, "--weights", "balanced", uneven, model).code());
    String balanced = Files.readString(model);
    assertEquals(0, Tool.run("train", "-q", "-c", 0.1, "--weights", "auto", uneven, model).code());
    assertFalse(balanced.equals(none));
    // balanced: n / (k n_c) = 4 / 2; auto: (1 / n_c) / mean = 1 / (2/3); the bounds show as alphas
    assertTrue(balanced.contains("\n0.2 1:1"), balanced);
    assertTrue(Files.readString(model).contains("\n0.15"), Files.readString(model));
  }

  @Test
  void withoutConvergenceThereIsNoModel() throws IOException {
    Files.writeString(model, "old");
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Tool tool = Tool.run("train", "-c", 1000, "--max-iterations", 1, three, model);
    assertEquals(1, tool.code());
    assertTrue(tool.out().contains("not converged (iteration limit), gap = "), tool.out());
    assertTrue(tool.err().contains("no model written"), tool.err());
    assertEquals("old", Files.readString(model));
  }

  @Test
  void nonconvergedModelsAreWrittenWhenAllowed() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Tool tool =
        Tool.run("train", "-c", 1000, "--max-iterations", 1, "--allow-nonconverged", three, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().contains("not converged (iteration limit)"), tool.out());
    assertEquals(3, ModelFormat.readClassifier(model).classCount());
  }

  @Test
  void threadsDoNotChangeTheModel() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    assertEquals(0, Tool.run("train", "-q", "--threads", 1, three, model).code());
    String one = Files.readString(model);
    assertEquals(0, Tool.run("train", "-q", "--threads", 3, three, model).code());
    assertEquals(one, Files.readString(model));
  }

  @Test
  void localeDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Tool tool = Tool.run("train", "-c", "0.5", "-g", 1, data, model);
      assertEquals(0, tool.code(), tool.err());
      assertTrue(tool.out().contains("obj = -0.75457"), tool.out());
      assertEquals(64, Tool.run("train", "-c", "0,5", data, model).code());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void readsStandardInput() {
    Tool tool = Tool.runWithInput(Examples.TWO_POINTS, "train", "-q", "-", model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(Files.exists(model));
    assertEquals(64, Tool.runWithInput(Examples.TWO_POINTS, "train", "-").code());
  }

  @Test
  void standardOutputHoldsTheModelAlone() throws IOException {
    Tool tool = Tool.run("train", "-g", 1, data, "-");
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.err().startsWith("optimization finished, #iter = 1\n"), tool.err());
    assertEquals(0, Tool.run("train", "-q", "-g", 1, data, model).code());
    assertEquals(Files.readString(model), tool.out());
  }

  @Test
  void standardInputToStandardOutput() throws IOException {
    Tool tool = Tool.runWithInput(Examples.TWO_POINTS, "train", "-q", "-g", 1, "-", "-");
    assertEquals(0, tool.code(), tool.err());
    assertEquals(0, Tool.run("train", "-q", "-g", 1, data, model).code());
    assertEquals(Files.readString(model), tool.out());
  }

  @Test
  void crossValidatesWithAStatedSeed() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Tool tool = Tool.run("train", "-c", 10, "-v", 4, "--seed", 3, three);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(
        "4 stratified folds, seed 3, 0 not converged\nCross Validation Accuracy = 100%\n",
        tool.out());
    assertEquals(
        "Cross Validation Accuracy = 100%\n",
        Tool.run("train", "-q", "-c", 10, "-v", 4, three).out());
    assertFalse(Files.exists(Path.of("three.model")));
  }

  @Test
  void crossValidationPredictsWhatItHasNotSeen() throws IOException {
    // Far apart for this gamma: an example says nothing about any other, but can be memorised.
    Path noise = Examples.write(folder, "noise", "1 1:1\n2 1:2\n1 1:3\n2 1:4\n1 1:5\n2 1:6\n");
    Tool tool = Tool.run("train", "-q", "-g", 100, "-c", 100, "-v", 3, noise);
    assertEquals(0, tool.code(), tool.err());
    double percent = Double.parseDouble(tool.out().replaceAll(".*= |%\n", ""));
    assertTrue(percent <= 50, tool.out());
  }

  @Test
  void moreFoldsThanExamplesLeaveOneOut() throws IOException {
    Path three = Examples.write(folder, "three", Examples.THREE_CLASSES);
    Tool tool = Tool.run("train", "-c", 10, "-v", 100, three);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.err().contains("100 folds for 12 examples; leaving one out"), tool.err());
    assertTrue(tool.out().startsWith("12 stratified folds"), tool.out());
  }

  private static Object[] words(String command, Object... more) {
    String[] parts = command.split(" ");
    Object[] all = new Object[parts.length + more.length];
    System.arraycopy(parts, 0, all, 0, parts.length);
    System.arraycopy(more, 0, all, parts.length, more.length);
    return all;
  }
}
