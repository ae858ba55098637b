package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of svm-train of LIBSVM 3.24, what its svm-predict wrote for them and what it printed: the
 * files are those of the library's own tests.
 */
class LibsvmAgreementTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "c_svc, classes, Accuracy = 66.6667% (12/18) (classification)",
    "nu_svc, classes, Accuracy = 88.8889% (16/18) (classification)",
    "one_class, classes, Accuracy = 0% (0/18) (classification)",
    "epsilon_svr, targets, Mean squared error = 0.448707 (regression)",
    "nu_svr, targets, Mean squared error = 0.541109 (regression)",
  })
  void predictionsOfTheirModels(String type, String data, String score) throws Exception {
    Path output = folder.resolve("o");
    Tool tool = Tool.run("predict", resource(data), resource(type + ".model"), output);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(score, tool.out().lines().findFirst().orElseThrow());
    double[][] theirs = numbers(resource(type + ".model.predicted"), 0);
    assertClose(theirs, numbers(output, 0), data.equals("classes") ? 0 : 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c_svc", "nu_svc"})
  void probabilitiesOfTheirModels(String type) throws Exception {
    Path output = folder.resolve("o");
    Path model = resource(type + ".model");
    Tool tool = Tool.run("predict", "-b", 1, resource("classes"), model, output);
    assertEquals(0, tool.code(), tool.err());
    Path theirs = resource(type + ".model.probabilities");
    assertEquals(Files.readAllLines(theirs).getFirst(), Files.readAllLines(output).getFirst());
    // svm-predict prints six digits
    assertClose(numbers(theirs, 1), numbers(output, 1), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"epsilon_svr, 0.661399, 0.638461", "nu_svr, 0.695094, 0.700166"})
  void noiseOfTheirRegressions(String type, String sigma, String correlation) throws Exception {
    Path output = folder.resolve("o");
    Tool tool =
        Tool.run("predict", "-b", 1, resource("targets"), resource(type + ".model"), output);
    List<String> lines = tool.out().lines().toList();
    assertEquals("Prob. model for test data: target value = predicted value + z,", lines.get(0));
    assertEquals("z: Laplace distribution e^(-|z|/sigma)/(2sigma),sigma=" + sigma, lines.get(1));
    assertEquals(
        "Squared correlation coefficient = " + correlation + " (regression)", lines.get(3));
    assertClose(numbers(resource(type + ".model.predicted"), 0), numbers(output, 0), 1e-12);
  }

  /**
   * Rows far from 0, their distances short and coefficients in the hundreds: kernel values in float
   * would be 1e-4 off. All features are quarters.
   */
  @Test
  void unscaledFeatures() throws Exception {
    Path output = folder.resolve("o");
    Tool tool = Tool.run("predict", resource("unscaled"), resource("unscaled.model"), output);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(
        "Mean squared error = 5.16777 (regression)", tool.out().lines().findFirst().orElseThrow());
    assertClose(numbers(resource("unscaled.model.predicted"), 0), numbers(output, 0), 1e-9);
  }

  /**
   * Decimals that are no floats, and a polynomial of unscaled rows: kernel values of 1e6 times
   * coefficients of 10 leave a value of 4. Features in float would be several units off.
   */
  @Test
  void unscaledDecimals() throws Exception {
    Path output = folder.resolve("o");
    Tool tool = Tool.run("predict", resource("decimals"), resource("decimals.model"), output);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(
        "Mean squared error = 0.820592 (regression)", tool.out().lines().findFirst().orElseThrow());
    assertClose(numbers(resource("decimals.model.predicted"), 0), numbers(output, 0), 1e-6);
  }

  @Test
  void probabilitiesThatAreNotAskedForAreMentioned() throws Exception {
    Path model = resource("c_svc.model");
    Tool tool = Tool.run("predict", resource("classes"), model, folder.resolve("o"));
    assertEquals(
        "lanewise: " + model + " supports probability estimates, without -b 1 they are not made\n",
        tool.err());
    assertEquals("", Tool.run("predict", "-q", resource("classes"), model, "/dev/null").err());
  }

  /** LIBSVM's README, section on precomputed kernels; the models are those of svm-train -t 4. */
  @Test
  void precomputedKernelOfTheirReadme() throws IOException {
    Path data =
        Examples.write(
            folder, "k", "15 0:1 1:4 2:6 3:1\n45 0:2 1:6 2:18 3:0\n25 0:3 1:1 2:0 3:1\n");
    Path test = Examples.write(folder, "t", "15 0:1 1:2 2:0 3:1\n");
    Path theirs =
        Examples.write(
            folder,
            "m",
            """
            svm_type epsilon_svr
            kernel_type precomputed
            nr_class 2
            total_sv 3
            rho -29.110526315789471
            SV
            -10 0:1\s
            4.2105263157894735 0:2\s
            5.7894736842105265 0:3\s
            """);
    Path output = folder.resolve("o");
    assertEquals("", Tool.run("predict", "-q", test, theirs, output).err());
    assertEquals(14.9, numbers(output, 0)[0][0], 1e-6);
    Path ours = folder.resolve("ours");
    for (String encoding : new String[] {"-q", "--binary"}) {
      Tool tool = Tool.run("train", encoding, "-s", 3, "-c", 10, "-t", 4, data, ours);
      assertEquals(0, tool.code(), tool.err());
      assertEquals(0, Tool.run("predict", test, ours, output).code());
      assertEquals(14.9, numbers(output, 0)[0][0], 2e-3);
    }
    assertEquals(0, Tool.run("train", "-q", "-t", 4, data, ours).code());
    List<String> lines = Files.readAllLines(ours);
    assertEquals("kernel_type precomputed", lines.get(1));
    assertEquals("0.2 0.6666666666666666 0:1", lines.get(8));
    assertEquals("25\n", Tool.run("predict", "-q", test, ours, "-").out());
    Tool tool = Tool.run("train", "-q", "-t", 4, "-v", 3, "-s", 3, data);
    assertEquals(0, tool.code(), tool.err());
  }

  private static void assertClose(double[][] theirs, double[][] ours, double tolerance) {
    assertEquals(theirs.length, ours.length);
    for (int row = 0; row < theirs.length; row++) {
      assertArrayEquals(theirs[row], ours[row], tolerance);
    }
  }

  private static double[][] numbers(Path file, int headerLines) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .skip(headerLines)
          .map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(LibsvmAgreementTest.class.getResource("/libsvm/" + name).toURI());
  }
}
