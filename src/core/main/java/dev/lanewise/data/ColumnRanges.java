package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/**
 * The smallest and the largest value of each column.
 *
 * @param min one for each column
 * @param max one for each column
 */
record ColumnRanges(double[] min, double[] max) {
  /** Elements of a matrix of either format. */
  @FunctionalInterface
  interface Elements {
    double get(long row, int column);
  }

  /**
   * @throws IllegalArgumentException when a value is not finite
   */
  static ColumnRanges of(FloatMatrix x) {
    return of(x::get, x.rows(), x.cols());
  }

  static ColumnRanges of(DoubleMatrix x) {
    return of(x::get, x.rows(), x.cols());
  }

  private static ColumnRanges of(Elements x, long rows, int columns) {
    double[] min = new double[columns];
    double[] max = new double[columns];
    for (long i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double value = ScaledRows.finite(x.get(i, j), i, j);
        min[j] = i == 0 ? value : Math.min(min[j], value);
        max[j] = i == 0 ? value : Math.max(max[j], value);
      }
    }
    return new ColumnRanges(min, max);
  }

  boolean isConstant(int column) {
    return min[column] == max[column];
  }
}
