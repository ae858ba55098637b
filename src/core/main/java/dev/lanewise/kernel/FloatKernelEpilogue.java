package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatAccuracy;
import dev.lanewise.matrix.FloatBlock;

/**
 * Fills blocks with kernel values while they are in cache: from their dot products, or, for a
 * {@link BlockKernel}, from their rows. Blocks come from {@link FloatKernelMatrices#product} or
 * from packed rows. Immutable and thread-safe; finishing a block allocates nothing of its own but
 * for {@link CompositeKernel} and {@link MaternKernel} 3/2 and 5/2.
 */
public final class FloatKernelEpilogue {
  /** Rows of a block on the diagonal that are evaluated together. */
  private static final int STRIP = 16;

  private final Kernel kernel;
  private final String columns;

  /** Null for kernels of anything but distances. */
  private final FloatAccuracy accuracy;

  /**
   * @param depth columns of the rows multiplied
   */
  public FloatKernelEpilogue(Kernel kernel, int depth) {
    this(kernel, depth, "Y");
  }

  /**
   * @param columns what messages call the rows that are columns of blocks
   */
  FloatKernelEpilogue(Kernel kernel, int depth, String columns) {
    this.kernel = kernel;
    this.columns = columns;
    this.accuracy =
        kernel instanceof DistanceKernel k ? FloatAccuracy.absolute(depth, k.steepness()) : null;
  }

  /** Finishes every row of the block. */
  public void finish(FloatBlock block) {
    switch (kernel) {
      case EpilogueKernel k -> finish(k, block);
      case BlockKernel k -> fill(k, block);
    }
  }

  private void finish(EpilogueKernel epilogue, FloatBlock block) {
    if (epilogue instanceof RbfKernel rbf) {
      float scale = -(float) Parameters.inRange("gamma", rbf.gamma(), Float.MAX_VALUE);
      for (int i = 0; i < block.rows(); i++) {
        block.toGaussians(i, accuracy, scale);
      }
      return;
    }
    for (int i = 0; i < block.rows(); i++) {
      if (accuracy != null) {
        block.toSquaredDistances(i, accuracy);
      }
      epilogue.finish(block.values(), i * block.leadingDimension(), block.neededColumns(i));
    }
  }

  /** No value above the diagonal is evaluated where none is asked for. */
  private void fill(BlockKernel blocks, FloatBlock block) {
    int rows = block.rows();
    if (block.askedColumns(0) == block.columns()) {
      evaluate(blocks, block, 0, rows, 0, block.columns());
      return;
    }
    for (int i = 0; i < rows; i += STRIP) {
      int end = Math.min(rows, i + STRIP);
      int shared = block.askedColumns(i);
      evaluate(blocks, block, i, end - i, 0, shared);
      for (int r = i + 1; r < end; r++) {
        evaluate(blocks, block, r, 1, shared, block.askedColumns(r) - shared);
      }
    }
  }

  private void evaluate(
      BlockKernel blocks, FloatBlock block, int row, int rows, int column, int count) {
    if (rows == 0 || count == 0) {
      return;
    }
    int to = row * block.leadingDimension() + column;
    if (blocks instanceof CompositeKernel composite) {
      FloatComposite.evaluate(
          composite,
          rows(block, row, rows),
          columns(block, column, count),
          block.values(),
          to,
          block.leadingDimension());
      return;
    }
    blocks.evaluate(
        block.xArray(),
        block.xPosition(row),
        block.xStep(),
        rows,
        block.yArray(),
        block.yPosition(column),
        block.yStep(),
        count,
        block.depth(),
        block.values(),
        to,
        block.leadingDimension());
  }

  private static FloatRows rows(FloatBlock block, int row, int count) {
    long first = block.firstRow() + row;
    return new FloatRows(
        block.xArray(), block.xPosition(row), block.xStep(), count, block.depth(), "X", first);
  }

  private FloatRows columns(FloatBlock block, int column, int count) {
    long first = block.firstColumn() + column;
    return new FloatRows(
        block.yArray(),
        block.yPosition(column),
        block.yStep(),
        count,
        block.depth(),
        columns,
        first);
  }
}
