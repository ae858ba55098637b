package dev.lanewise.matrix;

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
 * and, for each thread, one block of C.
 */
public final class FloatBlockProduct {
  /** Columns of a block: rows of Y that are packed together. */
  public static final int COLUMN_BLOCK = TileShape.COLUMN_BLOCK_BYTES / Float.BYTES;

  private final FloatMatrix x;
  private final FloatMatrix y;
  private final int rowBlock;
  private String xName = "X";
  private String yName = "Y";
  private long yBase;
  private boolean lowerTriangle;
  private boolean norms;

  /**
   * The product of the rows of x with the rows of y.
   *
   * @throws IllegalArgumentException when they differ in columns
   * @throws CapacityException when a packed block of rows of y passes what an array holds
   */
  public FloatBlockProduct(FloatMatrix x, FloatMatrix y) {
    if (x.cols() != y.cols()) {
      throw new IllegalArgumentException("x has " + x.cols() + " columns, y has " + y.cols());
    }
    this.x = x;
    this.y = y;
    this.rowBlock = (int) Math.min(TileShape.ROW_BLOCK, x.rows());
    CapacityException.check(
        "a packed block of " + COLUMN_BLOCK + " rows of " + y.cols() + " columns",
        CapacityException.bytes(COLUMN_BLOCK, y.cols(), Float.BYTES),
        CapacityException.LARGEST_ARRAY * Float.BYTES,
        "use fewer columns");
    if (x == y) {
      yName = xName;
    }
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

  /**
   * Runs the loop.
   *
   * @throws IllegalArgumentException when norms are asked for and a value is not finite
   */
  public void run(RowPartition partition, FloatBlockSink sink) {
    int columnBlock = (int) Math.min(COLUMN_BLOCK, y.rows());
    if (x.rows() == 0 || columnBlock == 0) {
      return;
    }
    FloatPanels panels = new FloatPanels(columnBlock, y.cols());
    float[] columnNorms = norms ? new float[FloatPanels.padded(columnBlock)] : null;
    int threads = partition.threads();
    FloatBlock[] blocks = new FloatBlock[threads];
    FloatHeapRows[] rows = new FloatHeapRows[threads];
    for (int w = 0; w < threads; w++) {
      rows[w] = new FloatHeapRows(Math.max(rowBlock, FloatPanels.width()));
    }
    for (long column = 0; column < y.rows(); column += columnBlock) {
      int columns = (int) Math.min(columnBlock, y.rows() - column);
      pack(panels, columnNorms, column, columns, partition, rows);
      long firstRow = lowerTriangle ? column : 0;
      long j = column;
      int tasks = Math.toIntExact(Math.ceilDiv(x.rows() - firstRow, (long) TileShape.ROW_BLOCK));
      partition.run(
          tasks,
          (task, worker) -> {
            if (blocks[worker] == null) {
              blocks[worker] = new FloatBlock(y, rowBlock, columnBlock, xName);
            }
            long i = firstRow + (long) task * TileShape.ROW_BLOCK;
            int count = (int) Math.min(TileShape.ROW_BLOCK, x.rows() - i);
            FloatHeapRows window = rows[worker];
            window.bring(x, i, count);
            blocks[worker].rows(window.array(), window.offset(), window.step(), i, count);
            blocks[worker].compute(panels, columnNorms, j, lowerTriangle);
            sink.accept(blocks[worker], worker);
          });
    }
  }

  private void pack(
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
          packPanel(panels, panel, column, rows[worker]);
          if (columnNorms != null) {
            panels.squaredNorms(panel, columnNorms);
          }
        });
    if (columnNorms != null) {
      FloatNorms.check(columnNorms, columns, y, column, yName, yBase);
    }
  }

  private void packPanel(FloatPanels panels, int panel, long column, FloatHeapRows rows) {
    int first = panel * FloatPanels.width();
    int present = Math.min(FloatPanels.width(), panels.columns() - first);
    rows.bring(y, column + first, present);
    // pack() counts rows from the first of the column block
    panels.pack(panel, rows.array(), rows.offset() - first * rows.step(), rows.step());
  }
}
