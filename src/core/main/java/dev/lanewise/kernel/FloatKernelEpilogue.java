package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatAccuracy;
import dev.lanewise.matrix.FloatBlock;

/**
 * Fills blocks with kernel values while they are in cache: from their dot products, or, for a
 * {@link BlockKernel}, from their rows. Blocks come from {@link FloatKernelMatrices#product} or
 * from packed rows. Immutable and thread-safe; finishing a block allocates nothing of its own.
 */
public final class FloatKernelEpilogue {
  /** Rows of a block on the diagonal that are evaluated together. */
  private static final int STRIP = 16;

  private final Kernel kernel;

  /** Null for kernels of anything but distances. */
  private final FloatAccuracy accuracy;

  /**
   * @param depth columns of the rows multiplied
   */
  public FloatKernelEpilogue(Kernel kernel, int depth) {
    this.kernel = kernel;
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
    for (int i = 0; i < block.rows(); i++) {
      if (accuracy != null) {
        block.toSquaredDistances(i, accuracy);
      }
      epilogue.finish(block.values(), i * block.leadingDimension(), block.neededColumns(i));
    }
  }

  /** No value above the diagonal is evaluated where none is asked for. */
  private static void fill(BlockKernel kernel, FloatBlock block) {
    int rows = block.rows();
    if (block.askedColumns(0) == block.columns()) {
      evaluate(kernel, block, 0, rows, 0, block.columns());
      return;
    }
    for (int i = 0; i < rows; i += STRIP) {
      int end = Math.min(rows, i + STRIP);
      int shared = block.askedColumns(i);
      evaluate(kernel, block, i, end - i, 0, shared);
      for (int r = i + 1; r < end; r++) {
        evaluate(kernel, block, r, 1, shared, block.askedColumns(r) - shared);
      }
    }
  }

  private static void evaluate(
      BlockKernel kernel, FloatBlock block, int row, int rows, int column, int columns) {
    if (rows == 0 || columns == 0) {
      return;
    }
    kernel.evaluate(
        block.xArray(),
        block.xPosition(row),
        block.xStep(),
        rows,
        block.yArray(),
        block.yPosition(column),
        block.yStep(),
        columns,
        block.depth(),
        block.values(),
        row * block.leadingDimension() + column,
        block.leadingDimension());
  }
}
