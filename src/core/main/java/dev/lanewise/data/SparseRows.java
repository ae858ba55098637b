package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Rows of index:value entries while a file is being read, when the number of columns is not known
 * yet. Entries lie in blocks of fixed size, so nothing is copied as they grow; {@link #toFloats} or
 * {@link #toDoubles} spreads them over a matrix and gives the blocks up.
 */
final class SparseRows {
  private static final int BLOCK = 1 << 16;
  private static final String NUMBER = "a decimal number";

  /** One of the arrays of values is null. */
  private record Block(int[] columns, float[] floats, double[] doubles) {}

  /** Copies a value of a block to a place in a matrix. */
  @FunctionalInterface
  private interface Copy {
    void copy(Block block, int from, int to);
  }

  private final String name;
  private final Limits limits;
  private final FeatureType type;
  private final long blockBytes;
  private final ArrayDeque<Block> blocks = new ArrayDeque<>();
  private Block last;
  private int inLast = BLOCK;
  private int[] rowLengths = new int[64];
  private int rows;
  private int rowLength;
  private int columns;

  /**
   * @param name what a CapacityException calls the file
   * @param columns least number of columns of the result
   * @param type {@link #toFloats} or {@link #toDoubles} is to follow
   */
  SparseRows(String name, int columns, Limits limits, FeatureType type) {
    this.name = EscapedText.name(name);
    this.columns = columns;
    this.limits = limits;
    this.type = type;
    this.blockBytes = BLOCK * (long) (Integer.BYTES + type.bytes());
  }

  /**
   * Reads the value of an entry of the current row. Requires column >= 0, each column once.
   *
   * @throws IOException when there is no number or it is out of range
   */
  void read(int column, TextScanner scanner) throws IOException {
    if (inLast == BLOCK) {
      startBlock();
    }
    switch (type) {
      case FLOAT -> last.floats[inLast] = scanner.readFloat(NUMBER);
      case DOUBLE -> last.doubles[inLast] = scanner.readDouble(NUMBER);
      case DOUBLE_NEAR_FLOAT -> last.doubles[inLast] = scanner.readDoubleNearFloat(NUMBER);
    }
    last.columns[inLast++] = column;
    rowLength++;
    columns = Math.max(columns, column + 1);
  }

  /** Ends the current row. */
  void endRow() {
    if (rows == rowLengths.length) {
      rowLengths = Arrays.copyOf(rowLengths, grown(rows, name));
    }
    rowLengths[rows++] = rowLength;
    rowLength = 0;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** The dense matrix, absent entries +0.0. The entries are gone afterwards. */
  FloatMatrix toFloats() {
    requireDense(limits.maxBytes());
    float[] values = new float[rows * columns];
    spread((block, from, to) -> values[to] = block.floats[from]);
    return FloatMatrix.of(values, rows, columns);
  }

  /** The same in double. */
  DoubleMatrix toDoubles() {
    requireDense(limits.maxBytes());
    double[] values = new double[rows * columns];
    spread((block, from, to) -> values[to] = block.doubles[from]);
    return DoubleMatrix.of(values, rows, columns);
  }

  private void requireDense(long most) {
    Capacity.requireDense(rows, columns, type, most, name);
  }

  private void spread(Copy values) {
    Block block = null;
    int next = BLOCK;
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      for (int i = 0; i < rowLengths[row]; i++) {
        if (next == BLOCK) {
          block = blocks.removeFirst();
          next = 0;
        }
        values.copy(block, next, start + block.columns[next]);
        next++;
      }
    }
  }

  /** The next length of a growing array: half as long again, within what an array can hold. */
  static int grown(int length, String name) {
    long grown = Math.min(length + (length >> 1) + 1L, CapacityException.LARGEST_ARRAY);
    if (grown <= length) {
      throw new CapacityException(name + ": more than " + length + " rows");
    }
    return (int) grown;
  }

  /** A file that cannot fit is refused here, long before its end. */
  private void startBlock() {
    long held = blocks.size() * blockBytes;
    requireDense(limits.maxBytes() - held);
    Capacity.require(blockBytes, limits.maxBytes() - held, name + ": sparse entries");
    boolean floats = type == FeatureType.FLOAT;
    last =
        new Block(
            new int[BLOCK], floats ? new float[BLOCK] : null, floats ? null : new double[BLOCK]);
    blocks.add(last);
    inLast = 0;
  }
}
