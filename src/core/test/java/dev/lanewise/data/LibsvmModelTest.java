package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * P102: models that svm-train of LIBSVM 3.24 wrote ({@code -b 1} where it can), and what its
 * svm-predict made of them. The features are multiples of 1/16, which floats hold.
 */
class LibsvmModelTest {
  @ParameterizedTest
  @EnumSource
  void theirModelsComeBackNumberForNumber(SvmType type) throws Exception {
    StoredModel model = read(type);
    assertEquals(type, model.type());
    List<String> theirs = Files.readAllLines(resource(type.libsvmName() + ".model"));
    for (ModelEncoding encoding : ModelEncoding.values()) {
      StoredModel back = ModelFormat.read(bytes(model, encoding), "m");
      String text = new String(bytes(back, ModelEncoding.TEXT), StandardCharsets.US_ASCII);
      List<String> ours = text.lines().toList();
      assertEquals(theirs.size() + 1, ours.size(), "a trailer and nothing else");
      for (int line = 0; line < theirs.size(); line++) {
        assertEquals(words(theirs.get(line)), words(ours.get(line)), text);
      }
    }
  }

  /** The words of a line, numbers in the notation of Java. */
  private static List<Object> words(String line) {
    return Arrays.stream(line.strip().split("[ :]"))
        .map(word -> word.matches("[-+.\\deE]+") ? (Object) Double.valueOf(word) : word)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"C_SVC", "NU_SVC"})
  void labelsAreThoseOfSvmPredict(SvmType type) throws Exception {
    StoredClassifier stored = (StoredClassifier) read(type);
    assertEquals(3, stored.sigmoids().size());
    int[] labels = stored.model().predict(examples("classes"));
    assertArrayEquals(predicted(type), Arrays.stream(labels).asDoubleStream().toArray());
  }

  @Test
  void theOneClassMachineAcceptsWhatSvmPredictAccepts() throws Exception {
    StoredOneClass stored = (StoredOneClass) read(SvmType.ONE_CLASS);
    assertEquals(Optional.empty(), stored.densityMarks());
    int[] signs = stored.model().predict(examples("classes"), RowPartition.caller());
    assertArrayEquals(
        predicted(SvmType.ONE_CLASS), Arrays.stream(signs).asDoubleStream().toArray());
  }

  @ParameterizedTest
  @EnumSource(names = {"EPSILON_SVR", "NU_SVR"})
  void valuesAreThoseOfSvmPredict(SvmType type) throws Exception {
    StoredRegressor stored = (StoredRegressor) read(type);
    assertTrue(stored.sigma().isPresent());
    FloatMatrix x = examples("targets");
    double[] theirs = predicted(type);
    double[] ours = stored.model().predict(x);
    for (int row = 0; row < theirs.length; row++) {
      // Ours adds up kernel values in float; the model itself holds every digit.
      assertEquals(theirs[row], ours[row], 1e-5);
      assertEquals(theirs[row], exact(stored.model(), x, row), 1e-12 * Math.abs(theirs[row]));
    }
  }

  /** f(x) straight from its definition, in double. */
  private static double exact(SvmRegressor model, FloatMatrix x, int row) {
    FloatMatrix vectors = model.supportVectors();
    double sum = -model.rho();
    for (int s = 0; s < model.supportVectorCount(); s++) {
      double dot = 0;
      double distance = 0;
      for (int j = 0; j < x.cols(); j++) {
        double a = x.get(row, j);
        double b = vectors.get(s, j);
        dot += a * b;
        distance += (a - b) * (a - b);
      }
      sum += model.coefficient(s) * kernel(model.kernel(), dot, distance);
    }
    return sum;
  }

  private static double kernel(Kernel kernel, double dot, double squaredDistance) {
    return switch (kernel) {
      case LinearKernel() -> dot;
      case PolynomialKernel(double gamma, double coef0, int degree) ->
          Math.pow(gamma * dot + coef0, degree);
      case RbfKernel(double gamma) -> Math.exp(-gamma * squaredDistance);
      case SigmoidKernel(double gamma, double coef0) -> Math.tanh(gamma * dot + coef0);
      case Kernel other -> throw new AssertionError(other);
    };
  }

  @ParameterizedTest
  @EnumSource
  void theirModelsAreRefusedWhenALineIsCutOrLost(SvmType type) throws Exception {
    byte[] whole = Files.readAllBytes(resource(type.libsvmName() + ".model"));
    for (int length = 0; length < whole.length; length++) {
      byte[] prefix = Arrays.copyOf(whole, length);
      assertThrows(ModelFormatException.class, () -> ModelFormat.read(prefix, "m"));
    }
    List<String> lines = Files.readAllLines(resource(type.libsvmName() + ".model"));
    for (int lost = 0; lost < lines.size(); lost++) {
      if (lines.get(lost).startsWith("probA") && type.isRegression()) {
        continue; // without it, it is a model without sigma
      }
      StringBuilder rest = new StringBuilder();
      for (int line = 0; line < lines.size(); line++) {
        rest.append(line == lost ? "" : lines.get(line) + "\n");
      }
      byte[] content = rest.toString().getBytes(StandardCharsets.US_ASCII);
      assertThrows(
          ModelFormatException.class, () -> ModelFormat.read(content, "m"), rest.toString());
    }
  }

  private static StoredModel read(SvmType type) throws Exception {
    return ModelFormat.read(resource(type.libsvmName() + ".model"));
  }

  private static FloatMatrix examples(String name) throws Exception {
    return LibsvmFormat.read(resource(name)).features();
  }

  private static double[] predicted(SvmType type) throws Exception {
    try (var lines = Files.lines(resource(type.libsvmName() + ".model.predicted"))) {
      return lines.mapToDouble(Double::parseDouble).toArray();
    }
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(LibsvmModelTest.class.getResource("/libsvm/" + name).toURI());
  }

  private static byte[] bytes(StoredModel model, ModelEncoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, encoding);
    return out.toByteArray();
  }
}
