package dev.lanewise.matrix;

import dev.lanewise.simd.FloatDot;

/** Turns away values that are NaN or infinite, naming the place and the rule. */
public final class FloatFinite {
  private FloatFinite() {}

  /**
   * Checks one row that lies in an array.
   *
   * @param name of the matrix in the message
   * @param row number of the row in the message
   * @param rule what the message ends with, such as "distances need finite values"
   * @throws IllegalArgumentException at the first value that is not finite
   */
  public static void requireRow(
      float[] values, int from, int cols, String name, long row, String rule) {
    for (int c = 0; c < cols; c++) {
      if (!Float.isFinite(values[from + c])) {
        throw new IllegalArgumentException(
            name + "[row " + row + ", col " + c + "] is " + values[from + c] + "; " + rule);
      }
    }
  }

  /**
   * Checks that some rows can be turned into squared distances.
   *
   * @param rows numbers of those to check
   * @throws IllegalArgumentException naming the first row whose squared norm leaves the range, or
   *     value that is not finite
   */
  public static void requireSquaredNorms(FloatMatrix m, int[] rows, String name) {
    float[] row = new float[m.cols()];
    float[] norm = new float[1];
    for (int r : rows) {
      m.copyRow(r, row, 0);
      norm[0] = FloatDot.dot(row, 0, row, 0, row.length);
      FloatNorms.check(norm, 1, row, 0, 0, row.length, name, r);
    }
  }

  /**
   * Checks every element.
   *
   * @throws IllegalArgumentException at the first value that is not finite
   */
  public static void require(FloatMatrix m, String name, String rule) {
    float[] row = new float[m.cols()];
    for (long r = 0; r < m.rows(); r++) {
      m.copyRow(r, row, 0);
      requireRow(row, 0, row.length, name, r, rule);
    }
  }
}
