package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
  private static final RowPartition CALLER = RowPartition.caller();

  private static DoubleMatrix square(double... values) {
    int n = (int) Math.round(Math.sqrt(values.length));
    return DoubleMatrix.of(values, n, n);
  }

  @Test
  void twoByTwo() {
    SymmetricEigen eigen = SymmetricEigen.of(square(2, Double.NaN, 1, 2));
    assertArrayEquals(new double[] {1, 3}, eigen.values(), 1e-15);
    double half = Math.sqrt(0.5);
    DoubleMatrix v = eigen.vectors();
    assertEquals(half, Math.abs(v.get(0, 0)), 1e-15);
    assertEquals(-v.get(0, 0), v.get(0, 1), 1e-15);
    assertEquals(v.get(1, 0), v.get(1, 1), 1e-15);
  }

  @Test
  void noneAndOne() {
    SymmetricEigen none = SymmetricEigen.of(DoubleMatrix.allocate(0, 0));
    assertEquals(0, none.size());
    assertEquals(0, none.values().length);
    assertEquals(0, none.vectors().rows());
    assertEquals(0, none.multiply(DoubleMatrix.allocate(0, 3)).rows());
    assertEquals(0, SymmetricEigen.valuesOnly(DoubleMatrix.allocate(0, 0), CALLER).length);
    SymmetricEigen one = SymmetricEigen.of(square(-7));
    assertArrayEquals(new double[] {-7}, one.values());
    assertEquals(1, one.vectors().get(0, 0));
  }

  @Test
  void diagonalMatricesAreExact() {
    for (int n : new int[] {2, 3, 32, 33, 70, 130}) {
      double[] d = new SplittableRandom(n).doubles(n, -1, 1).toArray();
      d[n / 2] = 0;
      d[n - 1] = d[0];
      DoubleMatrix a = DoubleMatrix.allocate(n, n);
      for (int i = 0; i < n; i++) {
        a.set(i, i, d[i]);
      }
      SymmetricEigen eigen = SymmetricEigen.of(a);
      DoubleMatrix v = eigen.vectors();
      for (int j = 0; j < n; j++) {
        int ones = 0;
        for (int i = 0; i < n; i++) {
          if (v.get(j, i) != 0) {
            ones++;
            assertEquals(1, v.get(j, i));
            assertEquals(d[i], eigen.values()[j]);
          }
        }
        assertEquals(1, ones);
      }
      Arrays.sort(d);
      assertArrayEquals(d, eigen.values());
      assertArrayEquals(d, SymmetricEigen.valuesOnly(a, CALLER));
    }
  }

  @Test
  void zerosHaveUnitVectors() {
    SymmetricEigen eigen = SymmetricEigen.of(DoubleMatrix.allocate(70, 70));
    assertArrayEquals(new double[70], eigen.values());
    for (int j = 0; j < 70; j++) {
      assertEquals(1, eigen.vectors().get(j, j));
    }
  }

  /** Ones: n, and n - 1 zeros; at any scale. */
  @Test
  void scalesFromTheSmallestToTheLargest() {
    for (double scale : new double[] {Double.MIN_VALUE, 1e-310, 1e-160, 1, 1e160, 1e306}) {
      int n = 40;
      double[] a = new double[n * n];
      Arrays.fill(a, scale);
      SymmetricEigen eigen = SymmetricEigen.of(square(a));
      double[] w = eigen.values();
      assertEquals(n * scale, w[n - 1], 1e-14 * n * scale);
      for (int j = 0; j < n - 1; j++) {
        assertEquals(0, w[j], 1e-14 * n * scale);
      }
      for (double v : eigen.vectors().array()) {
        assertTrue(Math.abs(v) <= 1 + 1e-14);
      }
    }
  }

  @Test
  void elementsFarApart() {
    double[] a = {1e300, 1e-300, 1e100, 1e-300, 1e-300, 1e-308, 1e100, 1e-308, -1e290};
    SymmetricEigen eigen = SymmetricEigen.of(square(a));
    assertEquals(-1e290, eigen.values()[0], 1e285);
    assertEquals(0, eigen.values()[1], 1e284);
    assertEquals(1e300, eigen.values()[2], 1e285);
  }

  /** More rows than one strip of eigenvectors, strips of the product and several panels. */
  @Test
  void sixHundredRows() {
    int n = 600;
    double[] values = new SplittableRandom(6).doubles(n * n, -1, 1).toArray();
    DoubleMatrix a = DoubleMatrix.of(values, n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a.set(j, i, a.get(i, j));
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(a);
    double[] w = eigen.values();
    DoubleMatrix v = eigen.vectors();
    DoubleMatrix av = DoubleGemm.multiply(v, a);
    DoubleMatrix vv = DoubleMatrix.allocate(n, n);
    DoubleGemm.gemm(GemmForm.NT, 1, v, DoubleMatrix.copyOf(v), 0, vv, CALLER);
    double worst = 0;
    double skew = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        worst = Math.max(worst, Math.abs(av.get(i, j) - w[i] * v.get(i, j)));
        skew = Math.max(skew, Math.abs(vv.get(i, j) - (i == j ? 1 : 0)));
      }
    }
    assertTrue(worst < 1e-12, "residual " + worst);
    assertTrue(skew < 1e-13, "Q'Q - I " + skew);
    assertArrayEquals(w, SymmetricEigen.valuesOnly(a, CALLER), 1e-12);
  }

  @Test
  void resultsAreCopies() {
    SymmetricEigen eigen = SymmetricEigen.of(square(1, 0, 0, 2));
    eigen.values()[0] = 5;
    eigen.vectors().set(0, 0, 5);
    assertEquals(1, eigen.values()[0]);
    assertEquals(1, eigen.vectors().get(0, 0));
  }

  @Test
  void whatCannotBeDecomposedIsRefused() {
    assertRefused("the matrix is 2 x 3", DoubleMatrix.allocate(2, 3));
    double nan = Double.NaN;
    assertRefused("A[row 1, col 0] is NaN; eigenvalues need finite values", square(1, nan, nan, 1));
    assertRefused(
        "A[row 1, col 1] is -Infinity; eigenvalues need finite values",
        square(1, nan, 0, Double.NEGATIVE_INFINITY));
    double most = Double.MAX_VALUE;
    ArithmeticException above =
        assertThrows(
            ArithmeticException.class, () -> SymmetricEigen.of(square(most, most, most, most)));
    assertEquals("eigenvalue 1 is above the largest double; scale the matrix", above.getMessage());
    SymmetricEigen two = SymmetricEigen.of(square(1, 0, 0, 1));
    IllegalArgumentException short1 =
        assertThrows(
            IllegalArgumentException.class, () -> two.multiply(DoubleMatrix.allocate(3, 1)));
    assertEquals("the matrix has 2 rows, z has 3", short1.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> two.multiplyTransposed(DoubleMatrix.allocate(1, 1)));
  }

  private static void assertRefused(String message, DoubleMatrix a) {
    for (Runnable call :
        new Runnable[] {
          () -> SymmetricEigen.of(a, CALLER), () -> SymmetricEigen.valuesOnly(a, CALLER)
        }) {
      assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
  }

  @Test
  void moreThanAnArrayHoldsIsRefused() {
    CapacityException e =
        assertThrows(CapacityException.class, () -> SymmetricEigen.requireMemory(50_000, 3));
    assertTrue(e.getMessage().contains("50000 x 50000"), e.getMessage());
  }

  @Test
  void anIterationWithoutEndNamesTheEigenvalue() {
    double[] d = {1, Double.NaN, 3};
    NoConvergenceException e =
        assertThrows(
            NoConvergenceException.class,
            () -> new ImplicitQr(d, new double[] {1, 1, 0}, null, 0).solve(0, 3));
    assertEquals(2, e.index());
    assertEquals("eigenvalue 2 has not converged after 180 steps", e.getMessage());
  }

  /** Towards the smaller end, wherever that is: the other way takes twice as many. */
  @Test
  void gradedMatricesTakeFewStepsEitherWayRound() {
    int n = 30;
    long[] steps = new long[2];
    for (int way = 0; way < 2; way++) {
      double[] d = new double[n];
      double[] e = new double[n];
      for (int i = 0; i < n; i++) {
        int at = way == 0 ? i : n - 1 - i;
        d[at] = Math.scalb(1.0, -3 * i);
        if (i < n - 1) {
          e[way == 0 ? i : n - 2 - i] = Math.scalb(1.0, -3 * i - 1);
        }
      }
      steps[way] = new ImplicitQr(d, e, null, 0).solve(0, n);
    }
    assertEquals(steps[0], steps[1]);
    assertTrue(steps[0] <= 3 * n / 2, steps[0] + " steps");
  }
}
