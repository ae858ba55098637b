package dev.lanewise.matrix;

import dev.lanewise.simd.CoordinateSum;
import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.TileShape;

/**
 * {@code X Y^T} block by block, each block handed on while it is in cache. Every product of this
 * library is this loop with another sink:
 *
 * <pre>
 *   for each column block of Y                                (packed once, for all rows)
 *     for each row block of X                                 (in parallel)
 *       for each chunk of 256 k                               (panels of the chunk: L2)
 *         for each strip of rows                              (rows of X: L1)
 *           for each panel: the register tile
 *       sink: finish, store or reduce the block               (block: L2)
 * </pre>
 *
 * <p>The rows of X are read where they lie when they are on the heap, and copied block by block
 * when they are in a memory segment. Extra memory: one packed column block (COLUMN_BLOCK rows of Y)
 * and, for each thread, one block of C; with norms, where there are several column blocks, those of
 * all rows of X.
 */
public final class FloatBlockProduct {
  /** Columns of a block: rows of Y that are packed together. */
  public static final int COLUMN_BLOCK = TileShape.COLUMN_BLOCK_BYTES / Float.BYTES;

  private final FloatOperand x;
  private final FloatOperand y;
  private final int depth;
  private String xName = "X";
  private String yName = "Y";
  private long yBase;
  private boolean lowerTriangle;
  private boolean norms;
  private boolean rowsOnly;
  private int columnsOfBlock = COLUMN_BLOCK;

  /** Null for dot products. */
  private CoordinateSum sum;

  /**
   * The product of the rows of x with the rows of y.
   *
   * @throws IllegalArgumentException when they differ in columns
   * @throws CapacityException when a packed block of rows of y passes what an array holds
   */
  public FloatBlockProduct(FloatMatrix x, FloatMatrix y) {
    this(FloatOperand.rowsOf(x), FloatOperand.rowsOf(y));
  }

  /** The product of the vectors of x with the vectors of y. */
  FloatBlockProduct(FloatOperand x, FloatOperand y) {
    if (x.length() != y.length()) {
      throw new IllegalArgumentException("x has " + x.length() + " columns, y has " + y.length());
    }
    this.x = x;
    this.y = y;
    checkPacked(columnsOfBlock, y.length());
    this.depth = (int) y.length();
    if (x.matrix() == y.matrix()) {
      yName = xName;
    }
  }

  /** Refuses rows that, packed together and padded, do not fit into one array. */
  static void checkPacked(int columns, long depth) {
    CapacityException.check(
        "a packed block of " + columns + " rows of " + depth + " columns",
        CapacityException.bytes(FloatPanels.padded((long) columns), depth, Float.BYTES),
        CapacityException.LARGEST_ARRAY * Float.BYTES,
        "use fewer columns");
  }

  /**
   * What messages call the two sides.
   *
   * @param base number of the first row of y in messages
   */
  public FloatBlockProduct named(String newXName, String newYName, long base) {
    xName = newXName;
    yName = newYName;
    yBase = base;
    return this;
  }

  /** Asks only for elements (i, j) with j at most i; blocks on the diagonal hold more. */
  public FloatBlockProduct lowerTriangle() {
    lowerTriangle = true;
    return this;
  }

  /** Also computes squared norms, so that blocks can become squared distances. */
  public FloatBlockProduct withNorms() {
    norms = true;
    return this;
  }

  /** Computes a sum over the columns of two rows in place of their dot product. */
  public FloatBlockProduct summing(CoordinateSum newSum) {
    sum = newSum;
    return this;
  }

  /**
   * Column blocks of whole pieces, whatever the size of the cache: for sinks that sum over pieces
   * of so many columns, whose results would show where a block ends.
   *
   * @throws CapacityException when such a block, packed, passes what an array holds
   */
  public FloatBlockProduct inPieces(int piece) {
    columnsOfBlock = columnBlock(piece);
    checkPacked(columnsOfBlock, y.length());
    return this;
  }

  /** Columns of a block of whole pieces. */
  static int columnBlock(int piece) {
    return Math.ceilDiv(COLUMN_BLOCK, piece) * piece;
  }

  /** Multiplies nothing: the sink fills each block from its rows of x and y. */
  public FloatBlockProduct rowsOnly() {
    rowsOnly = true;
    return this;
  }

  /**
   * Runs the loop.
   *
   * @throws IllegalArgumentException when norms are asked for and a value is not finite, or when
   *     sums are and not defined for a value
   */
  public void run(RowPartition partition, FloatBlockSink sink) {
    int columnBlock = (int) Math.min(columnsOfBlock, y.count());
    if (x.count() == 0 || columnBlock == 0) {
      return;
    }
    int threads = partition.threads();
    int mostRows = (int) Math.min(TileShape.ROW_BLOCK, x.count());
    FloatPanels panels = rowsOnly ? null : new FloatPanels(columnBlock, depth);
    FloatHeapRows columnRows = new FloatHeapRows(columnBlock);
    float[] columnNorms = norms ? new float[FloatPanels.padded(columnBlock)] : null;
    boolean keep = norms && columnBlock < y.count() && x.count() <= CapacityException.LARGEST_ARRAY;
    float[] rowNorms = keep ? new float[(int) x.count()] : null;
    FloatBlock[] blocks = new FloatBlock[threads];
    FloatHeapRows[] rows = new FloatHeapRows[threads];
    for (int w = 0; w < threads; w++) {
      rows[w] = new FloatHeapRows(Math.max(mostRows, FloatPanels.width()));
    }
    for (long column = 0; column < y.count(); column += columnBlock) {
      int columns = (int) Math.min(columnBlock, y.count() - column);
      if (rowsOnly) {
        columnRows.bring(y, column, columns);
      }
      float largestNorm =
          rowsOnly ? 0.0f : pack(panels, columnNorms, column, columns, partition, rows);
      long firstRow = lowerTriangle ? column : 0;
      long j = column;
      int height = rowBlock(x.count() - firstRow, threads);
      int tasks = Math.toIntExact(Math.ceilDiv(x.count() - firstRow, (long) height));
      partition.run(
          tasks,
          (task, worker) -> {
            if (blocks[worker] == null) {
              blocks[worker] =
                  new FloatBlock(y.matrix(), mostRows, columnBlock, xName)
                      .summing(sum)
                      .keepingNorms(rowNorms);
            }
            long i = firstRow + (long) task * height;
            int count = (int) Math.min(height, x.count() - i);
            FloatHeapRows window = rows[worker];
            window.bring(x, i, count);
            blocks[worker].rows(window.array(), window.offset(), window.step(), i, count);
            if (rowsOnly) {
              blocks[worker].columns(columnRows, j, columns, lowerTriangle);
            } else {
              blocks[worker].compute(panels, columnNorms, largestNorm, j, lowerTriangle);
            }
            sink.accept(blocks[worker], worker);
          });
    }
  }

  /**
   * Rows of a block: ROW_BLOCK, or fewer so that every thread gets as many blocks as the others.
   */
  private static int rowBlock(long rows, int threads) {
    long blocks = Math.ceilDiv(rows, (long) TileShape.ROW_BLOCK);
    long even = Math.ceilDiv(blocks, (long) threads) * threads;
    long height = Math.ceilDiv(Math.ceilDiv(rows, even), (long) TileShape.ROWS) * TileShape.ROWS;
    return (int) Math.min(height, Math.min(rows, TileShape.ROW_BLOCK));
  }

  /** Returns the largest norm of the columns, 0 without norms. */
  private float pack(
      FloatPanels panels,
      float[] columnNorms,
      long column,
      int columns,
      RowPartition partition,
      FloatHeapRows[] rows) {
    panels.reset(columns);
    partition.run(
        Math.ceilDiv(columns, FloatPanels.width()),
        (panel, worker) -> {
          if (y.columns()) {
            packColumns(panels, panel, (int) column);
          } else {
            packRows(panels, panel, column, rows[worker]);
          }
          if (columnNorms != null) {
            panels.squaredNorms(panel, columnNorms);
          }
        });
    return columnNorms == null
        ? 0.0f
        : FloatNorms.check(columnNorms, columns, y.matrix(), column, yName, yBase);
  }

  private void packRows(FloatPanels panels, int panel, long column, FloatHeapRows rows) {
    int first = panel * FloatPanels.width();
    int present = Math.min(FloatPanels.width(), panels.columns() - first);
    rows.bring(y, column + first, present);
    if (sum != null) {
      int from = rows.offset();
      long row = yBase + column + first;
      FloatCoordinates.check(sum, rows.array(), from, rows.step(), present, depth, yName, row);
    }
    // pack() counts rows from the first of the column block
    panels.pack(panel, rows.array(), rows.offset() - first * rows.step(), rows.step());
  }

  private void packColumns(FloatPanels panels, int panel, int column) {
    int first = panel * FloatPanels.width();
    int present = Math.min(FloatPanels.width(), panels.columns() - first);
    FloatMatrix m = y.matrix();
    float[] row = m.array() != null ? m.array() : new float[present];
    for (int k = 0; k < depth; k++) {
      int at = 0;
      if (m.array() != null) {
        at = (int) m.position(k) + column + first;
      } else {
        m.copyRow(k, column + first, present, row, 0);
      }
      panels.packRow(panel, k, row, at);
    }
  }
}
