package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatMatrix;

/**
 * Rows as a {@link BlockKernel} is given them.
 *
 * @param array row i is the {@code columns} values from {@code offset + i * step} on
 * @param name of the matrix in messages
 * @param first number of row 0 in messages
 */
record FloatRows(
    float[] array, int offset, int step, int count, int columns, String name, long first) {
  FloatRows some(int from, int newCount) {
    return new FloatRows(array, offset + from * step, step, newCount, columns, name, first + from);
  }

  /** Row i, as messages have it. */
  String at(int i) {
    return name + "[row " + (first + i) + "]";
  }

  FloatMatrix matrix() {
    int apart = count == 1 ? Math.max(step, columns) : step;
    return FloatMatrix.of(array, offset, count, columns, apart);
  }
}
