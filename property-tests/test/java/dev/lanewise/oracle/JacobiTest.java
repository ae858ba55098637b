package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Matrices with known eigenvalues. */
class JacobiTest {
  @Test
  void findsKnownEigenvalues() {
    assertArrayEquals(new double[0], Jacobi.values(new double[0], 0));
    assertArrayEquals(new double[] {-2, 3}, Jacobi.values(new double[] {3, 0, 0, -2}, 2));
    assertArrayEquals(new double[] {1, 3}, Jacobi.values(new double[] {2, 1, 1, 2}, 2), 1e-15);
    // 2 on the diagonal, -1 beside it: 2 - 2 cos(k pi / (n + 1))
    int n = 12;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i > 0) {
        a[i * n + i - 1] = -1;
        a[(i - 1) * n + i] = -1;
      }
    }
    double[] values = Jacobi.values(a, n);
    for (int k = 1; k <= n; k++) {
      assertEquals(2 - 2 * Math.cos(k * Math.PI / (n + 1)), values[k - 1], 1e-14);
    }
  }

  @Test
  void saysSoWhenItDoesNotEnd() {
    double[] endless = {0, Double.NaN, 1, 0};
    assertThrows(IllegalStateException.class, () -> Jacobi.values(endless, 2));
  }
}
