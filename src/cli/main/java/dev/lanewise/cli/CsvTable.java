package dev.lanewise.cli;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.DoubleDataset;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;

/** Rows of numbers in the making, and their labels. */
final class CsvTable {
  private final int columns;
  private double[] values = new double[1024];
  private double[] labels = new double[64];
  private int filled;
  private int rows;

  /**
   * @param columns of features
   */
  CsvTable(int columns) {
    this.columns = columns;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  void add(double value) {
    if (filled == values.length) {
      values = grown(values);
    }
    values[filled++] = value;
  }

  void endRow(double label) {
    if (rows == labels.length) {
      labels = grown(labels);
    }
    labels[rows++] = label;
  }

  void setLabel(int row, double label) {
    labels[row] = label;
  }

  DoubleDataset doubles() {
    DoubleMatrix x = DoubleMatrix.of(Arrays.copyOf(values, filled), rows, columns);
    return new DoubleDataset(x, Arrays.copyOf(labels, rows));
  }

  /** The same of values that are floats. */
  Dataset floats() {
    float[] narrow = new float[filled];
    for (int i = 0; i < filled; i++) {
      narrow[i] = (float) values[i];
    }
    return new Dataset(FloatMatrix.of(narrow, rows, columns), Arrays.copyOf(labels, rows));
  }

  private static double[] grown(double[] array) {
    long length = array.length + (array.length >> 1);
    CapacityException.check(
        "rows of CSV",
        length * Double.BYTES,
        CapacityException.LARGEST_ARRAY * Double.BYTES,
        "use fewer rows");
    return Arrays.copyOf(array, (int) length);
  }
}
