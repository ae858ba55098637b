package dev.lanewise.featuremap;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/** A map phi from rows of d numbers to rows of more. Immutable and thread-safe. */
public interface FeatureMap {
  /**
   * Components of phi(x) for x of d numbers.
   *
   * @throws IllegalArgumentException when d is below 1
   * @throws dev.lanewise.matrix.CapacityException when they would not fit into an array
   */
  int components(int d);

  /** Writes phi of the d numbers from {@code x[xOffset]} on to {@code out[outOffset]} and on. */
  void map(double[] x, int xOffset, int d, double[] out, int outOffset);

  /** phi(x). */
  default double[] map(double... x) {
    double[] out = new double[components(x.length)];
    map(x, 0, x.length, out, 0);
    return out;
  }

  /**
   * phi of every row.
   *
   * @param x n x d
   * @return n x components(d)
   * @throws dev.lanewise.matrix.CapacityException when the result does not fit into the heap
   */
  default DoubleMatrix map(DoubleMatrix x) {
    int components = components(x.cols());
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), components);
    double[] row = new double[x.cols()];
    double[] mapped = new double[components];
    for (long i = 0; i < x.rows(); i++) {
      x.copyRow(i, row, 0);
      map(row, 0, row.length, mapped, 0);
      out.setRow(i, 0, mapped, 0, components);
    }
    return out;
  }

  /** phi of every row, computed in double and rounded once. */
  default FloatMatrix map(FloatMatrix x) {
    int components = components(x.cols());
    FloatMatrix out = FloatMatrix.allocate(x.rows(), components);
    double[] row = new double[x.cols()];
    double[] mapped = new double[components];
    for (long i = 0; i < x.rows(); i++) {
      for (int j = 0; j < row.length; j++) {
        row[j] = x.get(i, j);
      }
      map(row, 0, row.length, mapped, 0);
      for (int j = 0; j < components; j++) {
        out.set(i, j, (float) mapped[j]);
      }
    }
    return out;
  }
}
