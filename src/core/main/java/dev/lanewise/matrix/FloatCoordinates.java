package dev.lanewise.matrix;

import dev.lanewise.simd.CoordinateSum;

/** Turns away values that a {@link CoordinateSum} is not defined for, naming the place. */
public final class FloatCoordinates {
  private FloatCoordinates() {}

  /**
   * Checks some rows of a matrix.
   *
   * @param rows numbers of those to check
   * @throws IllegalArgumentException at the first value that is not finite, or negative where the
   *     sum takes none, or so large that the sum of two leaves the range
   */
  public static void require(CoordinateSum sum, FloatMatrix m, int[] rows, String name) {
    float[] row = new float[m.cols()];
    for (int r : rows) {
      m.copyRow(r, row, 0);
      check(sum, row, 0, 0, 1, row.length, name, r);
    }
  }

  /**
   * The same for rows that lie in an array.
   *
   * @param row number of the first row in messages
   */
  static void check(
      CoordinateSum sum,
      float[] x,
      int offset,
      int step,
      int rows,
      int cols,
      String name,
      long row) {
    float most = Float.MAX_VALUE / 2;
    float least = sum == CoordinateSum.ABSOLUTE_DIFFERENCES ? -most : 0.0f;
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < cols; c++) {
        float v = x[offset + i * step + c];
        if (!(v >= least && v <= most)) {
          throw new IllegalArgumentException(
              name + "[row " + (row + i) + ", col " + c + "] is " + v + "; " + rule(sum, most));
        }
      }
    }
  }

  private static String rule(CoordinateSum sum, float most) {
    return switch (sum) {
      case ABSOLUTE_DIFFERENCES -> "L1 distances need values of size up to " + most;
      case MINIMA -> "histogram intersection needs values from 0 to " + most;
      case CHI_SQUARED -> "chi-squared distances need values from 0 to " + most;
    };
  }
}
