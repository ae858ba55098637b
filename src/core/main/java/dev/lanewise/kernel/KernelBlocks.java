package dev.lanewise.kernel;

import dev.lanewise.matrix.DoubleAccuracy;
import dev.lanewise.matrix.DoubleBlock;
import dev.lanewise.matrix.FloatAccuracy;
import dev.lanewise.matrix.FloatBlock;

/** Turns a block of dot products into kernel values while it is in cache. */
public final class KernelBlocks {
  private KernelBlocks() {}

  /**
   * Finishes every row of the block; blocks for a {@link DistanceKernel} come with norms.
   *
   * @param depth columns of the rows multiplied
   */
  public static void finish(Kernel kernel, FloatBlock block, int depth) {
    int n = block.paddedColumns();
    FloatAccuracy accuracy =
        kernel instanceof DistanceKernel k ? FloatAccuracy.absolute(depth, k.steepness()) : null;
    for (int i = 0; i < block.rows(); i++) {
      if (accuracy != null) {
        block.toSquaredDistances(i, accuracy);
      }
      kernel.finish(block.values(), i * block.leadingDimension(), n);
    }
  }

  /** The same in double. */
  public static void finish(Kernel kernel, DoubleBlock block, int depth) {
    int n = block.paddedColumns();
    DoubleAccuracy accuracy =
        kernel instanceof DistanceKernel k ? DoubleAccuracy.absolute(depth, k.steepness()) : null;
    for (int i = 0; i < block.rows(); i++) {
      if (accuracy != null) {
        block.toSquaredDistances(i, accuracy);
      }
      kernel.finish(block.values(), i * block.leadingDimension(), n);
    }
  }
}
