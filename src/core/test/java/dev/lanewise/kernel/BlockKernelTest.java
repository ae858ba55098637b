package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BlockKernelTest {
  /** Histogram intersection: sum of the smaller of two values. */
  private static final PairKernel INTERSECTION =
      (x, i, y, j, columns) -> {
        double sum = 0;
        for (int c = 0; c < columns; c++) {
          sum += Math.min(x[i + c], y[j + c]);
        }
        return sum;
      };

  private static FloatMatrix random(int rows, int cols, long seed) {
    Random random = new Random(seed);
    FloatMatrix x = FloatMatrix.allocate(rows, cols);
    for (int i = 0; i < rows * cols; i++) {
      x.array()[i] = random.nextFloat();
    }
    return x;
  }

  private static float intersection(FloatMatrix x, long i, FloatMatrix y, long j) {
    return (float)
        INTERSECTION.value(
            x.array(), (int) x.position(i), y.array(), (int) y.position(j), x.cols());
  }

  @Test
  void everyValueIsTheFunctionOfItsPair() {
    for (int n : new int[] {1, 15, 16, 17, 96, 97, 530}) {
      FloatMatrix x = random(n, 3, n);
      FloatMatrix y = random(2 * n + 1, 3, n + 1);
      FloatMatrix cross = FloatKernelMatrices.crossGram(INTERSECTION, x, y);
      FloatMatrix gram = FloatKernelMatrices.gram(INTERSECTION, x);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < y.rows(); j++) {
          assertEquals(intersection(x, i, y, j), cross.get(i, j));
        }
        for (int j = 0; j < n; j++) {
          assertEquals(intersection(x, i, x, j), gram.get(i, j));
        }
      }
    }
  }

  @Test
  void aGramMatrixTakesEachPairOnce() {
    for (int n : new int[] {1, 16, 40, 97, 530, 1100}) {
      AtomicLong calls = new AtomicLong();
      AtomicInteger above = new AtomicInteger();
      PairKernel counting =
          (x, i, y, j, columns) -> {
            calls.incrementAndGet();
            above.addAndGet(x[i] < y[j] ? 1 : 0);
            return x[i] * y[j];
          };
      FloatMatrix x = FloatMatrix.allocate(n, 1);
      for (int i = 0; i < n; i++) {
        x.set(i, 0, i);
      }
      try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
        FloatKernelMatrices.gram(counting, x, RowPartition.over(pool, 2));
      }
      assertEquals((long) n * (n + 1) / 2, calls.get(), n + " rows");
      assertEquals(0, above.get(), "pairs above the diagonal of " + n + " rows");
    }
  }

  @Test
  void packedRowsHaveTheBitsOfTheMatrix() {
    FloatMatrix x = random(40, 5, 1);
    FloatMatrix y = random(700, 5, 2);
    FloatMatrix cross = FloatKernelMatrices.crossGram(INTERSECTION, x, y);
    FloatPackedKernel packed = new FloatPackedKernel(INTERSECTION, y);
    float[] out = new float[40 * 701];
    packed.evaluate(packed.newBlock(40), x.array(), 0, 5, 0, 40, out, 701);
    float[] diagonal = packed.diagonal();
    for (int j = 0; j < 700; j++) {
      for (int i = 0; i < 40; i++) {
        assertEquals(cross.get(i, j), out[i * 701 + j]);
      }
      assertEquals(intersection(y, j, y, j), diagonal[j]);
    }
    for (int i = 0; i < 40; i++) {
      assertEquals(0, out[i * 701 + 700]); // between the rows
    }
  }

  @Test
  void noRowsAreNoCalls() {
    PairKernel none =
        (x, i, y, j, columns) -> {
          throw new AssertionError("called");
        };
    FloatMatrix empty = FloatMatrix.allocate(0, 2);
    assertEquals(0, FloatKernelMatrices.gram(none, empty).rows());
    assertEquals(3, FloatKernelMatrices.crossGram(none, random(3, 2, 1), empty).rows());
    FloatPackedKernel packed = new FloatPackedKernel(none, empty);
    packed.evaluate(packed.newBlock(2), new float[4], 0, 2, 0, 2, new float[0], 0);
    assertEquals(0, packed.diagonal().length);
  }

  @Test
  void whatItThrowsComesThrough() {
    IllegalStateException mine = new IllegalStateException("mine");
    PairKernel broken =
        (x, i, y, j, columns) -> {
          if (x[i] > 0.999f) {
            throw mine;
          }
          return 1;
        };
    FloatMatrix x = random(300, 1, 3);
    x.set(250, 0, 1);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition two = RowPartition.over(pool, 2);
      assertSame(
          mine,
          assertThrows(
              IllegalStateException.class, () -> FloatKernelMatrices.gram(broken, x, two)));
    }
    FloatPackedKernel packed = new FloatPackedKernel(broken, x);
    assertSame(mine, assertThrows(IllegalStateException.class, packed::diagonal));
  }

  @Test
  void doublesHaveToBeAskedFor() {
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{1}});
    String message =
        assertThrows(
                UnsupportedOperationException.class,
                () -> DoubleKernelMatrices.gram(INTERSECTION, x))
            .getMessage();
    assertTrue(message.contains("override value for double[]"), message);
    BlockKernel floats = (a, ao, as, an, b, bo, bs, bn, columns, out, at, step) -> {};
    assertThrows(UnsupportedOperationException.class, () -> DoubleKernelMatrices.gram(floats, x));
    assertFalse(floats.positiveSemidefinite());
  }

  @Test
  void trainingTriesValuesAndSymmetry() {
    FloatMatrix x = random(20, 2, 5);
    FloatTrainingRows.require(INTERSECTION, x, "X");
    BlockKernel first = BlockKernel.ofPairs((a, i, b, j, columns) -> a[i]);
    assertMessage(
        "K\\(X row (\\d+), X row (\\d+)\\) is [\\d.]+, K\\(X row \\2, X row \\1\\) is [\\d.]+;"
            + " a kernel is symmetric",
        () -> FloatTrainingRows.require(first, x, "X"));
    BlockKernel nan = BlockKernel.ofPairs((a, i, b, j, columns) -> Double.NaN);
    assertMessage(
        "K\\(X row \\d+, X row \\d+\\) is NaN; kernel values have to be finite",
        () -> FloatTrainingRows.require(nan, x, "X"));
  }

  private static void assertMessage(String pattern, Runnable code) {
    String message = assertThrows(IllegalArgumentException.class, code::run).getMessage();
    assertTrue(message.matches(pattern), message);
  }
}
