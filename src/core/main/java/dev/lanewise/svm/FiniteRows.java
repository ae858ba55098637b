package dev.lanewise.svm;

/** Turns away features that are NaN or infinite, naming the place. */
final class FiniteRows {
  private FiniteRows() {}

  /**
   * @param row number of the row in the message
   * @throws IllegalArgumentException at the first value that is not finite
   */
  static void require(float[] values, int from, int cols, long row) {
    for (int c = 0; c < cols; c++) {
      if (!Float.isFinite(values[from + c])) {
        throw new IllegalArgumentException(
            "X[row " + row + ", col " + c + "] is " + values[from + c]
                + "; SVMs need finite features (impute or drop the row)");
      }
    }
  }
}
