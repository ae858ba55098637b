package dev.lanewise.approximation;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleDot;

/**
 * Ridge leverage scores: l_i = (K (K + lambda I)^-1)_ii, between 0 and 1, say how much row i counts
 * for kernel ridge regression; their sum is the effective dimension. Rows drawn in proportion to
 * them make better landmarks than uniform ones where the data are uneven.
 *
 * <p>Approximated with s pilot rows J of the n, drawn uniformly:
 *
 * <pre>
 *   l_i ~ (K_ii - K_iJ (K_JJ + lambda s/n I)^-1 K_Ji) / lambda
 * </pre>
 *
 * <p>Exact when all rows are pilots; a row far from all pilots has K_ii / lambda. (Rudi,
 * Calandriello, Carratino, Rosasco, On Fast Leverage Score Sampling and Optimal Learning, 2018.)
 */
public final class RidgeLeverage {
  /** Rows at a time. */
  private static final int CHUNK = 1024;

  private RidgeLeverage() {}

  /**
   * The score of every row, at least 0 and at most 1.
   *
   * @param k K of all rows against the pilots
   * @param pilots the pilots of k, in double, s x d
   * @param lambda above 0
   * @throws IllegalArgumentException when lambda is not a finite number above 0, there are no rows,
   *     the pilots are not those of k, or a kernel value is not finite
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when the kernel is not positive
   *     semidefinite on the pilots
   * @throws dev.lanewise.matrix.CapacityException when three s x s matrices do not fit
   */
  public static double[] scores(
      Kernel kernel, KernelProduct k, DoubleMatrix pilots, double lambda, RowPartition partition) {
    Parameters.requirePositive("lambda", lambda);
    int n = Math.toIntExact(k.rows());
    int s = Math.toIntExact(pilots.rows());
    if (n == 0 || s != k.landmarks()) {
      throw new IllegalArgumentException(
          "K is " + n + " x " + k.landmarks() + ", there are " + s + " pilots");
    }
    DoubleMatrix gram = DoubleKernelMatrices.gram(kernel, pilots, partition);
    for (int i = 0; i < s; i++) {
      gram.set(i, i, gram.get(i, i) + lambda * ((double) s / n));
    }
    DoubleMatrix root = JitteredCholesky.of(gram, partition).inverse(partition);
    double[] scores = new double[n];
    for (int from = 0; from < n; from += CHUNK) {
      int count = Math.min(CHUNK, n - from);
      DoubleMatrix part = DoubleMatrix.allocate(count, s);
      k.values(from, part, partition);
      DoubleMatrix z = DoubleMatrix.allocate(count, s);
      DoubleGemm.gemm(GemmForm.NT, 1.0, part, root, 0.0, z, partition);
      double[] diagonal = k.diagonal(from, count);
      for (int i = 0; i < count; i++) {
        int at = (int) z.position(i);
        double explained = DoubleDot.dot(z.array(), at, z.array(), at, s);
        scores[from + i] = Math.clamp((diagonal[i] - explained) / lambda, 0.0, 1.0);
      }
    }
    return scores;
  }
}
