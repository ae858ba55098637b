package dev.lanewise.data;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Rows of index:value entries while a file is being read, when the number of columns is not known
 * yet. Entries lie in blocks of fixed size, so nothing is copied as they grow; {@link #toDense}
 * spreads them over a matrix and gives the blocks up.
 */
final class SparseRows {
  private static final int BLOCK = 1 << 16;
  private static final long BLOCK_BYTES = BLOCK * (long) (Integer.BYTES + Float.BYTES);

  private record Block(int[] columns, float[] values) {}

  private final String name;
  private final Limits limits;
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
   */
  SparseRows(String name, int columns, Limits limits) {
    this.name = EscapedText.name(name);
    this.columns = columns;
    this.limits = limits;
  }

  /** Adds an entry to the current row. Requires column >= 0, each column once. */
  void add(int column, float value) {
    if (inLast == BLOCK) {
      startBlock();
    }
    last.columns[inLast] = column;
    last.values[inLast++] = value;
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
  FloatMatrix toDense() {
    Capacity.requireDense(rows, columns, limits.maxBytes(), name);
    float[] values = new float[rows * columns];
    Block block = null;
    int next = BLOCK;
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      for (int i = 0; i < rowLengths[row]; i++) {
        if (next == BLOCK) {
          block = blocks.removeFirst();
          next = 0;
        }
        values[start + block.columns[next]] = block.values[next++];
      }
    }
    return FloatMatrix.of(values, rows, columns);
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
    long held = blocks.size() * BLOCK_BYTES;
    Capacity.requireDense(rows, columns, limits.maxBytes() - held, name);
    Capacity.require(BLOCK_BYTES, limits.maxBytes() - held, name + ": sparse entries");
    last = new Block(new int[BLOCK], new float[BLOCK]);
    blocks.add(last);
    inLast = 0;
  }
}
