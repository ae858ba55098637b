package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmoSolverTest {
  /** Of one example of each sign. */
  private static GramRows pair(float k11, float k12, float k22) {
    return new GramRows(FloatMatrix.of(new float[] {k11, k12, k12, k22}, 2, 2), 0, 1, 1, 1);
  }

  /** At alpha = 0, where the violation is -2 p. */
  private static SmoState pairOf(double p) {
    return new SmoState(1, new double[] {p, p}, new double[] {9, 9});
  }

  private static StoppingRule within(double tolerance) {
    return new StoppingRule(tolerance, 1000, System.nanoTime() + (1L << 60), (i, v) -> true);
  }

  @Test
  void aPairIsSolvedInOneStepToTheLastDigit() {
    SmoState state = pairOf(-1);
    SmoSolver solver = new SmoSolver(state, pair(1, .5f, 1), i -> i);
    assertEquals(Status.CONVERGED, solver.solve(within(1e-15)));
    assertEquals(1, solver.iterations());
    assertArrayEquals(new double[] {2, 2}, state.alpha);
  }

  @Test
  void aViolationThatRoundsToTheToleranceIsAboveIt() {
    double p = -(1 + 1e-9);
    double tolerance = 2 + 1e-9;
    assertEquals(2f, (float) (-2 * p));
    SmoState state = pairOf(p);
    SmoSolver solver = new SmoSolver(state, pair(1, .5f, 1), i -> i);
    assertEquals(Status.CONVERGED, solver.solve(within(tolerance)));
    assertEquals(1, solver.iterations());
    assertTrue(Optimality.violation(state) <= tolerance);
  }

  @Test
  void nothingMayMoveWhereAllBoundsAreZero() {
    SmoState state = new SmoState(1, new double[] {-1, -1}, new double[2]);
    SmoSolver solver = new SmoSolver(state, pair(1, .5f, 1), i -> i);
    assertEquals(Status.CONVERGED, solver.solve(within(1e-3)));
    assertEquals(0, solver.iterations());
  }

  @Test
  void kernelValuesThatAreNotFiniteAreRefused() {
    for (float bad : new float[] {Float.NaN, -Float.NaN, 1f / 0, -1f / 0}) {
      SmoState state = pairOf(-1);
      SmoSolver solver = new SmoSolver(state, pair(1, bad, 1), i -> 10 + i);
      String message =
          assertThrows(IllegalArgumentException.class, () -> solver.solve(within(1e-3)))
              .getMessage();
      assertTrue(message.matches("a kernel value of X row 1[01] is not finite; .*"), message);
    }
  }

  @Test
  void valuesThatAreNotFiniteAreFoundWhereNobodyChoosesThem() {
    float[] k = {1, Float.NaN, .5f, Float.NaN, 1, .5f, .5f, .5f, 1};
    GramRows rows = new GramRows(FloatMatrix.of(k, 3, 3), 0, 2, 2, 1);
    double[] linear = {-1, -.5, -1}; // so that the first and the last move, to the optimum
    SmoState state = new SmoState(2, linear, new double[] {9, 9, 9});
    SmoSolver solver = new SmoSolver(state, rows, i -> i);
    assertThrows(IllegalArgumentException.class, () -> solver.solve(within(1e-3)));
    assertEquals(1, solver.iterations());
  }

  @Test
  void gainsThatAreNoFloatsAreComparedInDoubles() {
    for (float scale : new float[] {1e30f, 1e-30f}) {
      Random random = new Random(4);
      float[] k = gram(random, 30);
      for (int i = 0; i < k.length; i++) {
        k[i] *= scale;
      }
      double[] linear = new double[30];
      double[] bounds = new double[30];
      Arrays.fill(linear, -scale);
      Arrays.fill(bounds, 3);
      SmoState state = new SmoState(14, linear, bounds);
      GramRows rows = new GramRows(FloatMatrix.of(k, 30, 30), 0, 14, 14, 16);
      SmoSolver solver = new SmoSolver(state, rows, i -> i);
      assertEquals(Status.CONVERGED, solver.solve(within(1e-4 * scale)), scale + "");
      assertTrue(solver.iterations() < 500, solver.iterations() + " iterations");
    }
  }

  @Test
  void partsOfRowsMayLieApart() {
    int n = 40;
    float[] wide = new float[(n + 5) * (n + 5)];
    float[] k = gram(new Random(3), n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        wide[(i < 18 ? i : i + 5) * (n + 5) + (j < 18 ? j : j + 5)] = k[i * n + j];
      }
    }
    GramRows together = new GramRows(FloatMatrix.of(k, n, n), 0, 18, 18, n - 18);
    GramRows apart = new GramRows(FloatMatrix.of(wide, n + 5, n + 5), 0, 18, 23, n - 18);
    for (boolean bySign : new boolean[] {false, true}) {
      SmoState expected = solved(together, n, bySign);
      assertArrayEquals(expected.alpha, solved(apart, n, bySign).alpha);
      assertTrue(Optimality.violation(expected) <= 1e-6);
    }
  }

  /** From alpha = 1/2; with a fresh gradient in the end. */
  private static SmoState solved(GramRows rows, int n, boolean bySign) {
    double[] linear = new double[n];
    double[] bounds = new double[n];
    double[] start = new double[n];
    Arrays.fill(bounds, 3);
    Arrays.fill(start, .5);
    for (int i = 0; i < n; i++) {
      linear[i] = .1 * (i % 7) - 1;
    }
    SmoState state = new SmoState(18, linear, bounds, bySign);
    GradientUpdate gradient = new GradientUpdate(rows, RowPartition.caller());
    state.startAt(start);
    state.refresh(gradient);
    SmoSolver solver = new SmoSolver(state, rows, i -> i);
    assertEquals(Status.CONVERGED, solver.solve(within(1e-7)));
    assertTrue(solver.iterations() > 30, solver.iterations() + " iterations");
    state.refresh(gradient);
    return state;
  }

  /** Of points on a line, by an RBF kernel. */
  private static float[] gram(Random random, int n) {
    double[] x = random.doubles(n, 0, 3).toArray();
    float[] k = new float[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        k[i * n + j] = (float) Math.exp(-9 * (x[i] - x[j]) * (x[i] - x[j]));
      }
    }
    return k;
  }
}
