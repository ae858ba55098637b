package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatSquaredDistances;
import dev.lanewise.matrix.RowPartition;

/**
 * What all kernels of one family have in common for n rows: their dot products, or their squared
 * distances. A search over gamma, coef0 or degree computes these n^2 d products once; each kernel
 * then costs its epilogue. Holds n x n values. Immutable and thread-safe.
 *
 * <p>Values agree with {@link FloatKernelMatrices#gram} to rounding: entries near the diagonal of
 * distances are kept to a relative accuracy here, which serves every gamma.
 */
public final class FloatSharedGram {
  private final boolean distances;
  private final FloatMatrix base;

  private FloatSharedGram(boolean distances, FloatMatrix base) {
    this.distances = distances;
    this.base = base;
  }

  /**
   * The family of a kernel on the rows of x.
   *
   * @throws IllegalArgumentException when the kernel is neither of dot products nor of distances,
   *     and for those of distances when a value is not finite
   * @throws dev.lanewise.matrix.CapacityException when the n x n matrix does not fit into the heap
   */
  public static FloatSharedGram of(EpilogueKernel kernel, FloatMatrix x, RowPartition partition) {
    if (!hasFamily(kernel)) {
      throw new IllegalArgumentException(kernel + " shares neither dot products nor distances");
    }
    boolean distances = kernel instanceof DistanceKernel;
    return new FloatSharedGram(
        distances,
        distances
            ? FloatSquaredDistances.squaredDistances(x, x, partition)
            : FloatGram.gram(x, partition));
  }

  /** Whether a kernel has others to share with: one of dot products or of distances. */
  public static boolean hasFamily(Kernel kernel) {
    return kernel instanceof DotProductKernel || kernel instanceof DistanceKernel;
  }

  /** Whether this is the family of {@code kernel}. */
  public boolean serves(Kernel kernel) {
    return hasFamily(kernel) && distances == kernel instanceof DistanceKernel;
  }

  /**
   * The Gram matrix of a kernel of this family, into {@code out}, n x n on the heap; returns out.
   *
   * @throws IllegalArgumentException when the kernel is of another family, or out does not fit
   */
  public FloatMatrix gram(EpilogueKernel kernel, FloatMatrix out, RowPartition partition) {
    if (!serves(kernel)) {
      throw new IllegalArgumentException(
          kernel + " is no function of " + (distances ? "distances" : "dot products"));
    }
    if (out.rows() != base.rows() || out.cols() != base.cols() || out.array() == null) {
      throw new IllegalArgumentException(
          "out is "
              + out.rows()
              + " x "
              + out.cols()
              + ", expected "
              + base.rows()
              + " x "
              + base.cols()
              + " on the heap");
    }
    int n = base.cols();
    partition.run(
        n,
        (row, worker) -> {
          int to = (int) out.position(row);
          base.copyRow(row, out.array(), to);
          kernel.finish(out.array(), to, n);
        });
    return out;
  }
}
