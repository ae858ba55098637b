package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.MaternKernel.Smoothness;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatBlockProduct;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.FloatExp;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels of distances and of sums, and those made of others. */
class VectorKernelsTest {
  private static final double[][] X = {{1, 0, 2}, {0.5, 3, 0}, {4, 1, 0.25}};
  private static final double[][] Y = {{0, 0, 1}, {2, 0.5, 1.5}, {1, 0, 2}};
  private static final Kernel SQUARE = new PolynomialKernel(0.5, 1, 2);

  static List<Kernel> all() {
    return VectorKernels.all();
  }

  private static FloatMatrix floats(double[][] rows) {
    FloatMatrix m = FloatMatrix.allocate(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[0].length; j++) {
        m.set(i, j, (float) rows[i][j]);
      }
    }
    return m;
  }

  /** Rows that are not negative, many of them zero, some rows repeated. */
  private static double[][] rows(int n, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[n][3];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        x[i][c] = random.nextInt(4) == 0 ? 0 : (float) (3 * random.nextDouble());
      }
      if (i % 5 == 4) {
        x[i] = x[i - 3].clone();
      }
    }
    return x;
  }

  private static void assertValues(Kernel kernel, double... expected) {
    DoubleMatrix k =
        DoubleKernelMatrices.crossGram(kernel, DoubleMatrix.copyOf(X), DoubleMatrix.copyOf(Y));
    FloatMatrix narrow = FloatKernelMatrices.crossGram(kernel, floats(X), floats(Y));
    for (int p = 0; p < 9; p++) {
      double size = Math.max(1, Math.abs(expected[p]));
      assertEquals(expected[p], k.get(p / 3, p % 3), 2e-15 * size, kernel + " at " + p);
      assertEquals(expected[p], narrow.get(p / 3, p % 3), 5e-7 * size, kernel + " at " + p);
    }
  }

  /** Every column block has norms of its own: the first are near, the last too far for exp. */
  @Test
  void columnBlocksMayLieFarApart() {
    int near = FloatBlockProduct.COLUMN_BLOCK;
    FloatMatrix x = FloatMatrix.allocate(7, 2);
    FloatMatrix y = FloatMatrix.allocate(near + 40, 2);
    for (int j = 0; j < near + 40; j++) {
      y.set(j, 1, Math.max(1, j - near));
    }
    FloatMatrix k = FloatKernelMatrices.crossGram(new RbfKernel(.5), x, y);
    for (int j = 0; j < near + 40; j++) {
      float distance = Math.max(1, j - near);
      assertEquals(FloatExp.exp(-.5f * distance * distance), k.get(6, j));
    }
  }

  /** Made by sklearn.metrics.pairwise and sklearn.gaussian_process.kernels. */
  @Test
  void valuesAreScikitLearns() {
    assertValues(
        new LaplacianKernel(0.3),
        0.5488116360940265,
        0.5488116360940265,
        1.0,
        0.25924026064589156,
        0.19204990862075413,
        0.19204990862075413,
        0.17817305177289847,
        0.32465246735834974,
        0.17817305177289847);
    assertValues(
        new ChiSquaredKernel(0.7),
        0.3932407208685983,
        0.530819450562014,
        1.0,
        0.04285212686704018,
        0.05339703814519708,
        0.0268721010390572,
        0.022037714453644896,
        0.29869468928867837,
        0.054324618371576316);
    assertValues(
        new AdditiveChiSquaredKernel(),
        -1.3333333333333333,
        -0.9047619047619047,
        0,
        -4.5,
        -4.185714285714286,
        -5.166666666666666,
        -5.45,
        -1.7261904761904763,
        -4.161111111111111);
    assertValues(
        new CosineKernel(),
        0.8944271909999159,
        0.8770580193070293,
        1,
        0,
        0.32241294010958055,
        0.07352146220938077,
        0.060522753266880246,
        0.8427336805621944,
        0.4871987657646901);
    assertValues(
        new MaternKernel(Smoothness.HALF, 1.3),
        0.3369379175768109,
        0.3898039184361266,
        1.0,
        0.08520117183407987,
        0.08029148206024377,
        0.06080749253567316,
        0.03980891690715168,
        0.1565236404427284,
        0.06202857849367369);
    assertValues(
        new MaternKernel(Smoothness.THREE_HALVES, 1.3),
        0.4382492873106792,
        0.5147249481823001,
        1.0,
        0.0739476712760417,
        0.06802617015621455,
        0.04580301547574037,
        0.024748849926961438,
        0.1696202136416498,
        0.04712872448592616);
    assertValues(
        new MaternKernel(Smoothness.FIVE_HALVES, 1.3),
        0.47463277823597877,
        0.5578665313980478,
        1.0,
        0.06743924504250869,
        0.06128195741693425,
        0.038809957952975996,
        0.018900953100236,
        0.1720365551642826,
        0.040116485526222816);
    assertValues(
        new RationalQuadraticKernel(0.8, 1.3),
        0.6421426254572701,
        0.7025466769903371,
        1.0,
        0.28555004677516665,
        0.27702834731927906,
        0.24171838261874845,
        0.19961002423966792,
        0.39938930336858586,
        0.24401533136129797);
    assertValues(new IntersectionKernel(), 1, 2.5, 3, 0, 1, 0.5, 0.25, 2.75, 1.25);
  }

  /** Composites have the bits of the same operation on the values of their parts. */
  @Test
  void algebraIsThatOfTheValues() {
    FloatMatrix x = floats(rows(130, 1));
    FloatMatrix y = floats(rows(600, 2));
    Kernel rbf = new RbfKernel(0.4);
    Kernel other = new LaplacianKernel(0.3);
    FloatMatrix a = FloatKernelMatrices.crossGram(rbf, x, y);
    FloatMatrix b = FloatKernelMatrices.crossGram(other, x, y);
    FloatMatrix sum = FloatKernelMatrices.crossGram(new SumKernel(rbf, other), x, y);
    FloatMatrix product = FloatKernelMatrices.crossGram(new ProductKernel(rbf, other), x, y);
    FloatMatrix scaled = FloatKernelMatrices.crossGram(new ScaledKernel(0.3, rbf), x, y);
    FloatMatrix s = FloatKernelMatrices.crossGram(SQUARE, x, y);
    FloatMatrix xx = FloatKernelMatrices.gram(SQUARE, x);
    FloatMatrix yy = FloatKernelMatrices.gram(SQUARE, y);
    FloatMatrix normalised = FloatKernelMatrices.crossGram(new NormalisedKernel(SQUARE), x, y);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < y.rows(); j++) {
        assertEquals(a.get(i, j) + b.get(i, j), sum.get(i, j));
        assertEquals(a.get(i, j) * b.get(i, j), product.get(i, j));
        assertEquals(a.get(i, j) * 0.3f, scaled.get(i, j));
        double size = Math.sqrt((double) xx.get(i, i) * yy.get(j, j));
        assertEquals(s.get(i, j) / size, normalised.get(i, j), 1e-7);
      }
    }
  }

  @Test
  void lengthScalesDivideTheColumns() {
    double[][] x = rows(40, 3);
    double[][] divided = new double[40][3];
    double[] scales = {3, 0.7, 1.1};
    for (int i = 0; i < 40; i++) {
      for (int c = 0; c < 3; c++) {
        divided[i][c] = x[i][c] / scales[c];
      }
    }
    for (Kernel part : new Kernel[] {new RbfKernel(1), new CosineKernel(), SQUARE}) {
      DoubleMatrix expected = DoubleKernelMatrices.gram(part, DoubleMatrix.copyOf(divided));
      DoubleMatrix k =
          DoubleKernelMatrices.gram(LengthScaleKernel.of(scales, part), DoubleMatrix.copyOf(x));
      for (int p = 0; p < 1600; p++) {
        assertEquals(expected.get(p / 40, p % 40), k.get(p / 40, p % 40));
      }
    }
    FloatMatrix two = FloatMatrix.allocate(4, 2);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> FloatKernelMatrices.gram(LengthScaleKernel.of(scales, SQUARE), two))
            .getMessage();
    assertEquals("the kernel has 3 length scales, X has 2 columns", message);
  }

  @ParameterizedTest
  @MethodSource("all")
  void gramMatricesAreSymmetricAndTheirDiagonalIsWhatPredictionHas(Kernel kernel) {
    for (int n : new int[] {1, 15, 97, 530}) {
      FloatMatrix x = floats(rows(n, n));
      FloatMatrix k = FloatKernelMatrices.gram(kernel, x);
      FloatMatrix cross = FloatKernelMatrices.crossGram(kernel, x, x);
      FloatPackedKernel packed = new FloatPackedKernel(kernel, x);
      float[] diagonal = packed.diagonal();
      float[] row = new float[n];
      for (int i = 0; i < n; i++) {
        packed.evaluate(packed.newBlock(1), x.array(), 3 * i, 3, i, 1, row, n);
        assertEquals(diagonal[i], k.get(i, i), kernel + " row " + i);
        for (int j = 0; j < n; j++) {
          assertEquals(k.get(i, j), k.get(j, i));
          assertEquals(k.get(i, j), cross.get(i, j));
          assertEquals(k.get(i, j), row[j]);
        }
      }
    }
  }

  /** Equal rows: exactly 1 for what is normalised, rows of zeros apart. */
  @Test
  void theDiagonalIsExact() {
    double[][] x = rows(60, 4);
    x[7] = new double[3];
    x[8] = new double[] {0x1p-80, 0, 0};
    x[9] = new double[] {1e5, 3e7, 1};
    DoubleMatrix wide = DoubleMatrix.copyOf(x);
    for (Kernel kernel : VectorKernels.all()) {
      boolean cosine = kernel instanceof CosineKernel;
      boolean distance = kernel instanceof DistanceKernel;
      if (distance
          || cosine
          || kernel instanceof NormalisedKernel
          || kernel instanceof LaplacianKernel
          || kernel instanceof ChiSquaredKernel) {
        DoubleMatrix k = DoubleKernelMatrices.gram(kernel, wide);
        FloatMatrix narrow = FloatKernelMatrices.gram(kernel, floats(x));
        for (int i = 0; i < 60; i++) {
          boolean zero = x[i][0] + x[i][1] + x[i][2] == 0;
          boolean underflows = cosine && i == 8;
          assertEquals(cosine && zero ? 0 : 1, k.get(i, i), kernel + " row " + i);
          assertEquals(cosine && zero || underflows ? 0 : 1, narrow.get(i, i), kernel + " " + i);
          for (int j = 0; j < 60; j++) {
            assertTrue(Math.abs(narrow.get(i, j)) <= 1, kernel + " gives " + narrow.get(i, j));
          }
        }
      }
    }
    FloatMatrix minima = FloatKernelMatrices.gram(new IntersectionKernel(), floats(X));
    assertEquals(5.25f, minima.get(2, 2));
    FloatMatrix chi = FloatKernelMatrices.gram(new AdditiveChiSquaredKernel(), floats(X));
    assertEquals(0.0f, chi.get(1, 1)); // not -0.0
  }

  /** Near a corner at 0 the smallest distances still tell: no entry may cancel unseen. */
  @Test
  void theCornerOfMaternIsResolved() {
    double[][] x = {{1000, 1}, {1000.0001220703125, 1}, {1000.00048828125, 1}, {1000, 1}};
    Kernel kernel = new MaternKernel(Smoothness.HALF, 0.01);
    FloatMatrix k = FloatKernelMatrices.gram(kernel, floats(x));
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double r = Math.abs((float) x[i][0] - (float) x[j][0]);
        assertEquals(Math.exp(-r / 0.01), k.get(i, j), 0x1p-10 / (2 * Math.E), i + ", " + j);
      }
    }
    assertEquals(1, k.get(0, 3));
    assertEquals(Double.POSITIVE_INFINITY, new MaternKernel(Smoothness.HALF, 1).steepness());
    // Even where the norms are so small that a kernel without a corner would not look again.
    double[][] tiny = {{0.001, 0.001}, {0.001 + 0x1p-30, 0.001}};
    double far = (float) tiny[1][0] - (double) (float) tiny[0][0];
    FloatMatrix near =
        FloatKernelMatrices.gram(new MaternKernel(Smoothness.HALF, 1e-8), floats(tiny));
    assertEquals(Math.exp(-far / 1e-8), near.get(0, 1), 0x1p-10 / (2 * Math.E));
  }

  /** Steepness bounds every difference quotient, and is reached at 0. */
  @Test
  void steepnessIsTheLargestSlope() {
    DistanceKernel[] kernels = {
      new MaternKernel(Smoothness.THREE_HALVES, 0.7),
      new MaternKernel(Smoothness.FIVE_HALVES, 0.7),
      new RationalQuadraticKernel(0.8, 0.7),
      new RbfKernel(0.4)
    };
    for (DistanceKernel kernel : kernels) {
      double largest = 0;
      double before = 1;
      for (int i = 1; i <= 4000; i++) {
        double[] v = {i * 1e-6 * i};
        double step = v[0] - (i - 1.0) * 1e-6 * (i - 1);
        kernel.finish(v, 0, 1);
        largest = Math.max(largest, (before - v[0]) / step);
        before = v[0];
      }
      assertTrue(largest <= kernel.steepness() * (1 + 1e-6), kernel + " falls by " + largest);
      assertTrue(largest >= kernel.steepness() * 0.99, kernel + " falls by only " + largest);
    }
  }

  @Test
  void farRowsAreNotAlike() {
    FloatMatrix far = floats(new double[][] {{0, 0, 0}, {1e18, 0, 0}});
    for (Smoothness s : Smoothness.values()) {
      assertEquals(0.0f, FloatKernelMatrices.gram(new MaternKernel(s, 1e-15), far).get(1, 0));
    }
    assertEquals(
        0.0f, FloatKernelMatrices.gram(new RationalQuadraticKernel(2, 1e-15), far).get(1, 0));
    assertEquals(0.0f, FloatKernelMatrices.gram(new LaplacianKernel(1), far).get(1, 0));
  }

  /** Those that say so have a factor once roundings are covered, duplicates and all. */
  @ParameterizedTest
  @MethodSource("all")
  void positiveSemidefiniteIsTrue(Kernel kernel) {
    DoubleMatrix k = DoubleKernelMatrices.gram(kernel, DoubleMatrix.copyOf(rows(80, 5)));
    double most = 0;
    for (int i = 0; i < 80; i++) {
      most = Math.max(most, Math.abs(k.get(i, i)));
    }
    for (int i = 0; i < 80; i++) {
      k.set(i, i, k.get(i, i) + 80 * 8 * 0x1p-53 * Math.max(1, most));
    }
    if (kernel.positiveSemidefinite()) {
      DoubleCholesky.factor(k);
    } else {
      assertEquals(new AdditiveChiSquaredKernel(), kernel);
    }
    assertFalse(new SumKernel(SQUARE, new SigmoidKernel(1, 0)).positiveSemidefinite());
  }

  @Test
  void negativeValuesAreRefusedByName() {
    double[][] x = rows(5, 6);
    x[3][2] = -0.5;
    for (Kernel kernel :
        new Kernel[] {
          new ChiSquaredKernel(1), new AdditiveChiSquaredKernel(), new IntersectionKernel()
        }) {
      String what =
          kernel instanceof IntersectionKernel
              ? "histogram intersection needs"
              : "chi-squared distances need";
      String message = "X[row 3, col 2] is -0.5; " + what + " values from 0 to 1.7014117E38";
      assertEquals(message, refusal(() -> FloatKernelMatrices.gram(kernel, floats(x))));
      assertEquals(message, refusal(() -> new FloatPackedKernel(kernel, floats(x))));
      assertEquals(message, refusal(() -> FloatTrainingRows.require(kernel, floats(x), "X")));
      Kernel sum = new SumKernel(SQUARE, kernel);
      assertEquals(message, refusal(() -> FloatTrainingRows.require(sum, floats(x), "X")));
      assertTrue(
          refusal(() -> FloatKernelMatrices.crossGram(kernel, floats(x), floats(rows(3, 7))))
              .startsWith("X[row 3, col 2] is -0.5"));
      assertTrue(
          refusal(() -> FloatKernelMatrices.crossGram(kernel, floats(rows(3, 7)), floats(x)))
              .startsWith("Y[row 3, col 2] is -0.5"));
    }
    x[3][2] = Double.NaN;
    assertEquals(
        "X[row 3, col 2] is NaN; L1 distances need values of size up to 1.7014117E38",
        refusal(() -> FloatKernelMatrices.gram(new LaplacianKernel(1), floats(x))));
  }

  private static String refusal(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  @Test
  void impossibleParametersAreRefused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refusal(() -> new LaplacianKernel(bad));
      refusal(() -> new ChiSquaredKernel(bad));
      refusal(() -> new MaternKernel(Smoothness.HALF, bad));
      refusal(() -> new RationalQuadraticKernel(bad, 1));
      refusal(() -> new RationalQuadraticKernel(1, bad));
      refusal(() -> new ScaledKernel(bad, SQUARE));
      assertEquals(
          "lengthScales[1] is " + bad + ", expected a finite number above 0",
          refusal(() -> LengthScaleKernel.of(new double[] {1, bad}, SQUARE)));
    }
    refusal(() -> LengthScaleKernel.of(new double[0], SQUARE));
    refusal(() -> new SumKernel(SQUARE, new PrecomputedKernel()));
    refusal(() -> new NormalisedKernel(new PrecomputedKernel()));
    assertThrows(NullPointerException.class, () -> new ProductKernel(SQUARE, null));
    String negative =
        refusal(
            () ->
                FloatKernelMatrices.gram(
                    new NormalisedKernel(new PolynomialKernel(1, -9, 1)), floats(X)));
    assertTrue(negative.startsWith("K(x, x) is -4.0 for x = X[row 0] and Poly"), negative);
    for (Smoothness s : Smoothness.values()) {
      String tiny = refusal(() -> new MaternKernel(s, 1e-320));
      assertEquals("sqrt(2 nu) / lengthScale is Infinity, expected a finite number above 0", tiny);
    }
  }

  /** One row of 1,300 is out of the domain of a part, in blocks of either side. */
  @Test
  void compositesNameTheRow() {
    double[][] x = rows(1300, 8);
    FloatMatrix good = floats(x);
    x[1111][2] = -0.5;
    FloatMatrix bad = floats(x);
    Kernel sum = new SumKernel(SQUARE, new NormalisedKernel(new IntersectionKernel()));
    Kernel scaled = LengthScaleKernel.of(new double[] {1, 1, 0.5}, new SumKernel(sum, sum));
    String place = "[row 1111, col 2] is ";
    for (Kernel kernel : new Kernel[] {sum, scaled}) {
      String divided = kernel == sum ? "" : " / length scales";
      String value = kernel == sum ? "-0.5;" : "-1.0;";
      String named = "X" + divided + place + value;
      assertStarts(named, refusal(() -> FloatKernelMatrices.gram(kernel, bad)));
      assertStarts(named, refusal(() -> FloatKernelMatrices.crossGram(kernel, bad, good)));
      assertStarts(
          "Y" + divided + place + value,
          refusal(() -> FloatKernelMatrices.crossGram(kernel, good, bad)));
      assertStarts(named, refusal(() -> FloatKernelMatrices.diagonal(kernel, bad)));
      assertStarts(named, refusal(() -> FloatTrainingRows.require(kernel, bad, "X")));
      assertStarts(named, refusal(() -> new FloatPackedKernel(kernel, bad)));
      FloatPackedKernel packed = new FloatPackedKernel(kernel, good);
      float[] out = new float[2600];
      assertStarts(
          "X" + divided + "[row 5001, col 2] is " + value,
          refusal(
              () ->
                  packed.evaluate(
                      packed.newBlock(2), bad.array(), 1110 * 3, 3, 5000, 2, out, 1300)));
    }
    Kernel negative = new NormalisedKernel(new PolynomialKernel(1, -30, 1));
    x[1111] = new double[] {0, 0, 0.25};
    double[][] large = new double[1300][];
    for (int i = 0; i < 1300; i++) {
      large[i] = i == 1111 ? x[i] : new double[] {9, 9, 9};
    }
    FloatMatrix one = floats(large);
    assertStarts(
        "K(x, x) is -29.9375 for x = X[row 1111] and",
        refusal(() -> FloatKernelMatrices.gram(negative, one)));
  }

  private static void assertStarts(String expected, String message) {
    assertTrue(message.startsWith(expected), message);
  }

  /** The diagonal refuses what the matrix does. */
  @ParameterizedTest
  @MethodSource("all")
  void theDiagonalHasTheDomainOfTheMatrix(Kernel kernel) {
    double[][] x = rows(200, 9);
    x[150][1] = Double.NaN;
    FloatMatrix bad = floats(x);
    boolean refused = refuses(() -> FloatKernelMatrices.gram(kernel, bad));
    assertEquals(refused, refuses(() -> FloatKernelMatrices.diagonal(kernel, bad)));
    if (kernel instanceof DistanceKernel || kernel instanceof CoordinateKernel) {
      assertTrue(refused);
    }
  }

  private static boolean refuses(Executable call) {
    try {
      call.execute();
      return false;
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage().contains("[row 150"), refused.getMessage());
      return true;
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }

  /** Rows that are too large as they are and right once divided, at any depth of parts. */
  @Test
  void dividedRowsAreWhatCounts() {
    double[][] x = {{1e25, 1}, {2e25, 2}, {3e25, 4}};
    double[] scales = {1e25, 1};
    Kernel distances = new SumKernel(new RbfKernel(1), new MaternKernel(Smoothness.HALF, 1));
    FloatTrainingRows.require(LengthScaleKernel.of(scales, distances), floats(x), "X");
    Kernel deep = new ScaledKernel(2, LengthScaleKernel.of(scales, new ScaledKernel(3, distances)));
    FloatTrainingRows.require(deep, floats(x), "X");
    String message = refusal(() -> FloatTrainingRows.require(distances, floats(x), "X"));
    assertTrue(message.contains("X"), message);
    double[] tiny = {1e-1, 1e-30};
    double[][] y = {{1, 1}, {1, 2}};
    String far =
        refusal(
            () -> FloatTrainingRows.require(LengthScaleKernel.of(tiny, distances), floats(y), "X"));
    assertTrue(far.contains("X / length scales") && far.contains("row 0"), far);
  }
}
