package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Support vectors and rows with more digits than floats have. */
class DoubleModelTest {
  /** With the digits as this library lays them out. */
  private static final String TEXT =
      """
      svm_type epsilon_svr
      kernel_type rbf
      gamma 0.5
      nr_class 2
      total_sv 3
      rho -2
      SV
      1.5 1:0.1 2:0.30000000000000004 3:-0
      -0.25 1:1.6777217E7 2:-123456.78901234567
      0.125 2:1.0E-300 3:9999999
      """;

  private static final Random RANDOM = new Random(3);

  @Test
  void textKeepsItsDigits() throws IOException {
    StoredRegressor read = (StoredRegressor) read(bytes(TEXT));
    assertTrue(read.model().holdsDoubles());
    double[] expected = {
      0.1, 0.1 + 0.2, -0.0, 16777217, -123456.78901234567, 0, 0, 1e-300, 9999999
    };
    assertArrayEquals(expected, read.model().supportVectorsInDouble().array());
    assertEquals(0.1f, read.model().supportVectors().get(0, 0));
    assertEquals(16777216f, read.model().supportVectors().get(1, 0));
    byte[] written = write(read, ModelEncoding.TEXT);
    assertTrue(new String(written, StandardCharsets.US_ASCII).startsWith(TEXT));
    assertArrayEquals(written, write(read(written), ModelEncoding.TEXT));
  }

  @Test
  void binaryKeepsTheDoubles() throws IOException {
    byte[] written = write(read(bytes(TEXT)), ModelEncoding.BINARY);
    ByteBuffer file = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(3, file.getInt(8));
    int vectors = 64 + 8 * (1 + 3);
    assertEquals(vectors + 8 * 9 + 4, written.length);
    assertEquals(0.1 + 0.2, file.getDouble(vectors + 8));
    StoredModel read = read(written);
    assertArrayEquals(written, write(read, ModelEncoding.BINARY));
    String text = new String(write(read, ModelEncoding.TEXT), StandardCharsets.US_ASCII);
    assertTrue(text.startsWith(TEXT), text);
  }

  @Test
  void numbersWithoutAFloatAreRefused() {
    String wide = TEXT.replace("1:0.1 ", "1:1e39 ");
    IOException refusal = assertThrows(ModelFormatException.class, () -> read(bytes(wide)));
    assertEquals(
        "m:8:7: a decimal number '1e39' overflows: it is beyond the largest 32-bit float",
        refusal.getMessage());
    DoubleMatrix vectors = DoubleMatrix.of(new double[] {1e39}, 1, 1);
    IllegalArgumentException made =
        assertThrows(
            IllegalArgumentException.class,
            () -> SvmRegressor.of(new LinearKernel(), vectors, new double[1], 0));
    assertEquals(
        "support vectors[row 0, col 0] is Infinity; a model needs values within the range of"
            + " floats",
        made.getMessage());
  }

  @Test
  void serialNumbersAreFloatsInEitherVersion() throws IOException {
    double[] values = {1, .1, .2, 2, .2, .3};
    SvmRegressor model =
        SvmRegressor.of(
            new PrecomputedKernel(), DoubleMatrix.of(values, 2, 3), new double[] {1, -2}, .5);
    byte[] written = write(regression(model), ModelEncoding.BINARY);
    assertEquals(1, written[8]);
    StoredRegressor read = (StoredRegressor) read(written).inDouble();
    double[] out = new double[1];
    DoubleMatrix row = DoubleMatrix.of(new double[] {0, 1 / 3.0, 1e-9}, 1, 3);
    read.model().predict(row, out, RowPartition.caller());
    assertEquals(1 / 3.0 - 2e-9 - .5, out[0], 1e-16);
    written[8] = 3;
    CRC32C crc = new CRC32C();
    crc.update(written, 0, written.length - 4);
    ByteBuffer end = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(written.length - 4, (int) crc.getValue());
    IOException refusal = assertThrows(ModelFormatException.class, () -> read(written));
    assertEquals(
        "m:byte 88: serial numbers in double; those of version 1 are floats", refusal.getMessage());
  }

  /** As kernel ridge regression makes them. */
  @Test
  void aRegressionOfDoublesComesBackWithoutLoss() throws IOException {
    for (Kernel kernel : List.of(new RbfKernel(.03), new PolynomialKernel(.1, 1, 2))) {
      DoubleMatrix vectors = random(40, 5);
      double[] coefficients = RANDOM.doubles(40, -9, 9).toArray();
      SvmRegressor model = SvmRegressor.of(kernel, vectors, coefficients, -1 / 3.0);
      DoubleMatrix x = random(33, 5);
      double[] expected = values(regression(model), x);
      for (ModelEncoding encoding : ModelEncoding.values()) {
        StoredRegressor read = (StoredRegressor) read(write(regression(model), encoding));
        assertArrayEquals(vectors.array(), read.model().supportVectorsInDouble().array());
        assertArrayEquals(model.supportVectors().array(), read.model().supportVectors().array());
        assertArrayEquals(expected, values(read, x));
      }
    }
  }

  /** Whose floats 0.1 stand for 0.1, in whatever file. */
  @Test
  void bothEncodingsOfFloatsPredictTheSame() throws IOException {
    FloatMatrix floats = FloatMatrix.allocate(30, 4);
    for (int i = 0; i < 120; i++) {
      floats.array()[i] = (float) RANDOM.nextGaussian() * 100;
    }
    double[] c = RANDOM.doubles(30, -9, 9).toArray();
    SvmRegressor function = SvmRegressor.of(new RbfKernel(.001), floats, c, .5);
    SvmClassifier classes =
        SvmClassifier.of(
            new PolynomialKernel(.001, 1, 3),
            new int[] {2, 1},
            new int[] {20, 10},
            floats,
            new double[][] {c},
            new double[] {.25});
    DoubleMatrix x = random(20, 4);
    for (StoredModel model :
        List.of(
            regression(function),
            new StoredOneClass(new OneClassModel(function), Optional.empty()),
            StoredClassifier.of(classes))) {
      byte[] binary = write(model, ModelEncoding.BINARY);
      assertEquals(1, binary[8]);
      double[] expected = values(model, x);
      assertArrayEquals(expected, values(read(binary), x));
      assertArrayEquals(expected, values(read(write(model, ModelEncoding.TEXT)), x));
      assertFalse(expected[0] == expected[1]);
    }
  }

  @Test
  void rowsInDouble() throws IOException {
    String text = "1 1:0.1 3:1e39\n-2.5 2:0.30000000000000004\n";
    DoubleDataset data = LibsvmFormat.readDoubles(in(text), "t", 4, Limits.defaults());
    double[] expected = {0.1, 0, 1e39, 0, 0, 0.1 + 0.2, 0, 0};
    assertArrayEquals(expected, data.features().array());
    assertArrayEquals(new double[] {1, -2.5}, data.labels());
    DoubleDataset kernel =
        LibsvmFormat.readPrecomputedDoubles(in("7 0:1 2:0.1\n"), "t", 3, Limits.defaults());
    assertArrayEquals(new double[] {1, 0, 0.1, 0}, kernel.features().array());
    IOException refusal =
        assertThrows(
            DataFormatException.class,
            () -> LibsvmFormat.readDoubles(in("1 1:1e309"), "t", 0, Limits.defaults()));
    assertEquals(
        "t:1:5: a decimal number '1e309' overflows: it is beyond the largest 64-bit float",
        refusal.getMessage());
  }

  private static StoredRegressor regression(SvmRegressor model) {
    return new StoredRegressor(SvmType.EPSILON_SVR, model, OptionalDouble.empty());
  }

  private static DoubleMatrix random(int rows, int cols) {
    double[] values = new double[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] = 30 + 10 * RANDOM.nextGaussian();
    }
    return DoubleMatrix.of(values, rows, cols);
  }

  private static double[] values(StoredModel model, DoubleMatrix x) {
    double[] out = new double[(int) x.rows()];
    switch (model.inDouble()) {
      case StoredRegressor r -> r.model().predict(x, out, RowPartition.caller());
      case StoredOneClass o -> o.model().function().predict(x, out, RowPartition.caller());
      case StoredClassifier c -> {
        return c.model().decisionValues(x, RowPartition.caller()).array();
      }
    }
    return out;
  }

  private static StoredModel read(byte[] file) throws IOException {
    return ModelFormat.read(file, "m");
  }

  private static byte[] write(StoredModel model, ModelEncoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, encoding);
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(bytes(text));
  }
}
