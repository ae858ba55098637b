package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CachedRowsTest {
  private static final int N = 1200;
  private static final RbfKernel KERNEL = new RbfKernel(.2);
  private static final FloatMatrix X = random();
  private static final FloatMatrix GRAM = FloatKernelMatrices.gram(KERNEL, X);

  private static FloatMatrix random() {
    Random random = new Random(1);
    FloatMatrix x = FloatMatrix.allocate(N, 6);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static void assertRow(KernelRows rows, int i) {
    float[] expected = new float[N];
    GRAM.copyRow(i, expected, 0);
    assertArrayEquals(expected, Arrays.copyOfRange(rows.array(i), rows.start(i), N), "row " + i);
  }

  /** Sets come and go, some abandoned half-way: every row asked for is the right one. */
  @Test
  void rowsAreRightWhateverWasAbandonedBefore() {
    Random random = new Random(2);
    CachedRows rows =
        new CachedRows(KERNEL, X, N, MemoryBudget.of(40L * N * 4), RowPartition.caller());
    int most = rows.together();
    assertTrue(most >= 32 && most <= 40, "" + most);
    for (int round = 0; round < 300; round++) {
      int[] set = random.ints(1 + random.nextInt(most), 0, 90).distinct().toArray();
      // The question comes before every task but the first: 64 rows, so abandon all.
      boolean abandon = random.nextBoolean();
      boolean there = rows.prepare(set, set.length, () -> !abandon);
      if (there) {
        float[][] arrays = new float[set.length][];
        for (int t = 0; t < set.length; t++) {
          arrays[t] = rows.array(set[t]);
        }
        assertEquals(set.length, Arrays.stream(arrays).distinct().count());
        for (int i : set) {
          assertRow(rows, i);
        }
      } else {
        assertTrue(abandon);
        assertRow(rows, set[random.nextInt(set.length)]);
      }
    }
  }

  /** Tasks are ranges of rows and of columns. */
  @Test
  void rowsAreRightWhereColumnsAreDivided() {
    ExecutorService helpers = Executors.newFixedThreadPool(3);
    try {
      CachedRows rows =
          new CachedRows(KERNEL, X, N, MemoryBudget.of(1 << 24), RowPartition.over(helpers, 4));
      int[] set = new Random(3).ints(250, 0, N).distinct().toArray();
      assertTrue(rows.prepare(set, set.length, () -> true));
      for (int i : set) {
        assertRow(rows, i);
      }
    } finally {
      helpers.shutdown();
    }
  }

  @Test
  void whatIsThereIsNotAskedFor() {
    CachedRows rows = new CachedRows(KERNEL, X, N, MemoryBudget.of(1 << 20), RowPartition.caller());
    int[] set = {5, 7, 9};
    assertFalse(rows.prepare(set, 3, () -> false));
    assertTrue(rows.prepare(set, 3, () -> true));
    assertTrue(rows.prepare(set, 3, () -> false), "nothing is left to compute");
  }

  /** Three classes of which two at a time are a large problem; memory is short, threads differ. */
  @Test
  void threadsDoNotChangeTheBitsWhenMemoryIsShort() {
    int[] y = new int[N];
    Arrays.setAll(y, i -> i % 2 + (X.get(i, 0) + X.get(i, 1) > 2 ? 1 : 0));
    SvmParameters p = SvmParameters.defaults(KERNEL).withC(5).withMemoryBytes(600_000);
    SvmFit one = SvmTrainer.train(X, y, p);
    assertEquals(Status.CONVERGED, one.status());
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      for (int threads : new int[] {2, 3, 4}) {
        SvmFit fit = SvmTrainer.train(X, y, p, RowPartition.over(pool, threads));
        assertEquals(one.pairs(), fit.pairs(), threads + " threads");
      }
    }
  }
}
