package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleMatrix;

/** Copies of inputs, turned away when a value is NaN or infinite. */
final class FiniteCopy {
  private FiniteCopy() {}

  /**
   * @param name of the matrix in the message
   * @throws IllegalArgumentException naming the first element that is not finite
   */
  static DoubleMatrix of(DoubleMatrix m, String name) {
    check(m, name);
    DoubleMatrix copy = DoubleMatrix.allocate(m.rows(), m.cols());
    for (long r = 0; r < m.rows(); r++) {
      m.copyRow(r, copy.array(), (int) copy.position(r));
    }
    return copy;
  }

  /**
   * @throws IllegalArgumentException naming the first element that is not finite
   */
  static void check(DoubleMatrix m, String name) {
    double[] row = new double[m.cols()];
    for (long r = 0; r < m.rows(); r++) {
      m.copyRow(r, row, 0);
      for (int c = 0; c < row.length; c++) {
        if (!Double.isFinite(row[c])) {
          throw new IllegalArgumentException(
              name + "[row " + r + ", col " + c + "] is " + row[c] + "; ridge needs finite values");
        }
      }
    }
  }
}
