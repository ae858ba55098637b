package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** General products of floats and, since the class is made from this one, of doubles. */
class FloatGemmTest {
  private static final RowPartition CALLER = RowPartition.caller();

  /** [1 2; 3 4; 5 6] times [7 8 9; 10 11 12], by hand. */
  @Test
  void workedExample() {
    FloatMatrix a = FloatMatrix.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
    FloatMatrix b = FloatMatrix.of(new float[] {7, 8, 9, 10, 11, 12}, 2, 3);
    float[] product = {27, 30, 33, 61, 68, 75, 95, 106, 117};
    assertArrayEquals(product, FloatGemm.multiply(a, b).array());
    float[] c = new float[9];
    Arrays.fill(c, 10);
    FloatGemm.gemm(GemmForm.NN, 2, a, b, -1, FloatMatrix.of(c, 3, 3), CALLER);
    assertArrayEquals(new float[] {44, 50, 56, 112, 126, 140, 180, 202, 224}, c);
  }

  /** Sums of products of small whole numbers are exact in any order: three plain loops will do. */
  @Test
  void everyFormGivesThePlainTripleLoop() {
    SplittableRandom random = new SplittableRandom(5);
    int[][] shapes = {
      {1, 1, 1},
      {2, 3, 4},
      {6, 64, 8},
      {7, 65, 9},
      {13, 129, 257},
      {97, 5, 3},
      {200, 1, 30},
      {1, 200, 30},
      {16, 513, 2},
      {5, 257, 513}
    };
    for (int[] s : shapes) {
      for (GemmForm form : GemmForm.values()) {
        checkForm(form, s[0], s[1], s[2], random);
      }
    }
  }

  private static void checkForm(GemmForm form, int m, int n, int k, SplittableRandom random) {
    double[] a = wholeNumbers(m * k, random);
    double[] b = wholeNumbers(k * n, random);
    double[] c = wholeNumbers(m * n, random);
    double[] expected = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int l = 0; l < k; l++) {
          double x = form.turnsA() ? a[l * m + i] : a[i * k + l];
          double y = form.turnsB() ? b[j * k + l] : b[l * n + j];
          sum += x * y;
        }
        expected[i * n + j] = 3 * sum - 2 * c[i * n + j];
      }
    }
    int aRows = form.turnsA() ? k : m;
    int bRows = form.turnsB() ? n : k;
    float[] floats = floats(c);
    FloatGemm.gemm(
        form,
        3,
        FloatMatrix.of(floats(a), aRows, m * k / aRows),
        FloatMatrix.of(floats(b), bRows, k * n / bRows),
        -2,
        FloatMatrix.of(floats, m, n),
        CALLER);
    assertArrayEquals(floats(expected), floats, () -> form + " of floats " + m + " x " + n);
    DoubleGemm.gemm(
        form,
        3,
        DoubleMatrix.of(a, aRows, m * k / aRows),
        DoubleMatrix.of(b, bRows, k * n / bRows),
        -2,
        DoubleMatrix.of(c, m, n),
        CALLER);
    assertArrayEquals(expected, c, () -> form + " of doubles " + m + " x " + n);
  }

  private static double[] wholeNumbers(int n, SplittableRandom random) {
    return random.ints(n, -8, 9).asDoubleStream().toArray();
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  @Test
  void syrkWritesTheLowerTriangleOnly() {
    float[] a = {1, 2, 3, 4, 5, 6};
    float[] c = {1, 9, 9, 1, 1, 9, 1, 1, 1};
    FloatGemm.syrk(false, 1, FloatMatrix.of(a, 3, 2), 10, FloatMatrix.of(c, 3, 3), CALLER);
    assertArrayEquals(new float[] {15, 9, 9, 21, 35, 9, 27, 49, 71}, c);
    float[] d = {1, 9, 1, 1};
    FloatGemm.syrk(true, -1, FloatMatrix.of(a, 3, 2), 0, FloatMatrix.of(d, 2, 2), CALLER);
    assertArrayEquals(new float[] {-35, 9, -44, -56}, d);
  }

  @Test
  void factorsOfZeroExcuseNaN() {
    FloatMatrix nan = FloatMatrix.of(new float[] {Float.NaN, Float.NaN}, 1, 2);
    FloatMatrix one = FloatMatrix.of(new float[] {1, 1}, 2, 1);
    FloatMatrix row = FloatMatrix.of(one.array(), 1, 2);
    float[] c = {Float.NaN};
    FloatMatrix out = FloatMatrix.of(c, 1, 1);
    FloatGemm.gemm(GemmForm.NT, 1, row, row, 0, out, CALLER);
    assertEquals(2, c[0]);
    FloatGemm.gemm(GemmForm.NN, 0, nan, one, 0.5f, out, CALLER);
    assertEquals(1, c[0]);
    FloatGemm.gemm(GemmForm.NN, 0, nan, one, 0, out, CALLER);
    assertEquals(0, Float.floatToRawIntBits(c[0]));
    FloatGemm.gemm(GemmForm.NN, 1, nan, one, 0, out, CALLER);
    assertEquals(Float.NaN, c[0]);
  }

  @Test
  void messagesNameBothShapes() {
    FloatMatrix a = FloatMatrix.allocate(3, 2);
    FloatMatrix c = FloatMatrix.allocate(3, 3);
    assertEquals(
        "TN: A is 3 x 2, B is 2 x 3, inner sizes differ",
        message(() -> FloatGemm.gemm(GemmForm.TN, 1, a, FloatMatrix.allocate(2, 3), 0, c, CALLER)));
    assertEquals(
        "C is 3 x 3, expected 2 x 2",
        message(() -> FloatGemm.gemm(GemmForm.TN, 1, a, a, 0, c, CALLER)));
    assertEquals(
        "C is 3 x 3, expected 2 x 2", message(() -> FloatGemm.syrk(true, 1, a, 0, c, CALLER)));
    assertEquals(
        "C, 3 x 3, shares memory with B, 3 x 3",
        message(() -> FloatGemm.gemm(GemmForm.NN, 1, FloatMatrix.allocate(3, 3), c, 0, c, CALLER)));
  }

  private static String message(Executable product) {
    return assertThrows(IllegalArgumentException.class, product).getMessage();
  }
}
