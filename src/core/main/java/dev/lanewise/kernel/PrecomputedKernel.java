package dev.lanewise.kernel;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Kernel values that are there already, laid out as in LIBSVM's files: of n training examples, row
 * i has its serial number in column 0, from 1 to n, and K(x_i, x_s) in column s.
 *
 * <pre>
 *             0    1          2          ...  n
 *   row 0     1    K(x1, x1)  K(x1, x2)  ...  K(x1, xn)
 *   row 1     2    K(x2, x1)  K(x2, x2)  ...  K(x2, xn)
 * </pre>
 *
 * A row to predict has the same columns, its values with all training examples; its own column 0 is
 * not looked at. So K(x, s) = x[(int) s[0]], and any of the training rows can be left out, as
 * cross-validation does. {@link #rows(FloatMatrix)} makes the layout.
 *
 * <p>Serial numbers that are not whole or have no column are refused. Training also refuses rows
 * whose Gram matrix is not symmetric but for rounding; where it is symmetric bit for bit, so are
 * the results of training whatever the memory budget.
 */
public record PrecomputedKernel() implements BlockKernel {
  @Override
  public void evaluate(
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
    // Rows of x inside: their values at neighbouring serials share lines of the cache.
    for (int j = 0; j < yCount; j++) {
      int from = xOffset + serial(y[yOffset + j * yStep], columns);
      for (int i = 0; i < xCount; i++) {
        out[outOffset + i * outStep + j] = x[from + i * xStep];
      }
    }
  }

  @Override
  public void evaluate(
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
    for (int j = 0; j < yCount; j++) {
      int from = xOffset + serial(y[yOffset + j * yStep], columns);
      for (int i = 0; i < xCount; i++) {
        out[outOffset + i * outStep + j] = x[from + i * xStep];
      }
    }
  }

  /** Whether a value can be the serial number of a row of so many columns. */
  static boolean isSerial(double value, int columns) {
    return value >= 1 && value < columns && value == (int) value;
  }

  /** The public doors check serial numbers and name the row; this keeps reads inside the row. */
  private static int serial(double value, int columns) {
    if (!isSerial(value, columns)) {
      throw new IllegalArgumentException(
          "serial number " + value + ", expected a whole number in 1.." + (columns - 1));
    }
    return (int) value;
  }

  /**
   * The layout for values against n training examples: row i is i + 1, then row i of {@code
   * values}.
   *
   * @param values the n x n Gram matrix of the training examples, or the m x n values of rows to
   *     predict
   * @return a new matrix of n + 1 columns
   * @throws dev.lanewise.matrix.CapacityException when it does not fit into the heap
   */
  public static FloatMatrix rows(FloatMatrix values) {
    FloatMatrix rows = FloatMatrix.allocate(values.rows(), values.cols() + 1L);
    for (int i = 0; i < rows.rows(); i++) {
      rows.set(i, 0, i + 1);
      values.copyRow(i, rows.array(), (int) rows.position(i) + 1);
    }
    return rows;
  }

  /** The same in double. */
  public static DoubleMatrix rows(DoubleMatrix values) {
    DoubleMatrix rows = DoubleMatrix.allocate(values.rows(), values.cols() + 1L);
    for (int i = 0; i < rows.rows(); i++) {
      rows.set(i, 0, i + 1);
      values.copyRow(i, rows.array(), (int) rows.position(i) + 1);
    }
    return rows;
  }
}
