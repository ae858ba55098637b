package dev.lanewise.approximation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.lang.foreign.Arena;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class KernelProductTest {
  private static final RowPartition CALLER = RowPartition.caller();

  /** Many parts, a part that ends in a strip, column blocks that end in a piece. */
  private static final int N = 2500;

  private static final int M = 700;

  private static final PairKernel PAIRS =
      new PairKernel() {
        @Override
        public double value(float[] x, int i, float[] y, int j, int columns) {
          return (1 + x[i] * y[j]) / (1 + Math.abs(x[i] - y[j]));
        }

        @Override
        public double value(double[] x, int i, double[] y, int j, int columns) {
          return (1 + x[i] * y[j]) / (1 + Math.abs(x[i] - y[j]));
        }
      };

  private static final Kernel[] KERNELS = {
    new LinearKernel(), new PolynomialKernel(0.2, 1, 3), new RbfKernel(0.1), PAIRS
  };

  /** K v from stored values, naively. */
  private static DoubleMatrix times(DoubleMatrix k, DoubleMatrix v, boolean turned) {
    int n = (int) (turned ? k.cols() : k.rows());
    int m = (int) (turned ? k.rows() : k.cols());
    DoubleMatrix out = DoubleMatrix.allocate(v.rows(), n);
    for (int t = 0; t < v.rows(); t++) {
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
          sum += (turned ? k.get(j, i) : k.get(i, j)) * v.get(t, j);
        }
        out.set(t, i, sum);
      }
    }
    return out;
  }

  private static double size(DoubleMatrix k) {
    double most = 0;
    for (double value : k.array()) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  @Test
  void productsAreThoseOfTheStoredMatrix() {
    DoubleMatrix a = Samples.normal(N, 5, 1);
    DoubleMatrix b = Samples.normal(M, 5, 2);
    DoubleMatrix v = Samples.normal(3, M, 3);
    DoubleMatrix u = Samples.normal(2, N, 4);
    for (Kernel kernel : KERNELS) {
      DoubleMatrix wide = DoubleKernelMatrices.crossGram(kernel, a, b);
      FloatMatrix narrow =
          FloatKernelMatrices.crossGram(kernel, Samples.floats(a), Samples.floats(b));
      check(new DoubleKernelProduct(kernel, a, b), wide, v, u);
      FloatKernelProduct floats =
          new FloatKernelProduct(kernel, Samples.floats(a), Samples.floats(b));
      check(floats, FloatWidened.all(narrow), v, u);
    }
  }

  private static void check(KernelProduct p, DoubleMatrix k, DoubleMatrix v, DoubleMatrix u) {
    double size = size(k);
    DoubleMatrix kv = times(k, v, false);
    assertEquals(0, Samples.distance(kv, p.multiply(v, CALLER)), 1e-11 * size * 30);
    assertEquals(
        0, Samples.distance(times(k, u, true), p.transposed(u, CALLER)), 1e-11 * size * 50);
    DoubleMatrix normal = times(k, kv, true);
    assertEquals(0, Samples.distance(normal, p.normal(v, CALLER)), 1e-11 * size(kv) * size * 50);
    assertTrue(size(normal) > 100 * size, "nothing to compare");
  }

  @Test
  void neitherThreadsNorStorageNorOtherVectorsShow() {
    FloatMatrix a = Samples.floats(Samples.normal(N, 7, 5));
    FloatMatrix b = Samples.floats(Samples.normal(M, 7, 6));
    DoubleMatrix v = Samples.normal(3, M, 7);
    ExecutorService helpers =
        Executors.newFixedThreadPool(3, Thread.ofPlatform().daemon().factory());
    try (Arena arena = Arena.ofShared()) {
      for (Kernel kernel : KERNELS) {
        KernelProduct heap = new FloatKernelProduct(kernel, a, b);
        KernelProduct segment =
            new FloatKernelProduct(kernel, Samples.segment(a, arena), Samples.segment(b, arena));
        double[] kv = heap.multiply(v, CALLER).array();
        double[] normal = heap.normal(v, CALLER).array();
        double[] turned = heap.transposed(Samples.normal(1, N, 8), CALLER).array();
        for (int threads = 1; threads <= 4; threads++) {
          RowPartition some = RowPartition.over(helpers, threads);
          for (KernelProduct p : new KernelProduct[] {heap, segment}) {
            assertArrayEquals(kv, p.multiply(v, some).array());
            assertArrayEquals(normal, p.normal(v, some).array());
            assertArrayEquals(turned, p.transposed(Samples.normal(1, N, 8), some).array());
          }
        }
        double[] second = heap.normal(v.rowRange(1, 2), CALLER).array();
        for (int j = 0; j < M; j++) {
          assertEquals(normal[M + j], second[j]);
        }
      }
    } finally {
      helpers.shutdown();
    }
  }

  /** More parts than are summed at a time. */
  @Test
  void manyPartsAddUp() {
    int n = 67_000;
    DoubleMatrix a = DoubleMatrix.allocate(n, 1);
    for (int i = 0; i < n; i++) {
      a.set(i, 0, i % 7);
    }
    DoubleMatrix b = DoubleMatrix.of(new double[] {1, 2, 3}, 3, 1);
    DoubleMatrix v = DoubleMatrix.of(new double[] {1, 0, 1}, 1, 3);
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (i % 7) * (i % 7);
    }
    double[] expected = {4 * squares, 8 * squares, 12 * squares}; // integers: exact
    KernelProduct wide = new DoubleKernelProduct(new LinearKernel(), a, b);
    assertArrayEquals(expected, wide.normal(v, CALLER).array());
    KernelProduct narrow =
        new FloatKernelProduct(new LinearKernel(), Samples.floats(a), Samples.floats(b));
    assertArrayEquals(expected, narrow.normal(v, CALLER).array());
  }

  @Test
  void valuesAndDiagonalAreThoseOfTheMatrix() {
    DoubleMatrix a = Samples.normal(90, 4, 9);
    for (Kernel kernel : KERNELS) {
      DoubleMatrix gram = DoubleKernelMatrices.gram(kernel, a);
      KernelProduct p = new FloatKernelProduct(kernel, Samples.floats(a), Samples.floats(a));
      DoubleMatrix some = DoubleMatrix.allocate(30, 90);
      p.values(40, some, CALLER);
      double[] diagonal = p.diagonal(40, 30);
      for (int i = 0; i < 30; i++) {
        assertEquals(gram.get(40 + i, 40 + i), diagonal[i]);
        for (int j = 0; j < 90; j++) {
          assertEquals(gram.get(40 + i, j), some.get(i, j));
        }
      }
    }
  }

  /** Strips and packed blocks past the longest array. */
  @Test
  void whatDoesNotFitIntoAnArrayIsRefused() {
    FloatPackedLandmarks many =
        new FloatPackedLandmarks(PAIRS, FloatMatrix.allocate(23_000_000, 1));
    assertEquals(
        "a strip of 96 rows against 23000000 landmarks needs 8,832,000,000 bytes, limit"
            + " 8,589,934,556 bytes: use fewer landmarks",
        assertThrows(CapacityException.class, () -> many.newStrip(96)).getMessage());
  }

  @Test
  void emptyShapesAndWrongOnes() {
    FloatMatrix a = Samples.floats(Samples.normal(4, 3, 1));
    FloatMatrix none = FloatMatrix.allocate(0, 3);
    Kernel kernel = new RbfKernel(1);
    KernelProduct p = new FloatKernelProduct(kernel, none, a);
    assertEquals(0, p.multiply(DoubleMatrix.allocate(2, 4), CALLER).cols());
    assertArrayEquals(new double[8], p.normal(DoubleMatrix.allocate(2, 4), CALLER).array());
    KernelProduct q = new FloatKernelProduct(kernel, a, none);
    assertArrayEquals(new double[4], q.multiply(DoubleMatrix.allocate(1, 0), CALLER).array());
    assertEquals(
        "there are 4 landmarks, vectors of 5",
        assertThrows(
                IllegalArgumentException.class, () -> p.normal(DoubleMatrix.allocate(1, 5), CALLER))
            .getMessage());
    assertEquals(
        "the rows have 3 columns, the landmarks 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> new FloatKernelProduct(kernel, a, FloatMatrix.allocate(1, 2)))
            .getMessage());
    a.set(2, 1, Float.NaN);
    assertThrows(
        IllegalArgumentException.class,
        () -> new FloatKernelProduct(kernel, a, a).normal(DoubleMatrix.allocate(1, 4), CALLER));
  }
}
