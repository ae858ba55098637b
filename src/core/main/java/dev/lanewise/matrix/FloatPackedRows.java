package dev.lanewise.matrix;

import dev.lanewise.simd.FloatPanels;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows packed once to be the right-hand operand again and again, such as the support vectors of a
 * model. Immutable; readable from any thread. Takes as much memory as the rows, padded to panels.
 */
public final class FloatPackedRows {
  private final FloatMatrix rows;
  private final int columnBlock;
  private final List<FloatPanels> panels = new ArrayList<>();

  /** Entries are null when norms are not needed. */
  private final List<float[]> norms = new ArrayList<>();

  /**
   * Packs all rows, which must not change afterwards.
   *
   * @param rows on the heap
   * @param withNorms whether blocks are to become squared distances
   * @throws IllegalArgumentException with norms, when a value is not finite or a squared norm
   *     leaves the range
   */
  public FloatPackedRows(FloatMatrix rows, boolean withNorms) {
    this(rows, withNorms, 1);
  }

  /**
   * The same in column blocks of whole pieces, as {@link FloatBlockProduct#inPieces} has them.
   *
   * @param piece columns of a piece
   */
  public FloatPackedRows(FloatMatrix rows, boolean withNorms, int piece) {
    this.rows = rows;
    this.columnBlock = FloatBlockProduct.columnBlock(piece);
    for (long column = 0; column < rows.rows(); column += columnBlock) {
      int columns = (int) Math.min(columnBlock, rows.rows() - column);
      FloatPanels some = new FloatPanels(columns, rows.cols());
      some.reset(columns);
      float[] squared = withNorms ? new float[FloatPanels.padded(columns)] : null;
      for (int p = 0; p * FloatPanels.width() < columns; p++) {
        int at = (int) rows.position(column);
        some.pack(p, rows.array(), at, (int) rows.leadingDimension());
        if (withNorms) {
          some.squaredNorms(p, squared);
        }
      }
      if (withNorms) {
        FloatNorms.check(squared, columns, rows, column, "X", 0);
      }
      panels.add(some);
      norms.add(squared);
    }
  }

  /** A block for up to {@code rowBlock} rows against these. */
  public FloatBlock newBlock(int rowBlock) {
    int columns = (int) Math.min(columnBlock, rows.rows());
    return new FloatBlock(rows, rowBlock, columns, "X");
  }

  /** Number of column blocks. */
  public int blocks() {
    return panels.size();
  }

  /** Fills the block with the products of its rows and column block {@code b}. */
  public void compute(FloatBlock block, int b) {
    block.compute(panels.get(b), norms.get(b), (long) b * columnBlock, false);
  }
}
