package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.NormalisedKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.ScaledKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.kernel.SumKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class DoubleDecisionsTest {
  private static final int[] LABELS = {4, -1, 9};
  private static final int[] COUNTS = {30, 1, 41};
  private static final int FEATURES = 13;
  private static final int ROWS = 203;

  static Stream<EpilogueKernel> kernels() {
    return Stream.of(
        new LinearKernel(),
        new PolynomialKernel(.02, 1, 3),
        new RbfKernel(.05),
        new SigmoidKernel(.003, -1.5));
  }

  /** Unscaled: far from 0 compared with the distances, where float kernel values lose digits. */
  private static FloatMatrix rows(int n, long seed) {
    Random random = new Random(seed);
    float[] x = new float[n * FEATURES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (10 + random.nextGaussian());
    }
    return FloatMatrix.of(x, n, FEATURES);
  }

  private static double[][] coefficients(int machines) {
    Random random = new Random(5);
    double[][] c = new double[machines][72];
    for (double[] row : c) {
      for (int s = 0; s < row.length; s++) {
        row[s] = 50 * random.nextGaussian();
      }
    }
    return c;
  }

  private static SvmClassifier model(EpilogueKernel kernel) {
    double[] rho = {.3, -2, 7};
    return SvmClassifier.of(kernel, LABELS, COUNTS, rows(72, 1), coefficients(2), rho);
  }

  /** K(x, s) of row i of x, one operation after the other in double. */
  private static double value(EpilogueKernel kernel, FloatMatrix x, int i, FloatMatrix v, int s) {
    double dot = 0;
    double squared = 0;
    for (int j = 0; j < FEATURES; j++) {
      double a = x.get(i, j);
      double b = v.get(s, j);
      dot += a * b;
      squared += (a - b) * (a - b);
    }
    return switch (kernel) {
      case LinearKernel linear -> dot;
      case PolynomialKernel p -> Math.pow(p.gamma() * dot + p.coef0(), p.degree());
      case RbfKernel r -> Math.exp(-r.gamma() * squared);
      case SigmoidKernel g -> Math.tanh(g.gamma() * dot + g.coef0());
      case EpilogueKernel other -> throw new AssertionError(other);
    };
  }

  /** Asserts {@code actual = sum c K - rho} within 1e-12 of the sum of sizes. */
  private static void assertSum(
      double[] c,
      double rho,
      EpilogueKernel k,
      FloatMatrix x,
      int i,
      FloatMatrix v,
      double actual) {
    double sum = 0;
    double sizes = Math.abs(rho);
    for (int s = 0; s < c.length; s++) {
      double term = c[s] * value(k, x, i, v, s);
      sum += term;
      sizes += Math.abs(term);
    }
    assertEquals(sum - rho, actual, 1e-12 * sizes, k + ", row " + i);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void pairsAreTheSumsInDouble(EpilogueKernel kernel) {
    SvmClassifier model = model(kernel).inDouble();
    FloatMatrix x = rows(ROWS, 2);
    DoubleMatrix values = model.decisionValues(x);
    for (int pair = 0; pair < 3; pair++) {
      double[] c = model.sums().coefficientsOf(pair);
      for (int i = 0; i < ROWS; i++) {
        assertSum(c, model.rho(pair), kernel, x, i, model.supportVectors(), values.get(i, pair));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void machinesAreTheSumsInDouble(EpilogueKernel kernel) {
    double[][] c = coefficients(3);
    double[] rho = {1, 2, 3};
    FloatMatrix v = rows(72, 1);
    OneVsRestClassifier model = OneVsRestClassifier.of(kernel, LABELS, v, c, rho).inDouble();
    FloatMatrix x = rows(ROWS, 2);
    DoubleMatrix values = model.decisionValues(x);
    for (int m = 0; m < 3; m++) {
      for (int i = 0; i < ROWS; i++) {
        assertSum(c[m], rho[m], kernel, x, i, v, values.get(i, m));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void regressionsAndOneClassAreTheSumInDouble(EpilogueKernel kernel) {
    double[] c = coefficients(1)[0];
    FloatMatrix v = rows(72, 1);
    FloatMatrix x = rows(ROWS, 2);
    SvmRegressor regressor = SvmRegressor.of(kernel, v, c, .25);
    double[] values = regressor.inDouble().predict(x);
    int[] accepted = new OneClassModel(regressor).inDouble().predict(x, RowPartition.caller());
    for (int i = 0; i < ROWS; i++) {
      assertSum(c, .25, kernel, x, i, v, values[i]);
      assertEquals(values[i] > 0 ? 1 : -1, accepted[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneRowManyRowsAndThreadsGiveTheSameBits(EpilogueKernel kernel) {
    SvmClassifier model = model(kernel).inDouble();
    FloatMatrix x = rows(ROWS, 3);
    DoubleMatrix batch = model.decisionValues(x);
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      DoubleMatrix threads = model.decisionValues(x, RowPartition.over(pool, 3));
      assertArrayEquals(batch.array(), threads.array());
    }
    var scratch = model.newScratch();
    double[] one = new double[3];
    int[] labels = new int[ROWS];
    model.predict(x, labels, RowPartition.caller());
    for (int i = 0; i < ROWS; i++) {
      model.decisionValues(x.array(), (int) x.position(i), one, scratch);
      for (int pair = 0; pair < 3; pair++) {
        assertEquals(batch.get(i, pair), one[pair]);
      }
      assertEquals(labels[i], model.predict(x.array(), (int) x.position(i), scratch));
    }
  }

  private static DoubleMatrix doubles(int n, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles((long) n * FEATURES).map(v -> 8 + 4 * v).toArray();
    return DoubleMatrix.of(x, n, FEATURES);
  }

  /** Vectors and rows in double, none of which is a float: their digits count. */
  @ParameterizedTest
  @MethodSource("kernels")
  void vectorsAndRowsInDouble(EpilogueKernel kernel) {
    DoubleMatrix v = doubles(72, 21);
    double[][] c = coefficients(2);
    SvmClassifier made = SvmClassifier.of(kernel, LABELS, COUNTS, v, c, new double[3]);
    SvmClassifier model = made.inDouble();
    DoubleMatrix x = doubles(ROWS, 22);
    DoubleMatrix values = model.decisionValues(x, RowPartition.caller());
    for (int pair = 0; pair < 3; pair++) {
      double[] beta = model.sums().coefficientsOf(pair);
      for (int i = 0; i < ROWS; i++) {
        double sum = 0;
        double sizes = 0;
        for (int s = 0; s < 72; s++) {
          double term = beta[s] * value(kernel, x, i, v, s);
          sum += term;
          sizes += Math.abs(term);
        }
        assertEquals(sum, values.get(i, pair), 1e-12 * sizes, kernel + ", row " + i);
      }
    }
    int[] labels = new int[ROWS];
    model.predict(x, labels, RowPartition.caller());
    Sigmoid plain = new Sigmoid(-1, 0);
    CalibratedClassifier calibrated = CalibratedClassifier.of(model, List.of(plain, plain, plain));
    DoubleMatrix probabilities = calibrated.probabilities(x, RowPartition.caller());
    var scratch = calibrated.newScratch();
    double[] expected = new double[3];
    for (int i = 0; i < ROWS; i++) {
      double[] decisions = {values.get(i, 0), values.get(i, 1), values.get(i, 2)};
      assertEquals(LABELS[Votes.winner(decisions, 0, new int[3])], labels[i]);
      calibrated.probabilities(decisions, expected, scratch);
      for (int k = 0; k < 3; k++) {
        assertEquals(expected[k], probabilities.get(i, k));
      }
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      DoubleMatrix threads = model.decisionValues(x, RowPartition.over(pool, 3));
      assertArrayEquals(values.array(), threads.array());
    }
    SvmRegressor regressor = SvmRegressor.of(kernel, v, c[0], 0).inDouble();
    double[] out = new double[ROWS];
    regressor.predict(x, out, RowPartition.caller());
    SvmRegressor other = SvmRegressor.of(kernel, doubles(72, 23), c[0], 0).inDouble();
    double[] others = new double[ROWS];
    other.withSupportVectors(v).predict(x, others, RowPartition.caller());
    assertArrayEquals(out, others);
    // the model itself is that of the floats
    SvmClassifier floats =
        SvmClassifier.of(kernel, LABELS, COUNTS, made.supportVectors(), c, new double[3]);
    FloatMatrix rows = rows(ROWS, 2);
    assertArrayEquals(floats.decisionValues(rows).array(), made.decisionValues(rows).array());
  }

  private static double value(EpilogueKernel kernel, DoubleMatrix x, int i, DoubleMatrix v, int s) {
    double dot = 0;
    double squared = 0;
    for (int j = 0; j < FEATURES; j++) {
      double a = x.get(i, j);
      double b = v.get(s, j);
      dot += a * b;
      squared += (a - b) * (a - b);
    }
    return switch (kernel) {
      case LinearKernel linear -> dot;
      case PolynomialKernel p -> Math.pow(p.gamma() * dot + p.coef0(), p.degree());
      case RbfKernel r -> Math.exp(-r.gamma() * squared);
      case SigmoidKernel g -> Math.tanh(g.gamma() * dot + g.coef0());
      case EpilogueKernel other -> throw new AssertionError(other);
    };
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rowsInDoubleAreNotRounded(EpilogueKernel kernel) {
    SvmRegressor model = SvmRegressor.of(kernel, doubles(72, 21), coefficients(1)[0], 0);
    DoubleMatrix x = doubles(2, 22);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> model.predict(x, new double[2], RowPartition.caller()))
            .getMessage();
    assertEquals(
        "rows in double are for models in double, see inDouble(); this one computes in float",
        message);
    x.set(1, 2, Double.NaN);
    message =
        assertThrows(
                IllegalArgumentException.class,
                () -> model.inDouble().predict(x, new double[2], RowPartition.caller()))
            .getMessage();
    assertTrue(message.startsWith("X[row 1, col 2] is NaN"), message);
  }

  /** A float written as text, read as a double, is that float again; so are doubles near it. */
  @Test
  void nearestFloats() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      float f = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(f)) {
        double read = Double.parseDouble(Float.toString(f));
        assertEquals(f, SupportVectors.nearest(read));
        assertEquals((float) (f * 1.0000000001), SupportVectors.nearest(f * 1.0000000001));
      }
    }
    assertEquals(16777216f, SupportVectors.nearest(16777217));
    assertEquals(Float.MIN_VALUE, SupportVectors.nearest(Float.MIN_VALUE));
    assertEquals(0f, SupportVectors.nearest(1e-300));
    // Of the middle of two floats the shortest decimal is 1.0000000596046448, above it.
    assertEquals(Math.nextUp(1f), SupportVectors.nearest(1 + 0x1p-24));
  }

  /** Several column blocks of packed vectors, and rows whose kernel values pass MOST_VALUES. */
  @Test
  void manySupportVectors() {
    int n = 9_001;
    FloatMatrix v = rows(n, 7);
    double[] c = new Random(8).doubles(n, -1, 1).toArray();
    EpilogueKernel kernel = new RbfKernel(.05);
    SvmRegressor model = SvmRegressor.of(kernel, v, c, 0).inDouble();
    FloatMatrix x = rows(ROWS, 9);
    double[] values = model.predict(x);
    for (int i = 0; i < ROWS; i += 11) {
      assertSum(c, 0, kernel, x, i, v, values[i]);
      float[] row = new float[FEATURES];
      x.copyRow(i, row, 0);
      assertEquals(values[i], model.predict(row));
    }
  }

  @Test
  void noSupportVectorsIsMinusRho() {
    FloatMatrix none = FloatMatrix.allocate(0, FEATURES);
    SvmRegressor model = SvmRegressor.of(new RbfKernel(1), none, new double[0], 4).inDouble();
    assertEquals(-4, model.predict(new float[FEATURES]));
  }

  @Test
  void partsStayAndSoDoKernelsOfUsers() {
    SvmClassifier model = model(new RbfKernel(.05));
    SvmClassifier twin = model.inDouble();
    assertSame(twin, twin.inDouble());
    assertEquals(model.kernel(), twin.kernel());
    assertArrayEquals(model.supportVectors().array(), twin.supportVectors().array());
    assertEquals(model.coefficient(1, 70), twin.coefficient(1, 70));
    assertEquals(model.rho(2), twin.rho(2));
    PairKernel pair = (x, xOffset, y, yOffset, columns) -> x[xOffset] * y[yOffset];
    double[] c = coefficients(1)[0];
    SvmRegressor own = SvmRegressor.of(pair, rows(72, 1), c, 0);
    FloatMatrix x = rows(20, 2);
    assertArrayEquals(own.predict(x), own.inDouble().predict(x));
  }

  /** Where the class hangs on the digits float does not have, an early exit has them too. */
  @Test
  void calibrationAndEarlyExitFollow() {
    SvmClassifier model = model(new RbfKernel(.05));
    FloatMatrix x = rows(ROWS, 2);
    double[] off = new double[3];
    for (int pair = 0; pair < 3; pair++) {
      off[pair] = model.rho(pair) + model.inDouble().decisionValues(x).get(17, pair);
    }
    SvmClassifier near =
        SvmClassifier.of(
                model.kernel(), LABELS, COUNTS, model.supportVectors(), coefficients(2), off)
            .inDouble();
    DoubleMatrix values = near.decisionValues(x);
    EarlyExit exit = EarlyExit.of(near);
    var scratch = exit.newScratch();
    for (int i = 0; i < ROWS; i++) {
      int at = (int) x.position(i);
      int label = near.predict(x.array(), at, near.newScratch());
      assertEquals(label, exit.predict(x.array(), at, scratch));
    }
    Sigmoid plain = new Sigmoid(-1, 0);
    CalibratedClassifier calibrated = CalibratedClassifier.of(near, List.of(plain, plain, plain));
    var space = calibrated.newScratch();
    double[] expected = new double[3];
    double[] decisions = {values.get(17, 0), values.get(17, 1), values.get(17, 2)};
    calibrated.probabilities(decisions, expected, space);
    double[] actual = new double[3];
    calibrated.probabilities(x.array(), (int) x.position(17), actual, space);
    assertArrayEquals(expected, actual);
  }

  /** Kernels made of built-in ones have a form in double like these. */
  @Test
  void compositesOfKnownPartsAreInDouble() {
    Kernel kernel =
        new SumKernel(
            new ScaledKernel(.5, new RbfKernel(.05)), new NormalisedKernel(new LinearKernel()));
    FloatMatrix vectors = rows(72, 1);
    SvmRegressor model = SvmRegressor.of(kernel, vectors, coefficients(1)[0], .3).inDouble();
    FloatMatrix x = rows(5, 2);
    DoubleMatrix wide = DoubleMatrix.allocate(5, FEATURES);
    DoubleMatrix wideVectors = DoubleMatrix.allocate(72, FEATURES);
    for (int j = 0; j < FEATURES; j++) {
      for (int i = 0; i < 5; i++) {
        wide.set(i, j, x.get(i, j));
      }
      for (int i = 0; i < 72; i++) {
        wideVectors.set(i, j, vectors.get(i, j));
      }
    }
    double[] out = new double[5];
    model.predict(wide, out, RowPartition.caller());
    DoubleMatrix k = DoubleKernelMatrices.crossGram(kernel, wide, wideVectors);
    for (int i = 0; i < 5; i++) {
      double sum = -.3;
      for (int s = 0; s < 72; s++) {
        sum += coefficients(1)[0][s] * k.get(i, s);
      }
      assertEquals(sum, out[i], 1e-10);
      assertEquals(out[i], model.predict(row(x, i)));
    }
    Kernel user = new SumKernel(USER, new RbfKernel(1));
    SvmRegressor mixed = SvmRegressor.of(user, vectors, coefficients(1)[0], .3).inDouble();
    assertThrows(
        IllegalArgumentException.class, () -> mixed.predict(wide, out, RowPartition.caller()));
  }

  private static final PairKernel USER = new DoublePair();

  /** A kernel of the user with a form for doubles. */
  private record DoublePair() implements PairKernel {
    @Override
    public double value(float[] x, int i, float[] y, int j, int columns) {
      return x[i] * y[j];
    }

    @Override
    public double value(double[] x, int i, double[] y, int j, int columns) {
      return x[i] * y[j];
    }
  }

  private static float[] row(FloatMatrix x, int i) {
    float[] row = new float[FEATURES];
    x.copyRow(i, row, 0);
    return row;
  }

  /** What was asked for is kept where floats could not do it. */
  @Test
  void otherSupportVectorsKeepTheWishForDoubles() {
    FloatMatrix vectors = FloatMatrix.copyOf(new float[][] {{1, 2}, {3, 4}});
    DoubleMatrix others = DoubleMatrix.copyOf(new double[][] {{.1, .2}, {.3, .4}});
    double[] c = {1, -1};
    SvmRegressor regressor =
        SvmRegressor.of(USER, vectors, c, 0).inDouble().withSupportVectors(others);
    double[] out = new double[2];
    regressor.predict(others, out, RowPartition.caller());
    assertEquals(.1 * .1 - .1 * .3, out[0]);
    int[] labels = new int[2];
    SvmClassifier.of(
            USER, new int[] {1, 2}, new int[] {1, 1}, vectors, new double[][] {c}, new double[1])
        .inDouble()
        .withSupportVectors(others)
        .predict(others, labels, RowPartition.caller());
    assertEquals(2, labels[0]);
    SvmRegressor same = SvmRegressor.of(USER, vectors, c, 0).inDouble();
    assertSame(same, same.inDouble());
  }
}
