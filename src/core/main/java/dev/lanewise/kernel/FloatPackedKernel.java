package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatPackedRows;
import dev.lanewise.matrix.RowPartition;

/**
 * Kernel values of any rows against fixed ones that are packed once: support vectors at prediction,
 * examples whose kernel rows are computed on demand. A {@link BlockKernel} reads the fixed rows as
 * they are. One row and many rows give the same bits. Immutable and thread-safe; the scratch block
 * is the caller's.
 */
public final class FloatPackedKernel {
  private final Kernel kernel;
  private final FloatMatrix rows;

  /** Null when the kernel is a {@link BlockKernel}. */
  private final FloatPackedRows packed;

  private final FloatKernelEpilogue epilogue;

  /** Packs on the calling thread; otherwise as the other form. */
  public FloatPackedKernel(Kernel kernel, FloatMatrix rows) {
    this(kernel, rows, RowPartition.caller());
  }

  /**
   * @param rows on the heap ({@link FloatMatrix#array} is not null); must not change afterwards
   * @param partition threads for packing
   * @throws IllegalArgumentException when the kernel, or a part of it, is not defined for a row:
   *     for distances, when a value is not finite or a squared norm leaves the range; for sums over
   *     columns, when a value is outside their domain; for {@link LengthScaleKernel}, when there
   *     are other scales than columns; for {@link PrecomputedKernel}, without a serial number
   */
  public FloatPackedKernel(Kernel kernel, FloatMatrix rows, RowPartition partition) {
    this.kernel = kernel;
    this.rows = rows;
    if (kernel instanceof BlockKernel) {
      FloatKernelMatrices.requireRows(kernel, rows); // of the others when they are packed
    }
    this.packed =
        kernel instanceof EpilogueKernel k
            ? FloatKernelMatrices.packed(k, rows, "X", 1, partition)
            : null;
    this.epilogue = new FloatKernelEpilogue(kernel, rows.cols());
  }

  /** Scratch for up to {@code rowBlock} rows at a time. */
  public FloatBlock newBlock(int rowBlock) {
    return packed == null ? new FloatBlock(rows, 1, 1, "X") : packed.newBlock(rowBlock);
  }

  /**
   * Writes K(x_i, row_j) to {@code out[i * outStep + j]} for {@code count} rows x_i, {@code step}
   * apart from {@code offset} on. Allocates nothing, but for a {@link CompositeKernel} (see there),
   * a kilobyte a row for {@link MaternKernel} 3/2 and 5/2, and what a kernel of the user does.
   *
   * @param row number of the first of them in messages
   * @throws IllegalArgumentException when the kernel, or a part of it, is not defined for a row, as
   *     above
   */
  public void evaluate(
      FloatBlock block,
      float[] x,
      int offset,
      int step,
      long row,
      int count,
      float[] out,
      int outStep) {
    if (kernel instanceof BlockKernel k) {
      evaluate(k, x, offset, step, row, count, out, outStep);
      return;
    }
    block.rows(x, offset, step, row, count);
    for (int b = 0; b < packed.blocks(); b++) {
      packed.compute(block, b);
      epilogue.finish(block);
      for (int i = 0; i < count; i++) {
        int to = i * outStep + (int) block.firstColumn();
        int from = i * block.leadingDimension();
        System.arraycopy(block.values(), from, out, to, block.columns());
      }
    }
  }

  /** Into how many ranges of fixed rows the other form may divide its work; 1 at least. */
  public int blocks() {
    return packed == null ? 1 : Math.max(1, packed.blocks());
  }

  /**
   * Writes K(x_i, row_j) to {@code out[i][j]} for the fixed rows of some blocks; otherwise as the
   * other form.
   *
   * @param firstBlock of {@link #blocks}
   * @param endBlock the one after the last
   * @param out at least {@code count} arrays, each as long as there are fixed rows
   */
  public void evaluate(
      FloatBlock block,
      float[] x,
      int offset,
      int step,
      long row,
      int count,
      int firstBlock,
      int endBlock,
      float[][] out) {
    if (kernel instanceof BlockKernel k) {
      for (int i = 0; i < count; i++) {
        evaluate(k, x, offset + i * step, step, row + i, 1, out[i], 0);
      }
      return;
    }
    block.rows(x, offset, step, row, count);
    for (int b = firstBlock; b < Math.min(endBlock, packed.blocks()); b++) {
      packed.compute(block, b);
      epilogue.finish(block);
      for (int i = 0; i < count; i++) {
        int from = i * block.leadingDimension();
        int to = (int) block.firstColumn();
        System.arraycopy(block.values(), from, out[i], to, block.columns());
      }
    }
  }

  private void evaluate(
      BlockKernel k,
      float[] x,
      int offset,
      int step,
      long row,
      int count,
      float[] out,
      int outStep) {
    int n = (int) rows.rows();
    if (count == 0 || n == 0) {
      return;
    }
    if (k instanceof CompositeKernel composite) {
      FloatRows some = new FloatRows(x, offset, step, count, rows.cols(), "X", row);
      FloatComposite.evaluate(composite, some, fixed(), out, 0, outStep);
    } else {
      int from = (int) rows.position(0);
      int apart = (int) rows.leadingDimension();
      k.evaluate(
          x, offset, step, count, rows.array(), from, apart, n, rows.cols(), out, 0, outStep);
    }
  }

  /** K(row_i, row_i) for every row: the very values {@link #evaluate} gives. */
  public float[] diagonal() {
    int n = (int) rows.rows();
    float[] d = new float[n];
    if (n > 0) {
      FloatRowKernel.ofSelf(kernel, fixed(), d);
    }
    return d;
  }

  private FloatRows fixed() {
    int from = (int) rows.position(0);
    int step = (int) rows.leadingDimension();
    return new FloatRows(rows.array(), from, step, (int) rows.rows(), rows.cols(), "X", 0);
  }
}
