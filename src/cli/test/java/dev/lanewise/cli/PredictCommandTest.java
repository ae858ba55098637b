package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.kernel.LengthScaleKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  /** Written by hand after LIBSVM's format: K(x, 1) - K(x, -1) with gamma 1. */
  private static final String BY_HAND =
      """
      svm_type c_svc
      kernel_type rbf
      gamma 1
      nr_class 2
      total_sv 2
      rho 0
      label 1 -1
      nr_sv 1 1
      SV
      1 1:1
      -1 1:-1
      """;

  @TempDir Path folder;
  private Path model;
  private Path output;

  @BeforeEach
  void writeModel() throws IOException {
    model = Examples.write(folder, "m", BY_HAND);
    output = folder.resolve("labels");
  }

  @Test
  void writesLabelsAndPrintsTheAccuracy() throws IOException {
    Path data = Examples.write(folder, "d", "1 1:0.5\n-1 1:-3\n-1 1:2\n");
    Tool tool = Tool.run("predict", data, model, output);
    assertEquals(new Tool(0, "Accuracy = 66.6667% (2/3) (classification)\n", ""), tool);
    assertEquals("1\n-1\n1\n", Files.readString(output));
  }

  @Test
  void quiet() throws IOException {
    Path data = Examples.write(folder, "d", "1 1:0.5\n");
    assertEquals(new Tool(0, "", ""), Tool.run("predict", "-q", data, model, output));
    assertEquals("1\n", Files.readString(output));
  }

  @Test
  void standardOutputHoldsLabelsAlone() throws IOException {
    Path data = Examples.write(folder, "d", "1 1:0.5\n-1 1:-3\n");
    String accuracy = "Accuracy = 100% (2/2) (classification)\n";
    Tool expected = new Tool(0, "1\n-1\n", accuracy);
    assertEquals(expected, Tool.run("predict", data, model, "-"));
    assertEquals(expected, Tool.run("predict", data, model, "/dev/stdout"));
  }

  @Test
  void standardInputToStandardOutput() {
    Tool tool = Tool.runWithInput("1 1:0.5\n-1 1:-3\n", "predict", "-q", "-", model, "-");
    assertEquals(new Tool(0, "1\n-1\n", ""), tool);
  }

  @Test
  void labelsOfTheDataMayBeAnything() throws IOException {
    Path data = Examples.write(folder, "d", "0.25 1:0.5\n7 1:-3\n");
    Tool tool = Tool.run("predict", data, model, output);
    assertEquals("Accuracy = 0% (0/2) (classification)\n", tool.out());
  }

  @Test
  void rowsWithoutTheLastFeaturesAreZeroThere() throws IOException {
    Path data = Examples.write(folder, "d", "1\n-1 1:-1\n");
    assertEquals(0, Tool.run("predict", data, model, output).code());
    // a tie goes to the second class, as in svm-predict: the value is not above 0
    assertEquals("-1\n-1\n", Files.readString(output));
  }

  @Test
  void furtherFeaturesCountInTheDistance() throws IOException {
    Path data = Examples.write(folder, "d", "1 1:0.5 3:100\n1 1:0.5\n");
    Tool tool = Tool.run("predict", data, model, output);
    assertEquals(0, tool.code());
    assertTrue(tool.err().contains(" has 3 features, the support vectors of "), tool.err());
    // so far away that both kernel values are 0
    assertEquals("-1\n1\n", Files.readString(output));
  }

  @Test
  void trainedHereAndReadBack() throws IOException {
    Path data = Examples.write(folder, "three", Examples.THREE_CLASSES);
    assertEquals(0, Tool.run("train", "-q", "-c", 10, data, model).code());
    Tool tool = Tool.run("predict", "--threads", 2, data, model, output);
    assertEquals("Accuracy = 100% (12/12) (classification)\n", tool.out());
    assertEquals("1\n1\n1\n1\n5\n5\n5\n5\n9\n9\n9\n9\n", Files.readString(output));
  }

  @Test
  void badDataLeaveTheOldOutput() throws IOException {
    Files.writeString(output, "old");
    Path data = Examples.write(folder, "d", "1 1:0.5\n-1 x\n");
    Tool tool = Tool.run("predict", data, model, output);
    assertEquals(65, tool.code());
    assertTrue(tool.err().startsWith("lanewise: " + data + ":2:4: expected"), tool.err());
    assertEquals("old", Files.readString(output));
  }

  private void refusesData(Path data, Path refusing, String message) {
    Tool tool = Tool.run("predict", data, refusing, output);
    assertEquals(65, tool.code(), tool.err());
    assertTrue(tool.err().contains(data + ": "), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertTrue(Files.notExists(output));
  }

  @Test
  void dataOutsideTheDomainOfTheKernelAreRefused() throws IOException {
    Path examples = Examples.write(folder, "e", "1 1:1 2:2\n2 1:2 2:1\n3 1:3\n5 2:4\n");
    Path negative = Examples.write(folder, "n", "1 1:1\n1 1:1 2:-1\n");
    for (String kernel : new String[] {"chi2", "intersection"}) {
      Path trained = folder.resolve(kernel);
      Tool ridge = Tool.run("ridge", "-q", "--binary", "-t", kernel, "-l", 1, examples, trained);
      assertEquals(0, ridge.code(), ridge.err());
      refusesData(negative, trained, "X[row 1, col 1] is -1.0");
    }
  }

  @Test
  void squaredNormsOutOfRangeAreRefused() throws IOException {
    Path data = Examples.write(folder, "d", "1 1:1\n1 1:1e200\n");
    refusesData(data, model, "row 1");
  }

  @Test
  void moreColumnsThanLengthScalesAreRefused() throws IOException {
    Path scaled = folder.resolve("scaled");
    LengthScaleKernel kernel = LengthScaleKernel.of(new double[] {2}, new RbfKernel(1));
    SvmRegressor machine =
        SvmRegressor.of(kernel, FloatMatrix.of(new float[] {1}, 1, 1), new double[] {1}, 0);
    ModelFormat.write(
        scaled,
        new StoredRegressor(SvmType.EPSILON_SVR, machine, OptionalDouble.empty()),
        ModelEncoding.BINARY);
    Path data = Examples.write(folder, "d", "1 1:1 2:1\n");
    refusesData(data, scaled, "1 length scales");
  }

  /** The support vectors are what is wrong. */
  @Test
  void modelsOutsideTheDomainOfTheirKernelAreNamed() throws IOException {
    Path far = Examples.write(folder, "far", BY_HAND.replace("1 1:1\n", "1 1:1e30\n"));
    Path data = Examples.write(folder, "d", "1 1:1\n");
    Tool tool = Tool.run("predict", data, far, output);
    assertEquals(65, tool.code(), tool.err());
    assertTrue(tool.err().contains(far + ": "), tool.err());
  }
}
