package dev.lanewise.matrix;

/** Squared norms that tell bad input: a NaN or infinity in a row shows in its norm. */
final class FloatNorms {
  /** Sums of two norms and their differences stay finite below this. */
  private static final float LARGEST = Float.MAX_VALUE / 8;

  private FloatNorms() {}

  /**
   * @throws IllegalArgumentException naming the first element that is not finite, or the row whose
   *     squared norm leaves the range
   */
  static void check(FloatMatrix x, long firstRow, float[] norms, int count) {
    for (int i = 0; i < count; i++) {
      if (!(norms[i] <= LARGEST)) {
        throw new IllegalArgumentException(explain(x, firstRow + i));
      }
    }
  }

  private static String explain(FloatMatrix x, long row) {
    for (int c = 0; c < x.cols(); c++) {
      float v = x.get(row, c);
      if (!Float.isFinite(v)) {
        return "X[row " + row + ", col " + c + "] is " + v + "; distances need finite values";
      }
    }
    return "the squared norm of row " + row + " leaves the range of floats; scale the data";
  }
}
