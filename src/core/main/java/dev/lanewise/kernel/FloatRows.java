package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatMatrix;

/**
 * Rows as a {@link BlockKernel} is given them.
 *
 * @param array row i is the {@code columns} values from {@code offset + i * step} on
 */
record FloatRows(float[] array, int offset, int step, int count, int columns) {
  FloatRows some(int from, int newCount) {
    return new FloatRows(array, offset + from * step, step, newCount, columns);
  }

  FloatMatrix matrix() {
    int apart = count == 1 ? Math.max(step, columns) : step;
    return FloatMatrix.of(array, offset, count, columns, apart);
  }
}
