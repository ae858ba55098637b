package dev.lanewise.oracle;

import java.util.Arrays;

/**
 * Eigenvalues by Jacobi's method, the plainest there is: each element off the diagonal in turn is
 * rotated to zero until all are nothing. Shares no idea with a reduction to tridiagonal form.
 */
public final class Jacobi {
  private static final int SWEEPS = 60;

  private Jacobi() {}

  /**
   * Eigenvalues of a dense symmetric matrix, rising.
   *
   * @throws IllegalStateException when the rotations do not end
   */
  public static double[] values(double[] matrix, int n) {
    double[] a = matrix.clone();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          double size = Math.abs(a[p * n + p]) + Math.abs(a[q * n + q]);
          if (!(Math.abs(a[p * n + q]) <= 0x1p-60 * size)) { // so NaN does not end either
            rotate(a, n, p, q);
            rotated = true;
          }
        }
      }
      if (!rotated) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> a[i * n + i]);
        Arrays.sort(values);
        return values;
      }
    }
    throw new IllegalStateException("Jacobi has not converged");
  }

  private static void rotate(double[] a, int n, int p, int q) {
    double angle = 0.5 * StrictMath.atan2(2 * a[p * n + q], a[p * n + p] - a[q * n + q]);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    for (int k = 0; k < n; k++) {
      double x = a[k * n + p];
      double y = a[k * n + q];
      a[k * n + p] = c * x + s * y;
      a[k * n + q] = c * y - s * x;
    }
    for (int k = 0; k < n; k++) {
      double x = a[p * n + k];
      double y = a[q * n + k];
      a[p * n + k] = c * x + s * y;
      a[q * n + k] = c * y - s * x;
    }
    a[p * n + q] = 0;
    a[q * n + p] = 0;
  }
}
