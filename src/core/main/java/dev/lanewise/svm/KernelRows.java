package dev.lanewise.svm;

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
  /** The array that holds row i, computed first where that is necessary. */
  float[] array(int i);

  int start(int i);

  int startNegative(int i);

  /** K(i, i), the very value the row of i holds. */
  float diagonal(int i);
}
