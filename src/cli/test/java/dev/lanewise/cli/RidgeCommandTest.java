package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RidgeCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;

  /** y = sin(3 u) + v / 2 + 10 with a little noise. */
  @BeforeEach
  void writeData() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      double u = random.nextDouble(-1, 1);
      double v = random.nextDouble(-1, 1);
      double y = Math.sin(3 * u) + v / 2 + 10 + .01 * random.nextGaussian();
      text.append(String.format(Locale.ROOT, "%.17g 1:%.17g 2:%.17g%n", y, u, v));
    }
    data = Examples.write(folder, "waves", text.toString());
    model = folder.resolve("waves.model");
  }

  private static double number(String text, String name) {
    String after = text.substring(text.indexOf(name + " = ") + name.length() + 3);
    return Double.parseDouble(after.split("[,\\s]")[0]);
  }

  @Test
  void choosesGammaAndLambdaAndSaysHowWell() {
    Tool tool = Tool.run("ridge", data, model);
    assertEquals(0, tool.code(), tool.err());
    List<String> lines = tool.out().lines().toList();
    assertTrue(lines.get(0).matches("kernel = rbf, gamma = \\S+, lambda = \\S+"), lines.get(0));
    assertTrue(lines.get(1).matches("leave-one-out: RMSE = \\S+, R2 = \\S+"), lines.get(1));
    assertTrue(lines.get(2).matches("60 examples, 184 cells tried, \\d+\\.\\d\\d s"), lines.get(2));
    assertEquals(3, lines.size());
    assertTrue(number(tool.out(), "RMSE") < .03, tool.out());
    assertTrue(number(tool.out(), "R2") > .99, tool.out());
  }

  @Test
  void predictReadsTheModel() throws IOException {
    assertEquals(0, Tool.run("ridge", "-q", data, model).code());
    Path output = folder.resolve("values");
    Tool tool = Tool.run("predict", data, model, output);
    assertEquals(0, tool.code(), tool.err());
    List<String> values = Files.readAllLines(output);
    List<String> examples = Files.readAllLines(data);
    for (int i = 0; i < values.size(); i++) {
      double y = Double.parseDouble(examples.get(i).split(" ")[0]);
      assertEquals(y, Double.parseDouble(values.get(i)), .05);
    }
  }

  @Test
  void givenParametersAreTaken() {
    Tool tool = Tool.run("ridge", "-g", .5, "-l", .25, data, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().startsWith("kernel = rbf, gamma = 0.5, lambda = 0.25\n"), tool.out());
    assertTrue(tool.out().contains("60 examples, 0 cells tried"), tool.out());
  }

  @ParameterizedTest
  @CsvSource({"0, 22", "linear, 22", "1, 184", "polynomial, 184"})
  void svmTrainsKernelsFitItsText(String kernel, int cells) throws IOException {
    Tool tool = Tool.run("ridge", "-t", kernel, data, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().contains("60 examples, " + cells + " cells tried"), tool.out());
    assertTrue(Files.readString(model).startsWith("svm_type epsilon_svr\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "laplacian",
    "matern12",
    "matern32",
    "matern52",
    "rational-quadratic",
    "cosine",
  })
  void moreKernelsHaveNames(String kernel) {
    Tool refused = Tool.run("ridge", "-t", kernel, data, model);
    assertEquals(64, refused.code());
    assertTrue(refused.err().contains("add --binary"), refused.err());
    Tool tool = Tool.run("ridge", "--binary", "-t", kernel, data, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().startsWith("kernel = " + kernel), tool.out());
    assertEquals(0, Tool.run("predict", "-q", data, model, folder.resolve("o")).code());
  }

  /** Both forms of the linear kernel: in features, and by the Gram matrix given as a file. */
  @Test
  void precomputedValuesGiveTheSameMachine() throws IOException {
    StringBuilder rows = new StringBuilder();
    List<String> examples = Files.readAllLines(data);
    double[][] x = new double[examples.size()][2];
    for (int i = 0; i < x.length; i++) {
      String[] parts = examples.get(i).split("[ :]");
      x[i] = new double[] {Double.parseDouble(parts[2]), Double.parseDouble(parts[4])};
    }
    for (int i = 0; i < x.length; i++) {
      rows.append(examples.get(i).split(" ")[0]).append(" 0:").append(i + 1);
      for (int j = 0; j < x.length; j++) {
        rows.append(' ').append(j + 1).append(':').append(x[i][0] * x[j][0] + x[i][1] * x[j][1]);
      }
      rows.append('\n');
    }
    Path gram = Examples.write(folder, "gram", rows.toString());
    Tool dual = Tool.run("ridge", "-t", 4, "-l", .5, gram, model);
    Tool primal = Tool.run("ridge", "-t", 0, "-l", .5, data, model);
    assertEquals(0, dual.code(), dual.err());
    assertEquals(number(primal.out(), "RMSE"), number(dual.out(), "RMSE"), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "-l 0, '-l is 0.0, expected a number above 0'",
    "-t nothing, '-t is nothing, expected 0 to 4 or the name of a kernel'",
    "-t 7, '-t is 7, expected 0 to 4 or the name of a kernel'",
    "-t 0 -g 1, '-g: the kernel 0 has no gamma'"
  })
  void impossibleWishesAreRefused(String options, String message) {
    Object[] arguments = ("ridge " + options + " " + data + " " + model).split(" ");
    Tool tool = Tool.run(arguments);
    assertEquals(64, tool.code());
    assertTrue(tool.err().contains(message), tool.err());
    assertFalse(Files.exists(model));
  }

  /** A matrix that only rounding keeps from having a factor. */
  @Test
  void equalRowsAreCoveredByJitter() throws IOException {
    Path equal = Examples.write(folder, "equal", "1 1:0\n1 1:0\n2 1:1\n3 1:2\n");
    Tool tool = Tool.run("ridge", "-g", 1, "-l", 1e-20, equal, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(number(tool.out(), "jitter") > 0, tool.out());
  }

  @Test
  void aGammaOfZeroIsAuto() {
    Tool zero = Tool.run("ridge", "-g", 0, "-l", 1, data, model);
    assertTrue(zero.out().startsWith("kernel = rbf, gamma = 0.5, lambda = 1\n"), zero.out());
    String help = Tool.run("ridge", "--help").out();
    assertTrue(help.contains("auto or 0 = 1 / features"), help);
  }

  /** As the help has it. */
  @Test
  void aLinearModelOfFewFeaturesIsItsWeights() throws IOException {
    assertEquals(0, Tool.run("ridge", "-t", 0, "-l", 1, data, model).code());
    assertTrue(Files.readString(model).contains("\ntotal_sv 1\n"));
    String help = Tool.run("ridge", "--help").out();
    assertTrue(help.contains("the one support"), help);
  }

  /** The kernel has no gamma, so that of the data, which overflows here, does not matter. */
  @Test
  void dataMayBeSmallWithoutAGamma() throws IOException {
    Path small = Examples.write(folder, "s", "1 1:1e-170\n2 1:2e-170\n4 1:3e-170 2:1e-170\n");
    Tool tool = Tool.run("ridge", "--binary", "-t", "intersection", "-l", 1, small, model);
    assertEquals(0, tool.code(), tool.err());
  }

  @Test
  void oneExampleCannotBeLeftOut() throws IOException {
    Path one = Examples.write(folder, "one", "3 1:2\n");
    Tool tool = Tool.run("ridge", one, model);
    assertEquals(65, tool.code());
    assertTrue(tool.err().contains("leaving one out takes 2 examples"), tool.err());
    assertFalse(Files.exists(model));
  }
}
