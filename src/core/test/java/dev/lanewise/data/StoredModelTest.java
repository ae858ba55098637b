package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModelTest {
  private static final String REGRESSION =
      """
      svm_type epsilon_svr
      kernel_type rbf
      gamma 0.5
      nr_class 2
      total_sv 1
      rho -2
      probA 0.25
      SV
      1.5 1:3 2:0
      """;

  private static final String ONE_CLASS =
      """
      svm_type one_class
      kernel_type rbf
      gamma 0.5
      nr_class 2
      total_sv 1
      rho -2
      prob_density_marks -5 -4 -3 -2 -1 -0 1 2 3 4
      SV
      1.5 1:3 2:0
      """;

  private static final String CLASSES =
      """
      svm_type nu_svc
      kernel_type linear
      nr_class 2
      total_sv 2
      rho 0
      label 1 -1
      probA -1
      probB 0.5
      nr_sv 1 1
      SV
      1 1:1
      -1 1:-1
      """;

  @Test
  void goldenTexts() throws IOException {
    assertEquals(REGRESSION, withoutTrailer(regression(OptionalDouble.of(0.25))));
    assertEquals(
        REGRESSION.replace("probA 0.25\n", ""), withoutTrailer(regression(OptionalDouble.empty())));
    DensityMarks marks = DensityMarks.of(new double[] {-5, -4, -3, -2, -1, -0.0, 1, 2, 3, 4});
    assertEquals(ONE_CLASS, withoutTrailer(new StoredOneClass(oneClass(), Optional.of(marks))));
    StoredClassifier classes =
        new StoredClassifier(SvmType.NU_SVC, classifier(), List.of(new Sigmoid(-1, 0.5)));
    assertEquals(CLASSES, withoutTrailer(classes));
    assertEquals(classes.sigmoids(), ((StoredClassifier) read(CLASSES)).sigmoids());
    assertEquals(Optional.of(marks), ((StoredOneClass) read(ONE_CLASS)).densityMarks());
    assertEquals(OptionalDouble.of(0.25), ((StoredRegressor) read(REGRESSION)).sigma());
  }

  @Test
  void keysGoWithTheirType() {
    assertRefused("m:9:1: 'prob_density_marks' does not go with svm_type nu_svr", ONE_CLASS, "nu");
    assertRefused("m:9:1: 'probA' does not go with svm_type one_class", REGRESSION, "one");
    String nuSvc = CLASSES.replace("probB 0.5\n", "");
    assertRefused("m:10:1: 'probB' is missing before SV", nuSvc, "");
    assertRefused("m:10:1: 'probA' is missing before SV", CLASSES.replace("probA -1\n", ""), "");
    assertRefused("m:11:1: 'label' does not go with svm_type one_class", CLASSES, "one");
    assertRefused("m:9:1: 'label' is missing before SV", REGRESSION, "c");
    String three = REGRESSION.replace("nr_class 2", "nr_class 3").replace("-2", "1 2 3");
    assertRefused(
        "m:9:1: nr_class is 3, svm_type epsilon_svr has 2", three.replace("A 0.25", "A 1 1 1"), "");
    assertRefused(
        "m: sigma is -0.25, expected at least 0", REGRESSION.replace("0.25", "-0.25"), "");
    assertRefused(
        "m: density mark 1 is -6.0, below -5.0 before it", ONE_CLASS.replace("-4", "-6"), "");
    assertRefused(
        "m:7:43: expected number 10 of 10 for prob_density_marks, found end of line",
        ONE_CLASS.replace(" 3 4\n", " 3\n"),
        "");
  }

  @Test
  void aConstantNeedsNoSupportVector() throws IOException {
    SvmRegressor constant =
        SvmRegressor.of(new LinearKernel(), FloatMatrix.allocate(0, 7), new double[0], -3);
    StoredModel stored = new StoredRegressor(SvmType.NU_SVR, constant, OptionalDouble.empty());
    for (ModelEncoding encoding : ModelEncoding.values()) {
      StoredRegressor back = (StoredRegressor) ModelFormat.read(bytes(stored, encoding), "m");
      assertEquals(7, back.features());
      assertEquals(3, back.model().predict(new float[7]));
    }
  }

  @Test
  void recordsRefuseWhatDoesNotGoTogether() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StoredClassifier(SvmType.NU_SVR, classifier(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StoredRegressor(SvmType.ONE_CLASS, function(), OptionalDouble.empty()));
    List<Sigmoid> two = List.of(new Sigmoid(1, 1), new Sigmoid(1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new StoredClassifier(SvmType.C_SVC, classifier(), two));
    for (double bad : new double[] {-1, -0.0, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> regression(OptionalDouble.of(bad)));
    }
    assertThrows(NullPointerException.class, () -> new StoredOneClass(oneClass(), null));
  }

  @Test
  void aClassifierIsAskedForByName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("m");
    ModelFormat.write(file, regression(OptionalDouble.empty()), ModelEncoding.BINARY);
    IOException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFormat.readClassifier(file));
    assertEquals(
        file + ": svm_type epsilon_svr, expected a classifier (c_svc or nu_svc)",
        refusal.getMessage());
    Files.writeString(file, CLASSES);
    assertEquals(2, ModelFormat.readClassifier(file).supportVectorCount());
  }

  private static SvmRegressor function() {
    FloatMatrix vector = FloatMatrix.copyOf(new float[][] {{3, 0}});
    return SvmRegressor.of(new RbfKernel(0.5), vector, new double[] {1.5}, -2);
  }

  private static StoredRegressor regression(OptionalDouble sigma) {
    return new StoredRegressor(SvmType.EPSILON_SVR, function(), sigma);
  }

  private static OneClassModel oneClass() {
    return new OneClassModel(function());
  }

  private static SvmClassifier classifier() {
    return SvmClassifier.of(
        new LinearKernel(),
        new int[] {1, -1},
        new int[] {1, 1},
        FloatMatrix.copyOf(new float[][] {{1}, {-1}}),
        new double[][] {{1, -1}},
        new double[] {0});
  }

  /** Refuses a text, with another svm type when its beginning is given. */
  private static void assertRefused(String message, String text, String type) {
    String name =
        switch (type) {
          case "nu" -> "nu_svr";
          case "one" -> "one_class";
          case "c" -> "c_svc";
          default -> text.substring("svm_type ".length(), text.indexOf('\n'));
        };
    String changed = "svm_type " + name + text.substring(text.indexOf('\n'));
    IOException refusal = assertThrows(ModelFormatException.class, () -> read(changed), changed);
    assertEquals(message, refusal.getMessage());
  }

  private static StoredModel read(String text) throws IOException {
    return ModelFormat.read(text.getBytes(StandardCharsets.US_ASCII), "m");
  }

  private static String withoutTrailer(StoredModel model) throws IOException {
    String text = new String(bytes(model, ModelEncoding.TEXT), StandardCharsets.US_ASCII);
    return text.substring(0, text.indexOf(ModelTrailer.START));
  }

  private static byte[] bytes(StoredModel model, ModelEncoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, encoding);
    return out.toByteArray();
  }
}
