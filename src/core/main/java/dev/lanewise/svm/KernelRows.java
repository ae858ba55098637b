package dev.lanewise.svm;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.function.BooleanSupplier;

/**
 * Rows of the kernel matrix of the examples of one problem, numbered 0 to size - 1: first those
 * with s = +1, then those with s = -1. The row of example i has K(i, t) at {@code array(i)[start(i)
 * + t]} for t of the first and at {@code array(i)[startNegative(i) + t]} for t of the second: in a
 * Gram matrix of many classes the two are apart.
 *
 * <p>Two rows asked for one after the other stay valid together. Not thread-safe.
 */
interface KernelRows {
  /**
   * The whole Gram matrix where it fits, else rows on demand.
   *
   * @param x features of the examples on the heap, the positive ones first
   * @param partition threads for kernel values
   */
  static KernelRows of(
      Kernel kernel, FloatMatrix x, int positives, MemoryBudget budget, RowPartition partition) {
    boolean large = WorkingSetSolver.suits(x.rows());
    if (!large && budget.fitsGram(x.rows())) {
      FloatMatrix gram = FloatKernelMatrices.gram(kernel, x, partition);
      return new GramRows(gram, 0, positives, positives, (int) x.rows() - positives);
    }
    return new CachedRows(kernel, x, positives, budget, partition);
  }

  /** Different examples behind the rows. */
  int examples();

  /** Rows of the first part: where the two parts lie apart, those with s = +1. */
  int split();

  /** How many rows can be had together; any number where all are there. */
  default int together() {
    return Integer.MAX_VALUE;
  }

  /**
   * Computes the rows of some examples at once, where they are not there yet. They stay valid
   * together until the next call.
   *
   * @param examples the first {@code count} entries, at most {@link #together} different ones
   * @param proceed asked on the calling thread now and then; false abandons rows not yet computed
   * @return whether all are there
   */
  default boolean prepare(int[] examples, int count, BooleanSupplier proceed) {
    return true;
  }

  /** The array that holds row i, computed first where that is necessary. */
  float[] array(int i);

  int start(int i);

  int startNegative(int i);

  /** K(i, i), the very value the row of i holds. */
  float diagonal(int i);
}
