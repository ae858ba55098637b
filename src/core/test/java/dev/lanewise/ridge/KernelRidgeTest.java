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
