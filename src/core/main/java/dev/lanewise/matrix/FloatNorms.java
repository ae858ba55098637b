package dev.lanewise.matrix;

/** Squared norms that tell bad input: a NaN or infinity in a row shows in its norm. */
final class FloatNorms {
  /** Sums of two norms and their differences stay finite below this. */
  private static final float LARGEST = Float.MAX_VALUE / 8;

  private static final String RULE = "distances need finite values";

  private FloatNorms() {}

  /**
   * Checks the squared norms of rows that lie in an array.
   *
   * @param row number of the first row in messages
   * @throws IllegalArgumentException naming the first element that is not finite, or the row whose
   *     squared norm leaves the range
   */
  static void check(
      float[] norms, int count, float[] x, int offset, int step, int cols, String name, long row) {
    for (int i = 0; i < count; i++) {
      if (!(norms[i] <= LARGEST)) {
        throw refusal(x, offset + i * step, cols, name, row + i);
      }
    }
  }

  /**
   * The same for rows of a matrix from {@code first} on, numbered {@code base + first} and up.
   *
   * @return the largest norm
   */
  static float check(float[] norms, int count, FloatMatrix x, long first, String name, long base) {
    float largest = 0.0f;
    for (int i = 0; i < count; i++) {
      if (!(norms[i] <= LARGEST)) {
        float[] values = new float[x.cols()];
        x.copyRow(first + i, values, 0);
        throw refusal(values, 0, values.length, name, base + first + i);
      }
      largest = Math.max(largest, norms[i]);
    }
    return largest;
  }

  /** Names the element at fault, or else the row. */
  private static IllegalArgumentException refusal(
      float[] x, int at, int cols, String name, long row) {
    FloatFinite.requireRow(x, at, cols, name, row, RULE);
    return new IllegalArgumentException(
        "the squared norm of "
            + name
            + " row "
            + row
            + " leaves the range of floats; scale the data");
  }
}
