package dev.lanewise.data;

import dev.lanewise.matrix.FloatMatrix;

/**
 * Support vectors of precomputed kernels, of which files keep the serial number only: it says which
 * of a row's kernel values to take. In memory they are rows like any other, with the serial number
 * in column 0; what training had in the other columns is not looked at any more, and zero after
 * reading.
 */
final class SerialNumbers {
  private SerialNumbers() {}

  /**
   * Column 0 of support vectors, where a model has made sure of serial numbers.
   *
   * @return n x 1
   */
  static FloatMatrix of(FloatMatrix vectors) {
    FloatMatrix serials = FloatMatrix.allocate(vectors.rows(), 1);
    for (long row = 0; row < serials.rows(); row++) {
      serials.set(row, 0, vectors.get(row, 0));
    }
    return serials;
  }

  /** Columns of rows that have a kernel value for each serial number: one more than the largest. */
  static int columns(FloatMatrix serials) {
    float most = 0;
    for (long row = 0; row < serials.rows(); row++) {
      most = Math.max(most, serials.get(row, 0));
    }
    return (int) Math.min(most, Limits.DEFAULT_MAX_FEATURES - 1f) + 1;
  }

  /**
   * Support vectors with these serial numbers and zeros for kernel values.
   *
   * @param serials n x 1
   * @throws IllegalArgumentException when one is not whole or has no column
   * @throws dev.lanewise.matrix.CapacityException when they do not fit in memory
   */
  static FloatMatrix rows(FloatMatrix serials, int columns) {
    check(serials, columns);
    String what = "support vectors of a precomputed kernel";
    Capacity.requireDense((int) serials.rows(), columns, Long.MAX_VALUE, what);
    FloatMatrix rows = FloatMatrix.allocate(serials.rows(), columns);
    for (long row = 0; row < serials.rows(); row++) {
      rows.set(row, 0, serials.get(row, 0));
    }
    return rows;
  }

  private static void check(FloatMatrix serials, int columns) {
    for (long row = 0; row < serials.rows(); row++) {
      float serial = serials.get(row, 0);
      if (!(serial >= 1 && serial < columns && serial == (int) serial)) {
        throw new IllegalArgumentException(
            "support vector "
                + (row + 1)
                + " has serial number "
                + serial
                + ", expected a whole number in 1.."
                + (columns - 1));
      }
    }
  }
}
