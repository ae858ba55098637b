package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RidgeSystemTest {
  private static final RidgeOptions PLAIN = RidgeOptions.DEFAULT;
  private static final RowPartition CALLER = RowPartition.caller();

  private static DoubleMatrix rows(double[]... values) {
    return DoubleMatrix.copyOf(values);
  }

  private static DoubleMatrix column(double... values) {
    return DoubleMatrix.of(values, values.length, 1);
  }

  private static RidgeSystem system(DoubleMatrix k, double lambda, RidgeOptions options) {
    return RidgeSystem.of(k, lambda, options, CALLER);
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void twoExamplesOnPaper() {
    // B = [3 1; 1 3], B^-1 = [3 -1; -1 3] / 8
    DoubleMatrix k = rows(new double[] {2, Double.NaN}, new double[] {1, 2});
    RidgeSystem system = system(k, 1, PLAIN);
    RidgeSolution solution = system.solve(column(8, 16));
    assertArrayEquals(new double[] {1, 5}, solution.coefficients().array(), 1e-14);
    assertArrayEquals(new double[] {0}, solution.intercepts());
    assertEquals(2, system.size());
    assertEquals(1, system.lambda());
    assertEquals(0, system.jitter());
    assertEquals(Math.log(8), system.logDeterminant(), 1e-14);
    assertEquals(2, system.conditionEstimate(), 1e-14);
    // without the first: a = 16 / 3, predicts 16 / 3 for it
    LeaveOneOut left = system.leaveOneOut(column(8, 16));
    assertArrayEquals(new double[] {8 / 3.0, 40 / 3.0}, left.errors().array(), 1e-13);
    double squares = (64 + 1600) / 9.0;
    assertEquals(Math.sqrt(squares / 2), left.rmse()[0], 1e-13);
    assertEquals(1 - squares / 32, left.r2()[0], 1e-13);
    // mean square of a_i / (3 / 8)
    assertEquals(26 / 2.0 * 64 / 9, left.gcv()[0], 1e-12);
    assertEquals(left.rmse()[0], left.overall());
  }

  @Test
  void anInterceptOnPaper() {
    // K = 0: a = (y - b) / lambda, b the weighted mean
    DoubleMatrix k = DoubleMatrix.allocate(3, 3);
    RidgeOptions o = PLAIN.withIntercept(true).withWeights(1, 3, 0);
    RidgeSolution solution = system(k, 2, o).solve(column(4, 8, 100));
    assertArrayEquals(new double[] {7}, solution.intercepts(), 1e-14);
    assertArrayEquals(new double[] {-1.5, 1.5, 0}, solution.coefficients().array(), 1e-14);
  }

  @Test
  void oneExample() {
    DoubleMatrix k = column(3);
    assertEquals(2, system(k, 1, PLAIN).solve(column(8)).coefficients().get(0, 0));
    RidgeSolution constant = system(k, 1, PLAIN.withIntercept(true)).solve(column(8));
    assertEquals(8, constant.intercepts()[0], 1e-14);
    assertEquals(0, constant.coefficients().get(0, 0), 1e-14);
    assertEquals(
        "leaving one out takes 2 examples, there are 1",
        refused(() -> system(k, 1, PLAIN).leaveOneOut(column(8))));
  }

  @Test
  void threeExamplesLeaveOneOutWithAnIntercept() {
    DoubleMatrix k = DoubleMatrix.allocate(3, 3);
    RidgeOptions o = PLAIN.withIntercept(true);
    // means of the other two
    double[] errors = system(k, 1, o).leaveOneOut(column(0, 3, 9)).errors().array();
    assertArrayEquals(new double[] {-6, -1.5, 7.5}, errors, 1e-13);
    double[] path = RidgePath.of(k, column(0, 3, 9), o, CALLER).leaveOneOut(1).errors().array();
    assertArrayEquals(new double[] {-6, -1.5, 7.5}, path, 1e-13);
    String few = "leaving one out takes 2 examples, there are 1";
    RidgeOptions one = o.withWeights(1, 0, 0);
    assertEquals(few, refused(() -> system(k, 1, one).leaveOneOut(column(1, 2, 3))));
    assertEquals(few, refused(() -> RidgePath.of(k, column(1, 2, 3), one, CALLER).leaveOneOut(1)));
  }

  /** One example and an intercept: its target, whatever K. */
  @Test
  void twoExamplesLeaveOneOutWithAnIntercept() {
    DoubleMatrix x = rows(new double[] {1, 2, 0}, new double[] {0, 5, 5}, new double[] {4, 1, 1});
    DoubleMatrix k = DoubleKernelMatrices.gram(new RbfKernel(0.3), x);
    DoubleMatrix y = column(7, 100, 3);
    RidgeOptions o = PLAIN.withIntercept(true).withWeights(2, 0, 0.5);
    for (LeaveOneOut left :
        new LeaveOneOut[] {
          system(k, 0.1, o).leaveOneOut(y),
          RidgePath.of(k, y, o, CALLER).leaveOneOut(0.1),
          LinearRidge.leaveOneOut(0.1, x, y, o, CALLER)
        }) {
      assertEquals(4, left.errors().get(0, 0), 1e-12);
      assertEquals(-4, left.errors().get(2, 0), 1e-12);
    }
  }

  @Test
  void aPathKeepsItsTargets() {
    DoubleMatrix k = rows(new double[] {2, 0}, new double[] {1, 2});
    DoubleMatrix y = column(8, 16);
    RidgePath path = RidgePath.of(k, y, PLAIN, CALLER);
    double before = path.leaveOneOut(1).r2()[0];
    y.set(0, 0, -99);
    assertEquals(before, path.leaveOneOut(1).r2()[0]);
  }

  @Test
  void constantTargetsHaveNoR2() {
    DoubleMatrix k = rows(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1});
    LeaveOneOut left = system(k, 1, PLAIN.withIntercept(true)).leaveOneOut(column(5, 5, 5));
    assertTrue(Double.isNaN(left.r2()[0]));
    assertEquals(0, left.rmse()[0], 1e-14);
  }

  @Test
  void rowsOfWeightZeroAreMissedByTheModelOfTheOthers() {
    DoubleMatrix k = rows(new double[] {2, 0, 0}, new double[] {1, 7, 0}, new double[] {0, 5, 2});
    RidgeOptions o = PLAIN.withWeights(1, 0, 1);
    DoubleMatrix y = column(6, 10, 3);
    LeaveOneOut left = system(k, 1, o).leaveOneOut(y);
    // a = (2, 0, 1), the second is predicted as 1 * 2 + 5 * 1
    assertArrayEquals(new double[] {6, 3, 3}, left.errors().array(), 1e-13);
    assertEquals(Math.sqrt(22.5), left.rmse()[0], 1e-13);
    assertEquals(1 - 45 / 4.5, left.r2()[0], 1e-12);
    assertArrayEquals(
        new double[] {6, 3, 3},
        RidgePath.of(k, y, o, CALLER).leaveOneOut(1).errors().array(),
        1e-13);
    assertEquals(
        "leaving one out takes 2 examples, there are 1",
        refused(() -> system(k, 1, PLAIN.withWeights(1, 0, 0)).leaveOneOut(y)));
  }

  @Test
  void badInputIsNamed() {
    DoubleMatrix k = rows(new double[] {1, 0}, new double[] {0, 1});
    DoubleMatrix y = column(1, 2);
    for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message = "lambda is " + lambda + ", expected a finite number above 0";
      assertEquals(message, refused(() -> system(k, lambda, PLAIN)));
      RidgePath path = RidgePath.of(k, y, PLAIN, CALLER);
      assertEquals(message, refused(() -> path.solve(lambda)));
      assertEquals(message, refused(() -> path.leaveOneOut(lambda)));
      assertEquals(message, refused(() -> path.effectiveDegreesOfFreedom(lambda)));
    }
    String shape = "K is 2 x 3, expected a square matrix";
    assertEquals(shape, refused(() -> system(DoubleMatrix.allocate(2, 3), 1, PLAIN)));
    assertEquals(shape, refused(() -> RidgePath.of(DoubleMatrix.allocate(2, 3), y, PLAIN, CALLER)));
    String empty = "K is 0 x 0, expected a square matrix";
    assertEquals(empty, refused(() -> system(DoubleMatrix.allocate(0, 0), 1, PLAIN)));
    assertEquals(
        empty,
        refused(
            () ->
                RidgePath.of(
                    DoubleMatrix.allocate(0, 0), DoubleMatrix.allocate(0, 1), PLAIN, CALLER)));
    DoubleMatrix bad = rows(new double[] {1, 5}, new double[] {Double.NaN, 1});
    assertTrue(refused(() -> system(bad, 1, PLAIN)).endsWith("is NaN; ridge needs finite values"));
    assertEquals(
        "A[row 1, col 0] is NaN; eigenvalues need finite values",
        refused(() -> RidgePath.of(bad, y, PLAIN, CALLER)));
    RidgeOptions three = PLAIN.withWeights(1, 2, 3);
    assertEquals("2 rows, 3 weights", refused(() -> system(k, 1, three)));
    assertEquals("2 rows, 3 weights", refused(() -> RidgePath.of(k, y, three, CALLER)));
    String targets = "K has 2 rows, Y has 3";
    RidgeSystem system = system(k, 1, PLAIN);
    assertEquals(targets, refused(() -> system.solve(column(1, 2, 3))));
    assertEquals(targets, refused(() -> system.leaveOneOut(column(1, 2, 3))));
    assertEquals(targets, refused(() -> RidgePath.of(k, column(1, 2, 3), PLAIN, CALLER)));
    String nan = "Y[row 1, col 0] is NaN; ridge needs finite values";
    assertEquals(nan, refused(() -> system.solve(column(1, Double.NaN))));
    assertEquals(nan, refused(() -> RidgePath.of(k, column(1, Double.NaN), PLAIN, CALLER)));
    assertEquals(
        "K has 3 columns, the model 2 examples",
        refused(() -> system.solve(y).predict(DoubleMatrix.allocate(1, 3))));
  }

  private static DoubleMatrix indefinite() {
    return rows(new double[] {1, 2}, new double[] {2, 1});
  }

  @Test
  void whatIsIndefiniteIsRefusedUnlessJitterIsAskedFor() {
    NotPositiveDefiniteException refused =
        assertThrows(NotPositiveDefiniteException.class, () -> system(indefinite(), 0.5, PLAIN));
    assertEquals(1, refused.index());
    // eigenvalue -1: no jitter within a share of the diagonal helps
    NotPositiveDefiniteException despite =
        assertThrows(
            NotPositiveDefiniteException.class,
            () -> system(indefinite(), 0.5, PLAIN.withJitter(true)));
    assertEquals(refused.pivot(), despite.pivot());
    assertTrue(despite.getSuppressed().length > 5);
    assertEquals(0, refused.getSuppressed().length);
    RidgePath path = RidgePath.of(indefinite(), column(1, 2), PLAIN, CALLER);
    assertEquals(
        0, assertThrows(NotPositiveDefiniteException.class, () -> path.solve(0.5)).index());
    assertThrows(NotPositiveDefiniteException.class, () -> path.effectiveDegreesOfFreedom(0.5));
    path.solve(1.5);
  }

  @Test
  void aLittleJitterIsFoundAndReported() {
    // eigenvalues 8 + 4e-6 and -4e-6
    DoubleMatrix k = rows(new double[] {4, 0}, new double[] {4 + 4e-6, 4});
    assertThrows(NotPositiveDefiniteException.class, () -> system(k, 1e-9, PLAIN));
    for (double w : new double[] {1, 4}) {
      for (boolean refined : new boolean[] {false, true}) {
        RidgeOptions o = PLAIN.withJitter(true).withRefinement(refined);
        RidgeSystem system = system(k, 1e-9, w == 1 ? o : o.withWeights(w, w));
        double jitter = system.jitter();
        assertTrue(jitter > w * 3.9e-6 && jitter < w * 4.8e-5, "jitter " + jitter);
        // the solution is that of the matrix with the jitter
        double[] a = system.solve(column(1, 3)).coefficients().array();
        double d = 4 * w + 1e-9 + jitter;
        double off = w * (4 + 4e-6);
        double determinant = (d - off) * (d + off);
        assertEquals(w * (d - 3 * off) / determinant, a[0], 1e-6 * Math.abs(a[0]));
        assertEquals(w * (3 * d - off) / determinant, a[1], 1e-6 * Math.abs(a[1]));
      }
    }
  }

  private static DoubleMatrix normal(int n, int cols) {
    Random random = new Random(n);
    DoubleMatrix x = DoubleMatrix.allocate(n, cols);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < cols; j++) {
        x.set(i, j, random.nextGaussian());
      }
    }
    return x;
  }

  /** The last rows repeat the first: the factor fails late, when most of it is written already. */
  @Test
  void duplicatesTakeJitterOnlyBelowRounding() {
    int n = 310;
    DoubleMatrix x = DoubleMatrix.allocate(n, 1);
    for (int i = 0; i < n; i++) {
      x.set(i, 0, i % 290);
    }
    DoubleMatrix y = normal(n, 1);
    RbfKernel kernel = new RbfKernel(0.7);
    assertEquals(0, KernelRidge.fit(kernel, 1e-6, x, y).jitter());
    KernelRidge tiny = KernelRidge.fit(kernel, 1e-30, x, y);
    assertTrue(tiny.jitter() > 0 && tiny.jitter() < 1e-9, "jitter " + tiny.jitter());
    // the training identity, up to the cancellation in K a: coefficients are as large as 1 / jitter
    double[] a = tiny.dualCoefficients().array();
    double[] fitted = tiny.predict(x).array();
    double largest = 0;
    for (double v : a) {
      largest = Math.max(largest, Math.abs(v));
    }
    for (int i = 0; i < n; i++) {
      double expected = y.get(i, 0) - tiny.jitter() * a[i];
      assertEquals(expected, fitted[i], 100 * 0x1p-53 * largest, "row " + i);
    }
    SigmoidKernel sigmoid = new SigmoidKernel(1, -1);
    assertThrows(NotPositiveDefiniteException.class, () -> KernelRidge.fit(sigmoid, 1e-6, x, y));
  }

  @Test
  void targetsTogetherAreTargetsAlone() {
    DoubleMatrix x = normal(60, 3);
    DoubleMatrix y = normal(60, 2);
    double[] weights = new Random(1).doubles(60, 0, 2).toArray();
    weights[7] = 0;
    RidgeOptions o = PLAIN.withIntercept(true).withRefinement(true).withWeights(weights);
    DoubleMatrix k = DoubleKernelMatrices.gram(new RbfKernel(0.5), x);
    double[] kBefore = k.array().clone();
    RidgeSystem system = system(k, 1e-3, o);
    RidgeSolution both = system.solve(y);
    RidgePath path = RidgePath.of(k, y, o, CALLER);
    for (int t = 0; t < 2; t++) {
      RidgeSolution alone = system.solve(Columns.columnOf(Columns.column(y, t)));
      assertEquals(both.intercepts()[t], alone.intercepts()[0]);
      assertArrayEquals(Columns.column(both.coefficients(), t), alone.coefficients().array());
      RidgeSolution onPath =
          RidgePath.of(k, Columns.columnOf(Columns.column(y, t)), o, CALLER).solve(1e-3);
      assertArrayEquals(
          Columns.column(path.solve(1e-3).coefficients(), t), onPath.coefficients().array());
    }
    assertArrayEquals(kBefore, k.array());
    assertEquals(0, both.coefficients().get(7, 0));
  }

  @Test
  void aPathKeepsItsEigenvalues() {
    RidgePath path =
        RidgePath.of(rows(new double[] {2, 0}, new double[] {1, 2}), column(1, 1), PLAIN, CALLER);
    path.eigenvalues()[0] = 99;
    assertArrayEquals(new double[] {1, 3}, path.eigenvalues(), 1e-14);
    assertEquals(0.5 + 0.75, path.effectiveDegreesOfFreedom(1), 1e-14);
  }
}
