package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tiny duals with known answers, and a search that must not find anything better. */
class ExactQpTest {

  @Test
  void twoPointsFromTheLibsvmFaq() {
    double k = Math.exp(-4);
    double[][] kernel = {{1, k}, {k, 1}};
    double[] y = {1, -1};
    ExactQp.Optimum optimum = ExactQp.solve(kernel, y, new double[] {1, 1});
    assertEquals(-(1 + k), optimum.objective(), 1e-15);
    assertArrayEquals(new double[] {1, 1}, optimum.alpha());
    // With a wide box the optimum is inside: a = 1 / (1 - k).
    ExactQp.Optimum free = ExactQp.solve(kernel, y, new double[] {10, 10});
    assertEquals(1 / (1 - k), free.alpha()[0], 1e-15);
    assertEquals(-1 / (1 - k), free.objective(), 1e-15);
  }

  @Test
  void identicalPointsMakeTheEquationsSingular() {
    double[][] kernel = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
    ExactQp.Optimum optimum =
        ExactQp.solve(kernel, new double[] {1, 1, -1}, new double[] {2, 2, 3});
    assertEquals(-6, optimum.objective(), 1e-12); // all of it: a = (1 or 2, ..), sum 6
  }

  @Test
  void oneClassLeavesOnlyZero() {
    double[][] kernel = {{2, 1}, {1, 2}};
    ExactQp.Optimum optimum = ExactQp.solve(kernel, new double[] {1, 1}, new double[] {5, 5});
    assertEquals(0, optimum.objective());
  }

  @Test
  void noFeasiblePointIsBetter() {
    SplittableRandom r = new SplittableRandom(7);
    for (int t = 0; t < 30; t++) {
      int n = 2 + t % 4;
      double[][] points = new double[n][];
      double[] y = new double[n];
      double[] c = new double[n];
      for (int i = 0; i < n; i++) {
        points[i] = r.doubles(2, -1, 1).toArray();
        y[i] = i % 2 == 0 ? 1 : -1;
        c[i] = 0.5 + 3 * r.nextDouble();
      }
      double[][] kernel = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          kernel[i][j] = DoubleDouble.dot(points[i], 0, points[j], 0, 2).toDouble();
        }
      }
      double best = ExactQp.solve(kernel, y, c).objective();
      double found = Double.POSITIVE_INFINITY;
      for (int s = 0; s < 4000; s++) {
        found = Math.min(found, randomFeasibleObjective(kernel, y, c, r));
      }
      assertTrue(found >= best - 1e-12, "a feasible point reaches " + found + " below " + best);
      assertTrue(found <= 0.2 * best + 1e-9, "the optimum " + best + " is far below " + found);
    }
  }

  /** Scales both sides of a random point until they balance. */
  private static double randomFeasibleObjective(
      double[][] kernel, double[] y, double[] c, SplittableRandom r) {
    int n = y.length;
    double[] a = new double[n];
    double plus = 0;
    double minus = 0;
    for (int i = 0; i < n; i++) {
      a[i] = c[i] * r.nextDouble();
      plus += y[i] > 0 ? a[i] : 0;
      minus += y[i] < 0 ? a[i] : 0;
    }
    double target = Math.min(plus, minus);
    double value = 0;
    for (int i = 0; i < n; i++) {
      a[i] *= target / (y[i] > 0 ? plus : minus);
      value -= a[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        value += 0.5 * a[i] * a[j] * y[i] * y[j] * kernel[i][j];
      }
    }
    return value;
  }

  @Test
  void refusesWhatItCannotEnumerate() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ExactQp.solve(new double[7][7], new double[7], new double[7]));
  }
}
