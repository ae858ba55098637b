package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models of precomputed kernels: files have serial numbers for support vectors. */
class PrecomputedModelTest {
  /** What svm-train -t 4 of LIBSVM 3.24 makes of the example in LIBSVM's README. */
  private static final String THEIRS =
      """
      svm_type c_svc
      kernel_type precomputed
      nr_class 3
      total_sv 3
      rho -1.3999999999999999 1 0.89473684210526305
      label 15 45 25
      nr_sv 1 1 1
      SV
      0.20000000000000001 0.66666666666666663 0:1\s
      -0.20000000000000001 0.10526315789473684 0:2\s
      -0.66666666666666663 -0.10526315789473684 0:3\s
      """;

  /** The same with {@code -s 3 -c 10}. */
  private static final String THEIR_REGRESSION =
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
      """;

  /** The row to predict of that README; what stands in column 0 does not matter. */
  private static final float[] ROW = {7, 2, 0, 1};

  @Test
  void theirModelsPredictAsSvmPredictDoes() throws IOException {
    StoredClassifier classes = (StoredClassifier) read(THEIRS);
    assertEquals(new PrecomputedKernel(), classes.kernel());
    assertEquals(4, classes.features());
    assertEquals(25, classes.model().predict(ROW));
    StoredRegressor regression = (StoredRegressor) read(THEIR_REGRESSION);
    assertEquals(14.9, regression.model().predict(ROW), 1e-12);
  }

  @Test
  void filesKeepTheSerialNumbersAlone() throws IOException {
    FloatMatrix vectors =
        FloatMatrix.copyOf(new float[][] {{3, 5, 6, 7, 8, 9}, {1, 4, 3, 2, 1, 0}});
    SvmClassifier model =
        SvmClassifier.of(
            new PrecomputedKernel(),
            new int[] {1, -1},
            new int[] {1, 1},
            vectors,
            new double[][] {{1, -1}},
            new double[] {0});
    float[] row = {0, 3, 0, 2.5f, 0, 0};
    byte[] text = bytes(StoredClassifier.of(model), ModelEncoding.TEXT);
    List<String> lines = new String(text, StandardCharsets.US_ASCII).lines().toList();
    assertEquals(List.of("SV", "1 0:3", "-1 0:1"), lines.subList(7, 10));
    int binary = bytes(StoredClassifier.of(model), ModelEncoding.BINARY).length;
    assertEquals(64 + 4 * 4 + 8 + 2 * 8 + 2 * 4 + 4, binary);
    for (ModelEncoding encoding : ModelEncoding.values()) {
      byte[] once = bytes(StoredClassifier.of(model), encoding);
      StoredClassifier back = (StoredClassifier) ModelFormat.read(once, "m");
      assertEquals(6, back.features());
      double[] value = new double[1];
      back.model().decisionValues(row, 0, value, back.model().newScratch());
      assertEquals(-0.5, value[0]);
      assertArrayEquals(once, bytes(back, encoding));
    }
  }

  @Test
  void serialNumbersAreChecked() throws IOException {
    assertRefused("m: index 1, a precomputed kernel has only 0:serial number", "0:2", "0:2 1:1");
    String range = " has serial number %s, expected a whole number in 1..%d";
    assertRefused("m: support vector 2" + range.formatted("2.5", 3), "0:2", "0:2.5");
    assertRefused("m: support vector 2" + range.formatted("0.0", 3), "0:2", "0:0");
    assertRefused("m: support vector 2" + range.formatted("0.0", 3), " 0:2", "");
    assertRefused("m: support vector 2" + range.formatted("-2.0", 3), "0:2", "0:-2");
    assertRefused("m: support vector 2" + range.formatted("1.0E9", 9_999_999), "0:2", "0:1e9");
  }

  private static void assertRefused(String message, String old, String bad) {
    String text = THEIRS.replace(old, bad);
    assertEquals(message, assertThrows(ModelFormatException.class, () -> read(text)).getMessage());
  }

  private static StoredModel read(String text) throws IOException {
    return ModelFormat.read(text.getBytes(StandardCharsets.US_ASCII), "m");
  }

  private static byte[] bytes(StoredModel model, ModelEncoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, encoding);
    return out.toByteArray();
  }
}
