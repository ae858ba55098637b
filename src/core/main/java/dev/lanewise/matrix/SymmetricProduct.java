package dev.lanewise.matrix;

import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import java.util.Arrays;

/**
 * y = A x for the leading part of a symmetric matrix of which the lower triangle is stored. Each
 * row is brought from memory once, for a dot (its own element of y) and an update (the elements of
 * y above it):
 *
 * <pre>
 *   for each strip of 256 rows                   in parallel, each into a sum of its own
 *     for r:  s[0..r) += x[r] A[r][0..r),  s[r] += A[r][0..r] . x[0..r]
 *   y = sum of the strips, in order
 * </pre>
 *
 * <p>The strips depend on nothing but the order of the matrix, so neither do the bits.
 */
final class SymmetricProduct {
  private static final int STRIP = 256;

  private final double[] a;
  private final int ld;
  private final RowPartition partition;

  /** The sums, a row for each strip. */
  private final double[] sums;

  /** Room for products of up to {@code ld} rows, which begin {@code ld} apart from 0 on. */
  SymmetricProduct(double[] a, int ld, RowPartition partition) {
    this.a = a;
    this.ld = ld;
    this.partition = partition;
    this.sums = new double[Math.ceilDiv(ld, STRIP) * ld];
  }

  /** y = A x for the leading n rows and columns. */
  void multiply(int n, double[] x, int xo, double[] y, int yo) {
    int strips = Math.ceilDiv(n, STRIP);
    // The longest rows, which take longest, go first.
    partition.run(strips, (task, worker) -> strip(strips - 1 - task, n, x, xo));
    Arrays.fill(y, yo, yo + n, 0.0);
    for (int s = 0; s < strips; s++) {
      DoubleAxpy.axpy(1.0, sums, s * ld, y, yo, Math.min(n, (s + 1) * STRIP));
    }
  }

  private void strip(int strip, int n, double[] x, int xo) {
    int s = strip * ld;
    int end = Math.min(n, (strip + 1) * STRIP);
    Arrays.fill(sums, s, s + end, 0.0);
    for (int r = strip * STRIP; r < end; r++) {
      DoubleAxpy.axpy(x[xo + r], a, r * ld, sums, s, r);
      sums[s + r] += DoubleDot.dot(a, r * ld, x, xo, r + 1);
    }
  }
}
