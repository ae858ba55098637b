package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleMatrix;

/** Columns of matrices, and vectors that are to be some. */
final class Columns {
  private Columns() {}

  /** A copy of column t. */
  static double[] column(DoubleMatrix m, int t) {
    double[] column = new double[(int) m.rows()];
    for (int i = 0; i < column.length; i++) {
      column[i] = m.get(i, t);
    }
    return column;
  }

  /** A copy as an n x 1 matrix. */
  static DoubleMatrix columnOf(double[] values) {
    return DoubleMatrix.of(values.clone(), values.length, 1);
  }

  /** W^1/2 y. */
  static DoubleMatrix timesRoots(DoubleMatrix y, double[] roots) {
    DoubleMatrix b = DoubleMatrix.allocate(roots.length, y.cols());
    for (int i = 0; i < roots.length; i++) {
      for (int t = 0; t < y.cols(); t++) {
        b.set(i, t, roots[i] * y.get(i, t));
      }
    }
    return b;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }
}
