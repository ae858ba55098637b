package dev.lanewise.kernel;

/**
 * A kernel that computes its values itself, a block of rows against a block of rows. For a function
 * of two rows see {@link PairKernel}; for a matrix that is there already, {@link
 * PrecomputedKernel}.
 *
 * <p>An implementation has to be
 *
 * <ul>
 *   <li>symmetric: K(x, y) and K(y, x) are the same, bit for bit where results are not to depend on
 *       the memory budget of a solver;
 *   <li>a function of the two rows alone: the same bits whatever else is in the block;
 *   <li>thread-safe: threads evaluate different blocks at the same time.
 * </ul>
 *
 * Training tries the first on a sample of pairs. In return each Gram matrix is symmetric bit for
 * bit, for of K(x_i, x_j) and K(x_j, x_i) only the one with j at most i is computed; single rows
 * and batches, one thread and many give the same bits; what an implementation throws reaches the
 * caller as it is; and a prediction evaluates the support vectors only.
 */
public non-sealed interface BlockKernel extends Kernel {
  /**
   * Writes K(x_i, y_j) to {@code out[outOffset + i * outStep + j]} for all rows x_i and y_j, and
   * nothing else. Row i of x is the {@code columns} values from {@code x[xOffset + i * xStep]} on,
   * and so for y. The rows are to be read only; nothing may be kept.
   *
   * @param xCount rows of x, at least 1
   * @param yCount rows of y, at least 1
   * @param columns values of a row
   */
  void evaluate(
      float[] x,
      int xOffset,
      int xStep,
      int xCount,
      float[] y,
      int yOffset,
      int yStep,
      int yCount,
      int columns,
      float[] out,
      int outOffset,
      int outStep);

  /**
   * The same for features in double, as kernel ridge regression has them.
   *
   * @throws UnsupportedOperationException unless implemented
   */
  default void evaluate(
      double[] x,
      int xOffset,
      int xStep,
      int xCount,
      double[] y,
      int yOffset,
      int yStep,
      int yCount,
      int columns,
      double[] out,
      int outOffset,
      int outStep) {
    throw new UnsupportedOperationException(
        this + " is for features in float only: override evaluate for double[]");
  }

  /** False, which is to say not known, unless overridden. */
  @Override
  default boolean positiveSemidefinite() {
    return false;
  }

  /** The kernel of a function of two rows, for where a lambda needs a type: returns pair. */
  static BlockKernel ofPairs(PairKernel pair) {
    return pair;
  }
}
