package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelRidgeTest {
  @Test
  void oneExampleOnPaper() {
    // K = 4, lambda = 1: a = 10 / 5 = 2, prediction at x* = 3 is 3 * 2 * 2
    KernelRidge m =
        KernelRidge.fit(
            new LinearKernel(),
            1,
            DoubleMatrix.copyOf(new double[][] {{2}}),
            DoubleMatrix.copyOf(new double[][] {{10}}));
    assertEquals(2, m.dualCoefficients().get(0, 0));
    assertEquals(12, m.predict(DoubleMatrix.copyOf(new double[][] {{3}})).get(0, 0));
  }

  @Test
  void targetsTogetherAreTargetsAlone() {
    Random random = new Random(1);
    DoubleMatrix x = DoubleMatrix.allocate(150, 3);
    DoubleMatrix y = DoubleMatrix.allocate(150, 2);
    for (int i = 0; i < 150; i++) {
      for (int c = 0; c < 3; c++) {
        x.set(i, c, random.nextGaussian());
      }
      y.set(i, 0, Math.sin(x.get(i, 0)));
      y.set(i, 1, x.get(i, 1) * x.get(i, 2));
    }
    KernelRidge both = KernelRidge.fit(new RbfKernel(.5), 1e-3, x, y);
    DoubleMatrix second = DoubleMatrix.allocate(150, 1);
    for (int i = 0; i < 150; i++) {
      second.set(i, 0, y.get(i, 1));
    }
    KernelRidge alone = KernelRidge.fit(new RbfKernel(.5), 1e-3, x, second);
    DoubleMatrix p = both.predict(x);
    DoubleMatrix q = alone.predict(x);
    double error = 0;
    for (int i = 0; i < 150; i++) {
      assertEquals(q.get(i, 0), p.get(i, 1));
      error = Math.max(error, Math.abs(p.get(i, 0) - y.get(i, 0)));
    }
    assertTrue(error < .05, "training error " + error);
  }

  /** Features in double need the form for doubles; values then are the user's, to the bit. */
  private static final class NaiveRbf implements PairKernel {
    @Override
    public double value(float[] x, int i, float[] y, int j, int columns) {
      throw new AssertionError("floats");
    }

    @Override
    public double value(double[] x, int i, double[] y, int j, int columns) {
      double d = 0;
      for (int c = 0; c < columns; c++) {
        d += (x[i + c] - y[j + c]) * (x[i + c] - y[j + c]);
      }
      return Math.exp(-d);
    }
  }

  @Test
  void kernelsOfTheUserAndPrecomputedOnes() {
    Random random = new Random(2);
    DoubleMatrix x = DoubleMatrix.allocate(120, 2);
    DoubleMatrix y = DoubleMatrix.allocate(120, 1);
    DoubleMatrix rows = DoubleMatrix.allocate(130, 2);
    for (int i = 0; i < 120; i++) {
      x.set(i, 0, random.nextGaussian());
      x.set(i, 1, random.nextGaussian());
      y.set(i, 0, Math.sin(x.get(i, 0)));
    }
    for (int i = 0; i < 260; i++) {
      rows.array()[i] = random.nextGaussian();
    }
    RbfKernel rbf = new RbfKernel(1);
    KernelRidge reference = KernelRidge.fit(rbf, 0.1, x, y);
    KernelRidge own = KernelRidge.fit(new NaiveRbf(), 0.1, x, y);
    KernelRidge precomputed =
        KernelRidge.fit(
            new PrecomputedKernel(),
            0.1,
            PrecomputedKernel.rows(DoubleKernelMatrices.gram(rbf, x)),
            y);
    DoubleMatrix expected = reference.predict(rows);
    DoubleMatrix ofOwn = own.predict(rows);
    DoubleMatrix ofPrecomputed =
        precomputed.predict(PrecomputedKernel.rows(DoubleKernelMatrices.crossGram(rbf, rows, x)));
    assertArrayEquals(reference.dualCoefficients().array(), precomputed.dualCoefficients().array());
    assertArrayEquals(expected.array(), ofPrecomputed.array());
    for (int i = 0; i < 130; i++) {
      assertEquals(expected.get(i, 0), ofOwn.get(i, 0), 1e-9);
    }
  }

  @Test
  void kernelsOfTheUserThatDoNotHoldAreRefused() {
    DoubleMatrix x = DoubleMatrix.allocate(200, 1);
    for (int i = 0; i < 200; i++) {
      x.set(i, 0, i);
    }
    PairKernel floats = (a, i, b, j, columns) -> 1;
    assertThrows(UnsupportedOperationException.class, () -> KernelRidge.fit(floats, 1, x, x));
    PairKernel nan =
        new PairKernel() {
          @Override
          public double value(float[] a, int i, float[] b, int j, int columns) {
            throw new AssertionError("floats");
          }

          @Override
          public double value(double[] a, int i, double[] b, int j, int columns) {
            return a[i] == b[j] ? 1 : a[i] * b[j] == 7 * 150 ? Double.NaN : 0;
          }
        };
    Runnable fit = () -> KernelRidge.fit(nan, 1, x, x);
    assertEquals(
        "K[row 6, col 175] is NaN; ridge needs finite values",
        assertThrows(IllegalArgumentException.class, fit::run).getMessage());
  }

  @Test
  void anInterceptAndWeightsOnPaper() {
    // K = [0 0; 0 4]: a = (-s, s), 4 s + 2 lambda s = 10 - 4
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{0}, {2}});
    DoubleMatrix y = DoubleMatrix.copyOf(new double[][] {{4}, {10}});
    RidgeOptions o = RidgeOptions.DEFAULT.withIntercept(true);
    KernelRidge m = KernelRidge.fit(new LinearKernel(), 1, x, y, o, RowPartition.caller());
    assertEquals(5, m.intercepts()[0], 1e-14);
    assertArrayEquals(new double[] {-1, 1}, m.dualCoefficients().array(), 1e-14);
    m.intercepts()[0] = 99;
    m.dualCoefficients().set(0, 0, 99);
    assertArrayEquals(new double[] {5, 9}, m.predict(x).array(), 1e-14);
    assertEquals(1, m.features());
    assertEquals(1, m.targets());
    assertEquals(1, m.lambda());
    assertEquals(new LinearKernel(), m.kernel());
    assertEquals(0, m.jitter());
    // the first row twice: 4 s + s + s / 2 = 10 - 4
    o = o.withWeights(2, 1);
    m = KernelRidge.fit(new LinearKernel(), 1, x, y, o, RowPartition.caller());
    double s = 6 / 5.5;
    assertArrayEquals(new double[] {-s, s}, m.dualCoefficients().array(), 1e-14);
    assertEquals(4 + s / 2, m.intercepts()[0], 1e-14);
  }

  @Test
  void aModelOfItsPartsIsTheModel() {
    Random random = new Random(5);
    DoubleMatrix x = DoubleMatrix.allocate(40, 2);
    DoubleMatrix y = DoubleMatrix.allocate(40, 2);
    for (int i = 0; i < 80; i++) {
      x.array()[i] = random.nextGaussian();
      y.array()[i] = random.nextGaussian();
    }
    RbfKernel kernel = new RbfKernel(.4);
    RidgeOptions o = RidgeOptions.DEFAULT.withIntercept(true);
    KernelRidge fitted = KernelRidge.fit(kernel, .2, x, y, o, RowPartition.caller());
    RidgeSolution parts = new RidgeSolution(fitted.dualCoefficients(), fitted.intercepts());
    DoubleMatrix own = DoubleMatrix.copyOf(x);
    KernelRidge again = KernelRidge.of(kernel, .2, own, parts);
    double[] expected = fitted.predict(x).array();
    own.set(0, 0, 1e9);
    parts.coefficients().set(0, 0, 1e9);
    parts.intercepts()[0] = 1e9;
    assertArrayEquals(expected, again.predict(x).array());
    assertEquals(.2, again.lambda());
    assertEquals(kernel, again.kernel());
  }

  private static String refusedParts(double lambda, DoubleMatrix a, double... intercepts) {
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{1}, {2}});
    RidgeSolution solution = new RidgeSolution(a, intercepts);
    return assertThrows(
            IllegalArgumentException.class,
            () -> KernelRidge.of(new LinearKernel(), lambda, x, solution))
        .getMessage();
  }

  @Test
  void partsThatDoNotFitAreNamed() {
    DoubleMatrix a = DoubleMatrix.allocate(2, 1);
    assertEquals("1 targets, 0 intercepts", refusedParts(1, a));
    assertEquals("1 targets, 2 intercepts", refusedParts(1, a, 0, 0));
    assertEquals("X has 2 rows, A has 3", refusedParts(1, DoubleMatrix.allocate(3, 1), 0));
    assertEquals(
        "b[row 0, col 0] is NaN; ridge needs finite values", refusedParts(1, a, Double.NaN));
    assertEquals("lambda is 0.0, expected a finite number above 0", refusedParts(0, a, 0));
    a.set(1, 0, Double.NaN);
    assertEquals("A[row 1, col 0] is NaN; ridge needs finite values", refusedParts(1, a, 0));
  }

  @Test
  void badInputIsNamed() {
    DoubleMatrix one = DoubleMatrix.copyOf(new double[][] {{1}});
    for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> KernelRidge.fit(new LinearKernel(), lambda, one, one));
    }
    DoubleMatrix nan = DoubleMatrix.copyOf(new double[][] {{Double.NaN}});
    assertEquals(
        "Y[row 0, col 0] is NaN; ridge needs finite values",
        assertThrows(
                IllegalArgumentException.class,
                () -> KernelRidge.fit(new LinearKernel(), 1, one, nan))
            .getMessage());
    DoubleMatrix two = DoubleMatrix.allocate(2, 1);
    LinearKernel kernel = new LinearKernel();
    assertEquals("X has 2 rows, Y has 1", refused(() -> KernelRidge.fit(kernel, 1, two, one)));
    assertEquals(
        "X is 1 x 0, Y is 1 x 1: nothing to learn",
        refused(() -> KernelRidge.fit(kernel, 1, DoubleMatrix.allocate(1, 0), one)));
    assertEquals(
        "X is 1 x 1, Y is 1 x 0: nothing to learn",
        refused(() -> KernelRidge.fit(kernel, 1, one, DoubleMatrix.allocate(1, 0))));
    assertEquals(
        "X[row 0, col 0] is NaN; ridge needs finite values",
        refused(() -> KernelRidge.fit(kernel, 1, nan, one)));
    RidgeOptions weights = RidgeOptions.DEFAULT.withWeights(1, 2);
    assertEquals(
        "1 rows, 2 weights",
        refused(() -> KernelRidge.fit(kernel, 1, one, one, weights, RowPartition.caller())));
    KernelRidge model = KernelRidge.fit(kernel, 1, one, one);
    assertEquals(
        "model expects 1 features, got 2",
        refused(() -> model.predict(DoubleMatrix.allocate(1, 2))));
    assertEquals(
        "X[row 0, col 0] is NaN; ridge needs finite values", refused(() -> model.predict(nan)));
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void aFailingPivotIsReportedByIndexAndTheInputKept() {
    DoubleMatrix a = DoubleMatrix.copyOf(new double[][] {{4, 99, 99}, {2, 5, 99}, {2, 5, 5}});
    NotPositiveDefiniteException e =
        assertThrows(NotPositiveDefiniteException.class, () -> DoubleCholesky.factor(a));
    assertEquals(2, e.index());
    assertEquals(0, e.pivot());
    assertEquals(99, a.get(0, 1));
    assertEquals(5, a.get(2, 1));
  }
}
