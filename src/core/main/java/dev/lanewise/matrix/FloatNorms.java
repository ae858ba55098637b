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
        long row = firstRow + i;
        float[] values = new float[x.cols()];
        x.copyRow(row, values, 0);
        FloatFinite.requireRow(
            values, 0, values.length, "X", row, "distances need finite values");
        throw new IllegalArgumentException(
            "the squared norm of row " + row + " leaves the range of floats; scale the data");
      }
    }
  }
}
