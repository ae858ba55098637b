package dev.lanewise.matrix;

/**
 * The cross-Gram matrix {@code C = X Y^T} of two sets of rows: C[i][j] = x_i . y_j.
 *
 * <p>Error of an element: gamma(256 + ceil(d/256)) times the sum of |x_ik y_jk|; see
 * docs/numerics.md.
 */
public final class FloatCrossGram {
  private FloatCrossGram() {}

  /**
   * A new m x n matrix for the m rows of x and the n rows of y.
   *
   * @throws IllegalArgumentException when x and y differ in columns
   * @throws CapacityException when the result does not fit into the heap
   */
  public static FloatMatrix crossGram(FloatMatrix x, FloatMatrix y) {
    return crossGram(x, y, RowPartition.caller());
  }

  /**
   * A new m x n matrix for the m rows of x and the n rows of y.
   *
   * @throws IllegalArgumentException when x and y differ in columns
   * @throws CapacityException when the result does not fit into the heap
   */
  public static FloatMatrix crossGram(FloatMatrix x, FloatMatrix y, RowPartition partition) {
    return crossGram(x, y, FloatMatrix.allocate(x.rows(), y.rows()), partition);
  }

  /**
   * The products of the m rows of x and the n rows of y, written to {@code out}.
   *
   * @param out m x n, not overlapping x or y
   * @return out
   * @throws IllegalArgumentException when the shapes do not fit
   */
  public static FloatMatrix crossGram(
      FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition partition) {
    FloatBlockStore.checkOut(out, x, y);
    if (x.cols() != y.cols()) {
      throw new IllegalArgumentException("x has " + x.cols() + " columns, y has " + y.cols());
    }
    FloatGemm.gemm(GemmForm.NT, 1.0f, x, y, 0.0f, out, partition);
    return out;
  }
}
