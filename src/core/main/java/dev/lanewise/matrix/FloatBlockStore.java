package dev.lanewise.matrix;

/** Writes finished blocks into the caller's matrix. */
public final class FloatBlockStore {
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

  /** Turns the block; a bit more than what lies above the diagonal is turned and left alone. */
  private static void mirror(FloatBlock block, FloatMatrix out) {
    int height = block.rows();
    int columns = columnsOfRow(block, height - 1);
    float[] turned = block.turned(columns);
    for (int j = 0; j < columns; j++) {
      long row = block.firstColumn() + j;
      int top = (int) Math.max(0, row - block.firstRow());
      int to = (int) block.firstRow() + top;
      out.setRow(row, to, turned, j * height + top, height - top);
    }
  }

  /** Columns of row i of the block that lie on or below the diagonal of the whole. */
  static int columnsOfRow(FloatBlock block, int i) {
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
