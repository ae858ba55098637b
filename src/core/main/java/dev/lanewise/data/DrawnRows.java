package dev.lanewise.data;

import dev.lanewise.matrix.FloatMatrix;
import java.util.Random;

/**
 * Rows of a generator in the making. Coordinates are computed in double and rounded to float once.
 * Normal numbers are those of {@link Random}, whose algorithm is part of its specification.
 */
final class DrawnRows {
  private final Random random;
  private final float[] values;
  private final double[] labels;
  private final int columns;
  private int filled;

  DrawnRows(int rows, int columns, Random random) {
    Capacity.requireDense(rows, columns, Long.MAX_VALUE, "generated data");
    this.random = random;
    this.values = new float[rows * columns];
    this.labels = new double[rows];
    this.columns = columns;
  }

  /** Adds normal noise to the coordinates of a row, and the row. */
  void add(double label, double noise, double... row) {
    for (int j = 0; j < columns; j++) {
      double drawn = noise == 0 ? row[j] : row[j] + noise * random.nextGaussian();
      float value = (float) drawn;
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "row " + filled + ", column " + j + " is beyond the largest 32-bit float");
      }
      values[filled * columns + j] = value;
    }
    labels[filled++] = label;
  }

  /** Exchanges rows until every order is as probable (Durstenfeld, Algorithm 235, 1964). */
  void shuffle() {
    for (int i = labels.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double label = labels[i];
      labels[i] = labels[other];
      labels[other] = label;
      for (int j = 0; j < columns; j++) {
        float value = values[i * columns + j];
        values[i * columns + j] = values[other * columns + j];
        values[other * columns + j] = value;
      }
    }
  }

  Dataset dataset() {
    return new Dataset(FloatMatrix.of(values, labels.length, columns), labels);
  }

  static void requireCount(String name, int count, int least) {
    if (count < least) {
      throw new IllegalArgumentException(name + " is " + count + ", expected at least " + least);
    }
  }

  static void requireSpread(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected a finite number, at least 0");
    }
  }
}
