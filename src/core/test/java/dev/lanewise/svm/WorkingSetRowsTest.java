package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values of one set after the other against the rows they come from. */
@Timeout(60)
class WorkingSetRowsTest {
  private static final int N = 300;
  private static final int POSITIVES = 130;

  private static SmoState state(int first, int end) {
    return SmoState.withPositives(first, end, new double[N], new double[N]);
  }

  /** Rows whose two parts lie apart, as in a Gram matrix of more classes. */
  private static KernelRows partedRows() {
    FloatMatrix gram = FloatMatrix.allocate(N + 40, N + 40);
    for (int i = 0; i < gram.array().length; i++) {
      gram.array()[i] = i;
    }
    return new GramRows(gram, 10, POSITIVES, 40 + POSITIVES, N - POSITIVES);
  }

  private static KernelRows cachedRows() {
    Random random = new Random(3);
    FloatMatrix x = FloatMatrix.allocate(N, 3);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = (float) random.nextGaussian();
    }
    return new CachedRows(
        new RbfKernel(.4), x, POSITIVES, MemoryBudget.of(1 << 20), RowPartition.caller());
  }

  private static int[] randomSet(Random random, int size) {
    int[] all = random.ints(0, N).distinct().limit(N).toArray();
    return Arrays.stream(all).limit(size).sorted().toArray();
  }

  private static void assertRows(
      WorkingSetRows rows, SmoState state, KernelRows source, int[] set) {
    int[] members = rows.members();
    assertArrayEquals(set, Arrays.stream(members).sorted().toArray());
    assertEquals(set.length, rows.examples());
    for (int t = 0; t < members.length; t++) {
      assertEquals(t < rows.split(), state.label(members[t]) > 0);
      float[] from = source.array(members[t]);
      for (int u = 0; u < members.length; u++) {
        int j = members[u];
        int at = (j < state.split ? source.start(members[t]) : source.startNegative(members[t]));
        int to = u < rows.split() ? rows.start(t) : rows.startNegative(t);
        assertEquals(from[at + j], rows.array(t)[to + u], t + ", " + u);
      }
      assertEquals(source.diagonal(members[t]), rows.diagonal(t));
    }
  }

  private static void changeAndLook(SmoState state, KernelRows source, RowPartition threads) {
    Random random = new Random(17);
    WorkingSetRows rows = new WorkingSetRows(state, source, threads, N);
    int[] sizes = {1, 2, 20, 21, 60, 30, 30, 200, 0, 5, N, 150, 299, N};
    for (int size : sizes) {
      int[] set = randomSet(random, size);
      assertTrue(rows.change(set, () -> true));
      assertRows(rows, state, source, set);
    }
    int[] set = randomSet(random, 40);
    for (int step = 0; step < 30; step++) { // few leave, few come, as from round to round
      int shift = step;
      set = Arrays.stream(set).map(i -> i % 7 == shift % 7 ? (i + 1) % N : i).distinct().toArray();
      assertTrue(rows.change(set, () -> true));
      assertRows(rows, state, source, Arrays.stream(set).sorted().toArray());
    }
  }

  @Test
  void rowsInOnePiece() {
    changeAndLook(new SmoState(POSITIVES, new double[N], new double[N]), cachedRows(), caller());
  }

  @Test
  void rowsInTwoParts() {
    changeAndLook(new SmoState(POSITIVES, new double[N], new double[N]), partedRows(), caller());
  }

  @Test
  void positivesInTheMiddle() {
    changeAndLook(state(100, 170), GramRows.whole(square()), caller());
  }

  private static FloatMatrix square() {
    FloatMatrix gram = FloatMatrix.allocate(N, N);
    for (int i = 0; i < gram.array().length; i++) {
      gram.array()[i] = -i;
    }
    return gram;
  }

  @Test
  void threads() {
    try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
      SmoState state = new SmoState(POSITIVES, new double[N], new double[N]);
      changeAndLook(state, cachedRows(), RowPartition.over(executor, 4));
    }
  }

  @Test
  void nothingIsLeftOfAChangeThatWasStopped() {
    SmoState state = new SmoState(POSITIVES, new double[N], new double[N]);
    KernelRows source = cachedRows();
    WorkingSetRows rows = new WorkingSetRows(state, source, caller(), N);
    int[] set = randomSet(new Random(1), 100);
    assertTrue(rows.change(set, () -> true));
    assertFalse(rows.change(randomSet(new Random(2), 120), () -> false));
    assertEquals(0, rows.examples());
    assertTrue(rows.change(set, () -> true));
    assertRows(rows, state, source, set);
  }

  private static RowPartition caller() {
    return RowPartition.caller();
  }
}
