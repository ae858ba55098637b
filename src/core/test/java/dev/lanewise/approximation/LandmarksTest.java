package dev.lanewise.approximation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LandmarksTest {
  private static final RowPartition CALLER = RowPartition.caller();

  /** Also where nothing is measured: one centre, no round. */
  @Test
  void kMeansNeedsFiniteValues() {
    FloatMatrix x = FloatMatrix.of(new float[] {1, 2, Float.NaN}, 3, 1);
    DoubleMatrix wide = DoubleMatrix.of(new double[] {1, Double.POSITIVE_INFINITY}, 2, 1);
    assertEquals(
        "X[row 2, col 0] is NaN; k-means needs finite values",
        assertThrows(
                IllegalArgumentException.class,
                () -> FloatLandmarks.kMeans(x, 1, 0, 1, RowPartition.caller()))
            .getMessage());
    assertEquals(
        "X[row 1, col 0] is Infinity; k-means needs finite values",
        assertThrows(
                IllegalArgumentException.class,
                () -> DoubleLandmarks.kMeans(wide, 1, 0, 1, RowPartition.caller()))
            .getMessage());
  }

  @Test
  void leverageAndPreconditionersNeedWhatTheyAreOf() {
    DoubleMatrix none = DoubleMatrix.allocate(0, 2);
    DoubleMatrix two = Samples.normal(2, 2, 1);
    RbfKernel kernel = new RbfKernel(1);
    RowPartition caller = RowPartition.caller();
    assertEquals(
        "K is 0 x 2, there are 2 pilots",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    RidgeLeverage.scores(
                        kernel, new DoubleKernelProduct(kernel, none, two), two, 1, caller))
            .getMessage());
    DoubleKernelProduct c = new DoubleKernelProduct(kernel, two, two);
    assertEquals(
        "lambda is 0.0, expected a finite number above 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new NystromPreconditioner(kernel, c, two, 0, caller))
            .getMessage());
    assertEquals(
        "C has 2 columns, there are 0 landmarks",
        assertThrows(
                IllegalArgumentException.class,
                () -> new NystromPreconditioner(kernel, c, none, 1, caller))
            .getMessage());
  }

  @Test
  void factorsNeedSquaresAndArrays() {
    RowPartition caller = RowPartition.caller();
    assertEquals(
        "K is 2 x 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> JitteredCholesky.of(DoubleMatrix.allocate(2, 3), caller))
            .getMessage());
    JitteredCholesky one = JitteredCholesky.of(DoubleMatrix.of(new double[] {4}, 1, 1), caller);
    try (Arena arena = Arena.ofConfined()) {
      DoubleMatrix v = DoubleMatrix.of(arena.allocate(8, 8), 1, 1, 1);
      assertEquals(
          "the vectors have to be on the heap",
          assertThrows(IllegalArgumentException.class, () -> one.solveUpper(v, caller))
              .getMessage());
    }
  }

  @Test
  void uniformChoicesAreAscendingDistinctAndEven() {
    int[] hits = new int[20];
    for (int seed = 0; seed < 2000; seed++) {
      long[] rows = Landmarks.uniform(20, 5, seed);
      assertArrayEquals(rows, Landmarks.uniform(20, 5, seed));
      assertEquals(5, rows.length);
      for (int i = 0; i < 5; i++) {
        assertTrue(i == 0 || rows[i] > rows[i - 1]);
        hits[(int) rows[i]]++;
      }
    }
    for (int h : hits) { // 500 expected, deviation 19
      assertEquals(500, h, 100);
    }
    assertEquals(7, Landmarks.uniform(7, 7, 1)[6] + 1);
    assertThrows(IllegalArgumentException.class, () -> Landmarks.uniform(3, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> Landmarks.uniform(3, 0, 1));
  }

  @Test
  void weightsDecideHowOften() {
    double[] weights = {0, 1, 1, 4, 0};
    int[] hits = new int[5];
    for (int seed = 0; seed < 3000; seed++) {
      hits[(int) Landmarks.weighted(weights, 1, seed)[0]]++;
    }
    assertEquals(0, hits[0] + hits[4]);
    assertEquals(500, hits[1], 100);
    assertEquals(2000, hits[3], 150);
    assertArrayEquals(new long[] {1, 2, 3}, Landmarks.weighted(weights, 3, 9));
    assertEquals(
        "3 rows have a weight above 0, expected at least 4",
        assertThrows(IllegalArgumentException.class, () -> Landmarks.weighted(weights, 4, 1))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Landmarks.weighted(new double[] {1, Double.NaN}, 1, 1));
  }

  @Test
  void centresOfClustersAreFound() {
    FloatMatrix x = Samples.floats(Samples.normal(600, 2, 1));
    for (int i = 0; i < 600; i++) {
      x.set(i, 0, x.get(i, 0) * .1f + 10 * (i % 3));
      x.set(i, 1, x.get(i, 1) * .1f);
    }
    FloatMatrix c = FloatLandmarks.kMeans(x, 3, 20, 5, CALLER);
    float[] first = {c.get(0, 0), c.get(1, 0), c.get(2, 0)};
    Arrays.sort(first);
    assertArrayEquals(new float[] {0, 10, 20}, first, .05f);
    assertArrayEquals(c.array(), FloatLandmarks.kMeans(x, 3, 20, 5, CALLER).array());
  }

  @Test
  void equalRowsAndAllRowsAreCentres() {
    FloatMatrix same = FloatMatrix.allocate(5, 2);
    assertArrayEquals(new float[6], FloatLandmarks.kMeans(same, 3, 4, 1, CALLER).array());
    FloatMatrix x = Samples.floats(Samples.normal(9, 3, 2));
    FloatMatrix all = FloatLandmarks.kMeans(x, 9, 3, 1, CALLER);
    double sum = 0;
    double expected = 0;
    for (int i = 0; i < 27; i++) {
      sum += all.array()[i];
      expected += x.array()[i];
    }
    assertEquals(expected, sum, 1e-5);
    x.set(4, 1, Float.NaN);
    assertThrows(IllegalArgumentException.class, () -> FloatLandmarks.kMeans(x, 3, 2, 1, CALLER));
  }

  @Test
  void leverageScoresAreExactWithAllRowsAsPilots() {
    int n = 80;
    double lambda = .3;
    DoubleMatrix x = Samples.normal(n, 3, 3);
    Kernel kernel = new RbfKernel(.4);
    DoubleMatrix k = DoubleKernelMatrices.gram(kernel, x);
    DoubleMatrix regularized = DoubleMatrix.copyOf(k);
    for (int i = 0; i < n; i++) {
      regularized.set(i, i, k.get(i, i) + lambda);
    }
    DoubleMatrix exact = DoubleCholesky.factor(regularized).solve(k);
    double[] scores =
        RidgeLeverage.scores(kernel, new DoubleKernelProduct(kernel, x, x), x, lambda, CALLER);
    for (int i = 0; i < n; i++) {
      assertEquals(exact.get(i, i), scores[i], 1e-10);
    }
    DoubleMatrix pilots = DoubleLandmarks.uniform(x, 40, 1);
    double[] some =
        RidgeLeverage.scores(
            kernel, new DoubleKernelProduct(kernel, x, pilots), pilots, lambda, CALLER);
    double order = 0;
    for (int i = 0; i < n; i++) {
      order = Math.max(order, some[i] / scores[i]);
      assertTrue(some[i] > .3 * scores[i] && some[i] <= 1, some[i] + " for " + scores[i]);
    }
    assertTrue(order < 4, "factor " + order);
  }
}
