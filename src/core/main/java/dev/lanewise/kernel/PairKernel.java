package dev.lanewise.kernel;

/**
 * A kernel given as a function of two rows:
 *
 * <pre>
 *   BlockKernel intersection =
 *       BlockKernel.ofPairs(
 *           (x, i, y, j, columns) -&gt; {
 *             double sum = 0;
 *             for (int c = 0; c &lt; columns; c++) {
 *               sum += Math.min(x[i + c], y[j + c]);
 *             }
 *             return sum;
 *           });
 * </pre>
 *
 * It has to keep what {@link BlockKernel} asks for: symmetric, a function of the rows alone,
 * thread-safe. Called once for each value needed; n rows have a Gram matrix of n (n + 1) / 2.
 */
@FunctionalInterface
public interface PairKernel extends BlockKernel {
  /**
   * K of the row from {@code x[xOffset]} on and the row from {@code y[yOffset]} on, {@code columns}
   * values each; rounded to float by the caller.
   */
  double value(float[] x, int xOffset, float[] y, int yOffset, int columns);

  /**
   * The same for features in double, as kernel ridge regression has them.
   *
   * @throws UnsupportedOperationException unless implemented
   */
  default double value(double[] x, int xOffset, double[] y, int yOffset, int columns) {
    throw new UnsupportedOperationException(
        this + " is for features in float only: override value for double[]");
  }

  @Override
  default void evaluate(
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
      int outStep) {
    for (int i = 0; i < xCount; i++) {
      int at = xOffset + i * xStep;
      int to = outOffset + i * outStep;
      for (int j = 0; j < yCount; j++) {
        out[to + j] = (float) value(x, at, y, yOffset + j * yStep, columns);
      }
    }
  }

  @Override
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
    for (int i = 0; i < xCount; i++) {
      int at = xOffset + i * xStep;
      int to = outOffset + i * outStep;
      for (int j = 0; j < yCount; j++) {
        out[to + j] = value(x, at, y, yOffset + j * yStep, columns);
      }
    }
  }
}
