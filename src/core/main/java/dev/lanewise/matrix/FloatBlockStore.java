package dev.lanewise.matrix;

import dev.lanewise.simd.TileShape;

/** Writes finished blocks into the caller's matrix. */
public final class FloatBlockStore {
  /** Columns turned together; the rows of a block have room for as many beyond its last column. */
  private static final int TURNED = 8;

  private FloatBlockStore() {}

  /** Stores every element of the block. */
  public static void full(FloatBlock block, FloatMatrix out) {
    for (int i = 0; i < block.rows(); i++) {
      int from = i * block.leadingDimension();
      out.setRow(
          block.firstRow() + i, (int) block.firstColumn(), block.values(), from, block.columns());
    }
  }

  /**
   * Stores the part of the block on or below the diagonal, and the same values mirrored: symmetric
   * bit for bit.
   */
  public static void symmetric(FloatBlock block, FloatMatrix out) {
    int ld = block.leadingDimension();
    int first = (int) block.firstColumn();
    float[] values = block.values();
    for (int i = 0; i < block.rows(); i++) {
      int n = columnsOfRow(block, i);
      out.setRow(block.firstRow() + i, first, values, i * ld, n);
    }
    mirror(block, out);
  }

  /**
   * Turns the block, a few columns at a time: one column at a time would touch each line 16 times.
   */
  private static void mirror(FloatBlock block, FloatMatrix out) {
    int ld = block.leadingDimension();
    int height = TileShape.ROW_BLOCK;
    float[] values = block.values();
    float[] turned = new float[TURNED * height];
    int columns = columnsOfRow(block, block.rows() - 1);
    for (int j0 = 0; j0 < columns; j0 += TURNED) {
      for (int i = 0; i < block.rows(); i++) {
        for (int j = 0; j < TURNED; j++) {
          turned[j * height + i] = values[i * ld + j0 + j];
        }
      }
      for (int j = 0; j < Math.min(TURNED, columns - j0); j++) {
        long row = block.firstColumn() + j0 + j;
        int top = (int) Math.max(0, row - block.firstRow());
        int to = (int) block.firstRow() + top;
        out.setRow(row, to, turned, j * height + top, block.rows() - top);
      }
    }
  }

  /** Columns of row i of the block that lie on or below the diagonal of the whole. */
  private static int columnsOfRow(FloatBlock block, int i) {
    long upTo = block.firstRow() + i - block.firstColumn() + 1;
    return (int) Math.min(block.columns(), upTo);
  }

  /**
   * Checks where the product of the rows of x and y is to be written.
   *
   * @throws IllegalArgumentException when {@code out} has another shape or shares memory with x or
   *     y
   */
  public static void checkOut(FloatMatrix out, FloatMatrix x, FloatMatrix y) {
    if (out.rows() != x.rows() || out.cols() != y.rows()) {
      throw new IllegalArgumentException(
          "out is "
              + out.rows()
              + " x "
              + out.cols()
              + ", expected "
              + x.rows()
              + " x "
              + y.rows());
    }
    if (out.overlaps(x) || out.overlaps(y)) {
      throw new IllegalArgumentException("out shares memory with an input");
    }
  }
}
