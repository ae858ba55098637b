package dev.lanewise.svm;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * Rows of the kernel matrix of the examples of one pair of classes, numbered 0 to size - 1: first
 * those of the positive class, then those of the negative. The row of example i has K(i, t) at
 * {@code array(i)[start(i) + t]} for t of the positive class and at {@code
 * array(i)[startNegative(i) + t]} for t of the negative class: in a Gram matrix of many classes the
 * two are apart.
 *
 * <p>Two rows asked for one after the other stay valid together. Not thread-safe.
 */
interface KernelRows {
  /**
   * The whole Gram matrix where it fits, else rows on demand.
   *
   * @param x features of the examples on the heap, the positive ones first
   * @param memoryBytes what all kernel rows may take, ours and those of others at the same time
   * @param sharers how many share that, ours included
   * @param partition threads for the Gram matrix
   */
  static KernelRows of(
      Kernel kernel,
      FloatMatrix x,
      int positives,
      long memoryBytes,
      int sharers,
      RowPartition partition) {
    if (MemoryBudget.fitsGram(x.rows(), sharers, memoryBytes)) {
      FloatMatrix gram = FloatKernelMatrices.gram(kernel, x, partition);
      return new GramRows(gram, 0, positives, positives);
    }
    return new CachedRows(kernel, x, memoryBytes / sharers);
  }

  /** The array that holds row i, computed first where that is necessary. */
  float[] array(int i);

  int start(int i);

  int startNegative(int i);

  /** K(i, i), the very value the row of i holds. */
  float diagonal(int i);
}
