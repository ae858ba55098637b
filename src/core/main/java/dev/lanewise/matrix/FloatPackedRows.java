package dev.lanewise.matrix;

import dev.lanewise.simd.CoordinateSum;
import dev.lanewise.simd.FloatPanels;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows packed once to be the right-hand operand again and again, such as the support vectors of a
 * model. Immutable; readable from any thread. Takes as much memory as the rows, padded to panels.
 */
public final class FloatPackedRows {
  private final FloatMatrix rows;

  /** Null for dot products. */
  private final CoordinateSum sum;

  private final String name;
  private final int columnBlock;

  private final List<FloatPanels> panels = new ArrayList<>();

  /** Entries are null when norms are not needed. */
  private final List<float[]> norms = new ArrayList<>();

  /** Of each column block. */
  private final float[] largestNorms;

  /**
   * Packs all rows, which must not change afterwards.
   *
   * @param rows on the heap
   * @param withNorms whether blocks are to become squared distances
   * @throws IllegalArgumentException with norms, when a value is not finite or a squared norm
   *     leaves the range
   * @throws CapacityException when a block of packed rows does not fit into one array
   */
  public FloatPackedRows(FloatMatrix rows, boolean withNorms) {
    this(rows, withNorms, null, "X", 1, RowPartition.caller());
  }

  /**
   * The same, perhaps for a sum over columns.
   *
   * @param sum null for dot products
   * @param name what messages call the rows of both sides
   * @param piece columns of a piece: column blocks are whole pieces, as {@link
   *     FloatBlockProduct#inPieces} has them; 1 for any
   * @param partition threads for packing
   * @throws IllegalArgumentException as the other form does, or when the sum is not defined for a
   *     value
   * @throws CapacityException as the other form does
   */
  public FloatPackedRows(
      FloatMatrix rows,
      boolean withNorms,
      CoordinateSum sum,
      String name,
      int piece,
      RowPartition partition) {
    this.rows = rows;
    this.sum = sum;
    this.name = name;
    this.columnBlock = FloatBlockProduct.columnBlock(piece);
    int count = (int) rows.rows();
    this.largestNorms = new float[Math.ceilDiv(count, columnBlock)];
    if (sum != null && count > 0) {
      int from = (int) rows.position(0);
      int step = (int) rows.leadingDimension();
      FloatCoordinates.check(sum, rows.array(), from, step, count, rows.cols(), name, 0);
    }
    for (long column = 0; column < rows.rows(); column += columnBlock) {
      int columns = (int) Math.min(columnBlock, rows.rows() - column);
      FloatBlockProduct.checkPacked(columns, rows.cols());
      FloatPanels some = new FloatPanels(columns, rows.cols());
      some.reset(columns);
      float[] squared = withNorms ? new float[FloatPanels.padded(columns)] : null;
      int at = (int) rows.position(column);
      partition.run(
          Math.ceilDiv(columns, FloatPanels.width()),
          (p, worker) -> {
            some.pack(p, rows.array(), at, (int) rows.leadingDimension());
            if (withNorms) {
              some.squaredNorms(p, squared);
            }
          });
      if (withNorms) {
        largestNorms[panels.size()] = FloatNorms.check(squared, columns, rows, column, name, 0);
      }
      panels.add(some);
      norms.add(squared);
    }
  }

  /** A block for up to {@code rowBlock} rows against these. */
  public FloatBlock newBlock(int rowBlock) {
    int columns = (int) Math.min(columnBlock, rows.rows());
    return new FloatBlock(rows, rowBlock, columns, name).summing(sum);
  }

  /** Number of column blocks. */
  public int blocks() {
    return panels.size();
  }

  /** Fills the block with the products of its rows and column block {@code b}. */
  public void compute(FloatBlock block, int b) {
    block.compute(panels.get(b), norms.get(b), largestNorms[b], (long) b * columnBlock, false);
  }
}
