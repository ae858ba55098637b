package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/** Rows of floats as rows of doubles on the heap, exactly. */
public final class FloatWidened {
  private FloatWidened() {}

  /** All rows; a copy. */
  public static DoubleMatrix all(FloatMatrix m) {
    return rows(m, 0, m.rows());
  }

  /**
   * The rows from {@code from} up to but without {@code to}; a copy.
   *
   * @throws IndexOutOfBoundsException when the rows are not in the matrix
   * @throws dev.lanewise.matrix.CapacityException when the copy does not fit into the heap
   */
  public static DoubleMatrix rows(FloatMatrix m, long from, long to) {
    FloatMatrix part = m.rowRange(from, to);
    DoubleMatrix wide = DoubleMatrix.allocate(part.rows(), part.cols());
    float[] row = new float[part.cols()];
    for (long i = 0; i < part.rows(); i++) {
      part.copyRow(i, row, 0);
      int at = (int) wide.position(i);
      for (int c = 0; c < row.length; c++) {
        wide.array()[at + c] = row[c];
      }
    }
    return wide;
  }
}
