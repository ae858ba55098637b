package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The solver of large problems against the one of small ones. */
@Timeout(120)
class WorkingSetSolverTest {
  private static final int N = 400;
  private static final int POSITIVES = 180;
  private static final double TOLERANCE = 1e-3;
  private static final StoppingRule RULE =
      new StoppingRule(TOLERANCE, 1_000_000, System.nanoTime() + (1L << 60), (i, v) -> true);

  private static final FloatMatrix X = blobs();

  private static FloatMatrix blobs() {
    Random random = new Random(5);
    FloatMatrix x = FloatMatrix.allocate(N, 4);
    for (int i = 0; i < N; i++) {
      for (int c = 0; c < 4; c++) {
        x.array()[4 * i + c] = (float) (random.nextGaussian() + (i < POSITIVES ? 1.2 : 0));
      }
    }
    return x;
  }

  private static KernelRows rows(int positives, long bytes) {
    return new CachedRows(
        new RbfKernel(.3), X, positives, MemoryBudget.of(bytes), RowPartition.caller());
  }

  private static SmoState classification() {
    double[] linear = new double[N];
    double[] bounds = new double[N];
    Arrays.fill(linear, -1);
    Arrays.fill(bounds, 5);
    return new SmoState(POSITIVES, linear, bounds);
  }

  private static SmoState byNu() {
    double[] bounds = new double[N];
    Arrays.fill(bounds, 1);
    SmoState state = new SmoState(POSITIVES, new double[N], bounds, true);
    double[] alpha = new double[N];
    FeasiblePoint.reach(state, alpha, 0, POSITIVES, 60);
    FeasiblePoint.reach(state, alpha, POSITIVES, N, 60);
    state.startAt(alpha);
    state.refresh(new GradientUpdate(rows(POSITIVES, 1 << 20), RowPartition.caller()));
    return state;
  }

  private static SmoState regression() {
    double[] linear = new double[2 * N];
    double[] bounds = new double[2 * N];
    Arrays.fill(bounds, 2);
    for (int i = 0; i < N; i++) {
      double target = Math.sin(X.get(i, 0)) + X.get(i, 1);
      linear[i] = .1 - target;
      linear[N + i] = .1 + target;
    }
    return new SmoState(N, linear, bounds);
  }

  private static WorkingSetSolver solver(SmoState state, KernelRows rows, int newcomers, int set) {
    return new WorkingSetSolver(state, rows, i -> i, RowPartition.caller(), newcomers, set);
  }

  private static void assertSameOptimum(SmoState expected, SmoState state, KernelRows rows) {
    assertTrue(Optimality.violation(state) <= TOLERANCE);
    double slack = 2 * TOLERANCE * state.totalBound();
    assertEquals(Optimality.objective(expected), Optimality.objective(state), slack);
    assertTrue(Optimality.gap(state) <= TOLERANCE * state.totalBound());
    double[] kept = state.v.clone();
    state.refresh(new GradientUpdate(rows, RowPartition.caller()));
    assertArrayEquals(state.v, kept, 1e-10, "the gradient kept is that of the alphas");
  }

  @Test
  void classificationReachesTheOptimumWhateverTheSetsAndTheMemory() {
    SmoState expected = classification();
    assertEquals(
        Status.CONVERGED, new SmoSolver(expected, rows(POSITIVES, 1 << 20), i -> i).solve(RULE));
    for (int newcomers : new int[] {2, 8, 64}) {
      for (int largest : new int[] {newcomers, 40 + newcomers, N}) {
        for (long bytes : new long[] {70L * N * 4, 1 << 20}) {
          SmoState state = classification();
          KernelRows rows = rows(POSITIVES, bytes);
          assertEquals(Status.CONVERGED, solver(state, rows, newcomers, largest).solve(RULE));
          assertSameOptimum(expected, state, rows);
        }
      }
    }
  }

  @Test
  void sumsWithinEachSignStay() {
    SmoState expected = byNu();
    new SmoSolver(expected, rows(POSITIVES, 1 << 20), i -> i).solve(RULE);
    for (int newcomers : new int[] {4, 16}) {
      SmoState state = byNu();
      KernelRows rows = rows(POSITIVES, 1 << 20);
      assertEquals(Status.CONVERGED, solver(state, rows, newcomers, 60).solve(RULE));
      assertSameOptimum(expected, state, rows);
      assertEquals(60, Arrays.stream(state.alpha, 0, POSITIVES).sum(), 1e-10);
      assertEquals(60, Arrays.stream(state.alpha, POSITIVES, N).sum(), 1e-10);
    }
  }

  @Test
  void regressionMirrorsItsRows() {
    SmoState expected = regression();
    new SmoSolver(expected, new MirroredRows(rows(N, 1 << 20), N), i -> i % N).solve(RULE);
    SmoState state = regression();
    KernelRows rows = new MirroredRows(rows(N, 50L * N * 4), N);
    assertEquals(Status.CONVERGED, solver(state, rows, 16, 48).solve(RULE));
    assertSameOptimum(expected, state, rows);
  }

  @Test
  void threadsDoNotChangeTheBits() {
    SmoState one = classification();
    solver(one, rows(POSITIVES, 1 << 20), 32, 200).solve(RULE);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition two = RowPartition.over(pool, 2);
      SmoState state = classification();
      KernelRows rows =
          new CachedRows(new RbfKernel(.3), X, POSITIVES, MemoryBudget.of(1 << 20), two);
      new WorkingSetSolver(state, rows, i -> i, two, 32, 200).solve(RULE);
      assertArrayEquals(one.alpha, state.alpha);
      assertArrayEquals(one.v, state.v);
    }
  }

  @Test
  void aRunStoppedAnywhereIsConsistentAndCanGoOn() {
    SmoState expected = classification();
    solver(expected, rows(POSITIVES, 1 << 20), 16, 100).solve(RULE);
    for (int stopAt = 1; stopAt < 60; stopAt++) {
      SmoState state = classification();
      KernelRows rows = rows(POSITIVES, 1 << 20);
      WorkingSetSolver solver = solver(state, rows, 16, 100);
      int last = stopAt;
      int[] asked = {0};
      StoppingRule impatient =
          new StoppingRule(TOLERANCE, 1_000_000, RULE.nanoDeadline(), (i, v) -> asked[0]++ < last);
      Status status = solver.solve(impatient);
      assertEquals(
          Optimality.violation(state) <= TOLERANCE,
          status == Status.CONVERGED,
          "stopped at " + stopAt);
      double[] kept = state.v.clone();
      state.refresh(new GradientUpdate(rows, RowPartition.caller()));
      assertArrayEquals(state.v, kept, 1e-10, "stopped at " + stopAt);
      assertEquals(Status.CONVERGED, solver.solve(RULE));
      assertSameOptimum(expected, state, rows);
    }
  }

  @Test
  void theLimitOfIterationsHoldsInsideARound() {
    SmoState state = classification();
    WorkingSetSolver solver = solver(state, rows(POSITIVES, 1 << 20), 64, N);
    assertEquals(Status.ITERATION_LIMIT, solver.solve(RULE.withMaxIterations(7)));
    assertEquals(7, solver.iterations());
  }

  @Test
  void theLimitOfIterationsHoldsOverRounds() {
    for (int limit = 40; limit < 200; limit += 31) {
      SmoState state = classification();
      WorkingSetSolver solver = solver(state, rows(POSITIVES, 1 << 20), 8, 40);
      assertEquals(Status.ITERATION_LIMIT, solver.solve(RULE.withMaxIterations(limit)));
      assertEquals(limit, solver.iterations());
    }
  }
}
