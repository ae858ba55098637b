package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
