package dev.lanewise.matrix;

import dev.lanewise.simd.CoordinateSum;
import dev.lanewise.simd.FloatCoordinateLoops;
import dev.lanewise.simd.FloatExp;
import dev.lanewise.simd.FloatExpansion;
import dev.lanewise.simd.FloatGaussian;
import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.FloatRowNorms;
import dev.lanewise.simd.FloatSquaredDistance;
import dev.lanewise.simd.FloatTileLoops;
import dev.lanewise.simd.FloatTranspose;
import java.util.Arrays;

/**
 * A finished block of {@code X Y^T}, handed to a {@link FloatBlockSink} while it is in cache, with
 * what is needed to turn dot products into squared distances. One per worker, used again and again:
 * a sink must not keep it.
 *
 * <p>Blocks of {@link FloatBlockProduct#rowsOnly} hold no products: whoever takes them reads the
 * rows and fills in values.
 *
 * <p>Values: row i of the block is {@code values()[i * leadingDimension()]} and following, {@link
 * #columns()} of them meaningful; padding up to {@link #paddedColumns()} may be overwritten.
 */
public final class FloatBlock {
  private static final int WIDTH = FloatPanels.width();

  private final FloatMatrix y;
  private final String name;
  private final float[] values;
  private final int leadingDimension;
  private final float[] rowNorms;

  /** Whether they are those of the rows that are here now. */
  private boolean normsKnown;

  /** Norms of the rows of x from the first column block on, or null. */
  private float[] keptNorms;

  /** Positions in a row whose squared distance is computed again. */
  private final int[] cancelled;

  /** One row of y when y is not on the heap. */
  private final float[] otherRow;

  private float[] turned;

  /** Null for dot products. */
  private CoordinateSum sum;

  private float[] x;
  private int xOffset;
  private int xStep;
  private long firstRow;
  private int rows;
  private long firstColumn;
  private int columns;
  private float[] yArray;
  private int yOffset;
  private int yStep;
  private float[] columnNorms;
  private float largestColumnNorm;
  private boolean lowerTriangle;

  /**
   * Room for blocks of up to {@code rowBlock} rows and {@code columnBlock} columns.
   *
   * @param y the rows that become columns
   * @param name what messages call the other side, x
   */
  public FloatBlock(FloatMatrix y, int rowBlock, int columnBlock, String name) {
    this.y = y;
    this.name = name;
    // Rows a power of two apart would fall into the same cache sets.
    this.leadingDimension = FloatPanels.padded(columnBlock) + 16;
    this.values = new float[rowBlock * leadingDimension];
    this.rowNorms = new float[rowBlock];
    this.cancelled = new int[FloatPanels.padded(columnBlock)];
    this.otherRow = y.array() == null ? new float[y.cols()] : null;
  }

  /** Computes a sum over the columns of two rows in place of their dot product. */
  FloatBlock summing(CoordinateSum newSum) {
    sum = newSum;
    return this;
  }

  /**
   * Keeps squared norms of the rows of x, which many blocks do together, for all column blocks
   * after the first.
   *
   * @param all room for every row of x, or null
   */
  FloatBlock keepingNorms(float[] all) {
    keptNorms = all;
    return this;
  }

  /** Says which rows of x come next: {@code count} rows on the heap, {@code step} apart. */
  public void rows(float[] array, int offset, int step, long first, int count) {
    x = array;
    xOffset = offset;
    xStep = step;
    firstRow = first;
    rows = count;
    normsKnown = false;
  }

  /**
   * Computes the dot products, or the sums of {@link #summing}, of the rows with packed columns.
   *
   * @param norms squared norms of the columns, or null when they are not needed
   * @param largestNorm the largest of these
   * @param column number of the first of them in y
   * @param lower leave out panels above the diagonal of the whole product
   * @throws IllegalArgumentException with norms, when a value of x is not finite or a squared norm
   *     leaves the range; with sums, when they are not defined for a value of x
   */
  void compute(FloatPanels packed, float[] norms, float largestNorm, long column, boolean lower) {
    firstColumn = column;
    columns = packed.columns();
    columnNorms = norms;
    largestColumnNorm = largestNorm;
    lowerTriangle = lower;
    if (norms != null && !normsKnown) {
      normsKnown = true;
      normsOfRows(keptNorms != null && column > 0);
    }
    if (sum != null) {
      FloatCoordinates.check(sum, x, xOffset, xStep, rows, y.cols(), name, firstRow);
    }
    Arrays.fill(values, 0, rows * leadingDimension, 0.0f);
    int diagonal = lower ? (int) Math.min(Integer.MAX_VALUE, firstRow - column) : Integer.MAX_VALUE;
    int ld = leadingDimension;
    if (sum == null) {
      FloatTileLoops.multiply(x, xOffset, xStep, rows, packed, values, 0, ld, diagonal);
    } else {
      FloatCoordinateLoops.add(sum, x, xOffset, xStep, rows, packed, values, 0, ld, diagonal);
    }
  }

  private void normsOfRows(boolean kept) {
    if (kept) {
      System.arraycopy(keptNorms, (int) firstRow, rowNorms, 0, rows);
      return;
    }
    // Before the products, for it also brings the rows into cache in the order memory likes.
    FloatRowNorms.squaredNorms(x, xOffset, xStep, rows, y.cols(), rowNorms);
    FloatNorms.check(rowNorms, rows, x, xOffset, xStep, y.cols(), name, firstRow);
    if (keptNorms != null) {
      System.arraycopy(rowNorms, 0, keptNorms, (int) firstRow, rows);
    }
  }

  /** Says which rows of y come next as columns, on the heap; leaves the values to be filled in. */
  void columns(FloatHeapRows window, long column, int count, boolean lower) {
    yArray = window.array();
    yOffset = window.offset();
    yStep = window.step();
    firstColumn = column;
    columns = count;
    columnNorms = null;
    lowerTriangle = lower;
  }

  /** The array that holds the rows of x. */
  public float[] xArray() {
    return x;
  }

  /** Position of row i of the block in {@link #xArray}. */
  public int xPosition(int i) {
    return xOffset + i * xStep;
  }

  /** Elements from one row of x to the next. */
  public int xStep() {
    return xStep;
  }

  /** The array that holds the rows of y, in blocks of rows only. */
  public float[] yArray() {
    return yArray;
  }

  /** Position of the row of y that is column j of the block, in {@link #yArray}. */
  public int yPosition(int j) {
    return yOffset + j * yStep;
  }

  /** Elements from one row of y to the next. */
  public int yStep() {
    return yStep;
  }

  /** Columns of x and y. */
  public int depth() {
    return y.cols();
  }

  /** Row of the whole product that row 0 of the block is. */
  public long firstRow() {
    return firstRow;
  }

  public int rows() {
    return rows;
  }

  /** Column of the whole product that column 0 of the block is. */
  public long firstColumn() {
    return firstColumn;
  }

  public int columns() {
    return columns;
  }

  /** Columns with their padding, a whole number of vectors. */
  public int paddedColumns() {
    return FloatPanels.padded(columns);
  }

  /** Columns of row i that are asked for, with padding to whole panels. */
  public int neededColumns(int i) {
    if (!lowerTriangle) {
      return paddedColumns();
    }
    long upTo = firstRow + i - firstColumn;
    return upTo < 0 ? 0 : (int) Math.min(paddedColumns(), (upTo / WIDTH + 1) * WIDTH);
  }

  /** Columns of row i that are asked for, without padding. */
  public int askedColumns(int i) {
    return lowerTriangle ? Math.max(0, FloatBlockStore.columnsOfRow(this, i)) : columns;
  }

  public float[] values() {
    return values;
  }

  public int leadingDimension() {
    return leadingDimension;
  }

  /**
   * The first {@code columns} columns of the block as rows, {@link #rows()} values each, one after
   * the other. Scratch: overwritten by the next call.
   */
  float[] turned(int columns) {
    if (turned == null) {
      turned = new float[rowNorms.length * leadingDimension];
    }
    FloatTranspose.transpose(values, 0, leadingDimension, rows, columns, turned, 0, rows);
    return turned;
  }

  /** Squared norms of the rows, when the columns came with theirs. */
  float[] rowNorms() {
    return rowNorms;
  }

  /** Squared norms of the columns, padded. */
  float[] columnNorms() {
    return columnNorms;
  }

  /**
   * Turns the dot products of row i into squared distances within the accuracy that {@code
   * accuracy} describes: entries that cancel are computed again by direct differences.
   */
  public void toSquaredDistances(int i, FloatAccuracy accuracy) {
    int at = i * leadingDimension;
    float cancels = accuracy.cancels();
    float matters = accuracy.matters();
    float norm = rowNorms[i];
    int count =
        FloatExpansion.squaredDistances(
            values, at, neededColumns(i), norm, columnNorms, cancels, matters, cancelled);
    for (int h = 0; h < count; h++) {
      int j = cancelled[h];
      if (j < columns) {
        values[at + j] = directSquaredDistance(i, j);
      }
    }
  }

  /**
   * Turns the dot products of row i into {@code exp(scale D)}, D the squared distances of {@link
   * #toSquaredDistances}: the same bits, but one pass where no result can underflow.
   */
  public void toGaussians(int i, FloatAccuracy accuracy, float scale) {
    int at = i * leadingDimension;
    float cancels = accuracy.cancels();
    float matters = accuracy.matters();
    float norm = rowNorms[i];
    float largest = largestColumnNorm;
    int n = neededColumns(i);
    int count =
        FloatGaussian.ofDots(
            scale, values, at, n, norm, columnNorms, largest, cancels, matters, cancelled);
    for (int h = 0; h < count; h++) {
      int j = cancelled[h];
      if (j < columns) {
        values[at + j] = FloatExp.exp(scale * directSquaredDistance(i, j));
      }
    }
  }

  /** Squared distance of row i and column j of the block by direct differences. */
  float directSquaredDistance(int i, int j) {
    int at = xOffset + i * xStep;
    long column = firstColumn + j;
    if (otherRow == null) {
      return FloatSquaredDistance.squaredDistance(
          x, at, y.array(), (int) y.position(column), y.cols());
    }
    y.copyRow(column, otherRow, 0);
    return FloatSquaredDistance.squaredDistance(x, at, otherRow, 0, y.cols());
  }
}
