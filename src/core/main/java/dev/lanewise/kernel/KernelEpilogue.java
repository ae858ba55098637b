package dev.lanewise.kernel;

import dev.lanewise.matrix.DoubleAccuracy;
import dev.lanewise.matrix.DoubleBlock;
import dev.lanewise.matrix.FloatAccuracy;
import dev.lanewise.matrix.FloatBlock;

/**
 * Turns blocks of dot products into kernel values while they are in cache. Blocks for a {@link
 * DistanceKernel} come with norms. Immutable and thread-safe; finishing a block allocates nothing.
 */
public final class KernelEpilogue {
  private final Kernel kernel;

  /** Null for kernels of dot products. */
  private final FloatAccuracy floats;

  private final DoubleAccuracy doubles;

  /**
   * @param depth columns of the rows multiplied
   */
  public KernelEpilogue(Kernel kernel, int depth) {
    this.kernel = kernel;
    if (kernel instanceof DistanceKernel distance) {
      floats = FloatAccuracy.absolute(depth, distance.steepness());
      doubles = DoubleAccuracy.absolute(depth, distance.steepness());
    } else {
      floats = null;
      doubles = null;
    }
  }

  /** Finishes every row of the block. */
  public void finish(FloatBlock block) {
    for (int i = 0; i < block.rows(); i++) {
      if (floats != null) {
        block.toSquaredDistances(i, floats);
      }
      kernel.finish(block.values(), i * block.leadingDimension(), block.paddedColumns());
    }
  }

  /** Finishes every row of the block. */
  public void finish(DoubleBlock block) {
    for (int i = 0; i < block.rows(); i++) {
      if (doubles != null) {
        block.toSquaredDistances(i, doubles);
      }
      kernel.finish(block.values(), i * block.leadingDimension(), block.paddedColumns());
    }
  }
}
