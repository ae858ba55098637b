package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;

/**
 * Cholesky factor of B = W^1/2 K W^1/2 + (lambda + jitter) I with the smallest jitter that works:
 * 0, or of the size of what rounding may take from an eigenvalue, n u max B_ii, times a power of
 * ten.
 */
record JitteredFactor(DoubleCholesky factor, double jitter) {
  private static final double UNIT = 0x1p-53;

  /** Past this share of the largest diagonal element it is not rounding any more. */
  private static final double MOST = 1e-4;

  /**
   * @throws NotPositiveDefiniteException that of the first attempt, when no jitter is allowed or
   *     none works
   */
  static JitteredFactor of(
      GramTriangle gram, double[] roots, double lambda, boolean allowed, RowPartition partition) {
    try {
      return new JitteredFactor(gram.factor(roots, lambda, partition), 0);
    } catch (NotPositiveDefiniteException first) {
      double largest = gram.largestDiagonal(roots);
      double step = 8 * gram.size() * UNIT * (largest + lambda);
      double most = Math.min(Math.max(MOST * largest, step), Double.MAX_VALUE);
      for (double j = step; allowed && j <= most; j *= 10) {
        try {
          return new JitteredFactor(gram.factor(roots, lambda + j, partition), j);
        } catch (NotPositiveDefiniteException again) {
          first.addSuppressed(again);
        }
      }
      throw first;
    }
  }
}
