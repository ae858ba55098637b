package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatAccuracy;
import dev.lanewise.matrix.FloatBlock;

/**
 * Turns blocks of dot products into kernel values while they are in cache. Blocks for a {@link
 * DistanceKernel} come with norms. Immutable and thread-safe; finishing a block allocates nothing.
 */
public final class FloatKernelEpilogue {
  private final Kernel kernel;

  /** Null for kernels of dot products. */
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
    for (int i = 0; i < block.rows(); i++) {
      if (accuracy != null) {
        block.toSquaredDistances(i, accuracy);
      }
      kernel.finish(block.values(), i * block.leadingDimension(), block.neededColumns(i));
    }
  }
}
