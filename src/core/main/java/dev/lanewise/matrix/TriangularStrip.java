package dev.lanewise.matrix;

import dev.lanewise.simd.DoubleAxpy;

/**
 * Solves X L' = B for a strip of rows against one small triangle, in place. The strip is turned, so
 * that one update serves all its rows: with unknown j of every row side by side in {@code t[j]},
 *
 * <pre>
 *   for j:  t[j] = (t[j] - sum over k &lt; j of L[j][k] t[k]) / L[j][j]        by FMAs in order of k
 * </pre>
 *
 * Each row is solved for itself: the strip it is in does not show. Holds scratch of one thread.
 */
final class TriangularStrip {
  private final int most;
  private final double[] t;

  /** Room for {@code most} rows and as many columns. */
  TriangularStrip(int most) {
    this.most = most;
    this.t = new double[most * most];
  }

  /**
   * @param a holds both; rows are {@code ld} apart
   * @param x position of the first element of the strip
   * @param l position of the triangle, n x n
   */
  void solve(double[] a, int x, int ld, int rows, int l, int n) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < n; j++) {
        t[j * most + i] = a[x + i * ld + j];
      }
    }
    for (int j = 0; j < n; j++) {
      int row = l + j * ld;
      for (int k = 0; k < j; k++) {
        DoubleAxpy.axpy(-a[row + k], t, k * most, t, j * most, rows);
      }
      double pivot = a[row + j];
      for (int i = j * most; i < j * most + rows; i++) {
        t[i] /= pivot;
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < n; j++) {
        a[x + i * ld + j] = t[j * most + i];
      }
    }
  }
}
