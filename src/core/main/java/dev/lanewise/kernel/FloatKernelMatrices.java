package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatBlockProduct;
import dev.lanewise.matrix.FloatBlockStore;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatPackedRows;
import dev.lanewise.matrix.RowPartition;

/**
 * Gram and cross-Gram matrices of a kernel, in one pass: each block of dot products becomes kernel
 * values while it is in cache; a {@link BlockKernel} fills the blocks itself. Gram matrices are
 * exactly symmetric.
 *
 * <p>All methods throw {@link IllegalArgumentException} when shapes do not fit, for kernels of
 * distances and of sums when a value is not finite or out of their domain, and for {@link
 * PrecomputedKernel} when a row of y (in Gram matrices, of x) has no serial number. Those that
 * allocate the result throw {@link dev.lanewise.matrix.CapacityException} when it does not fit into
 * the heap. What a kernel of the user throws is passed on; a matrix to write into is then
 * half-written.
 */
public final class FloatKernelMatrices {
  private FloatKernelMatrices() {}

  /** A new n x n matrix K(x_i, x_j). */
  public static FloatMatrix gram(Kernel kernel, FloatMatrix x) {
    return gram(kernel, x, RowPartition.caller());
  }

  /** A new n x n matrix K(x_i, x_j), split over threads. */
  public static FloatMatrix gram(Kernel kernel, FloatMatrix x, RowPartition partition) {
    return gram(kernel, x, FloatMatrix.allocate(x.rows(), x.rows()), partition);
  }

  /** K(x_i, x_j) into {@code out}, n x n; returns out. */
  public static FloatMatrix gram(
      Kernel kernel, FloatMatrix x, FloatMatrix out, RowPartition partition) {
    FloatBlockStore.checkOut(out, x, x);
    FloatKernelEpilogue epilogue = new FloatKernelEpilogue(kernel, x.cols(), "X");
    product(kernel, x, x)
        .lowerTriangle()
        .run(
            partition,
            (block, worker) -> {
              epilogue.finish(block);
              FloatBlockStore.symmetric(block, out);
            });
    return out;
  }

  /** A new m x n matrix K(x_i, y_j). */
  public static FloatMatrix crossGram(Kernel kernel, FloatMatrix x, FloatMatrix y) {
    return crossGram(kernel, x, y, RowPartition.caller());
  }

  /** A new m x n matrix K(x_i, y_j), split over threads. */
  public static FloatMatrix crossGram(
      Kernel kernel, FloatMatrix x, FloatMatrix y, RowPartition partition) {
    FloatMatrix out = FloatMatrix.allocate(x.rows(), y.rows());
    return crossGram(kernel, x, y, out, partition);
  }

  /** K(x_i, y_j) into {@code out}, m x n; returns out. */
  public static FloatMatrix crossGram(
      Kernel kernel, FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition partition) {
    FloatBlockStore.checkOut(out, x, y);
    FloatKernelEpilogue epilogue = new FloatKernelEpilogue(kernel, x.cols());
    product(kernel, x, y)
        .run(
            partition,
            (block, worker) -> {
              epilogue.finish(block);
              FloatBlockStore.full(block, out);
            });
    return out;
  }

  /**
   * K(x_i, x_i) of each row, without the matrix: for kernels of this library the bits of its
   * diagonal. Refuses the rows that {@link #gram} refuses.
   */
  public static float[] diagonal(Kernel kernel, FloatMatrix x) {
    FloatMatrix rows = x.array() != null ? x : FloatMatrix.copyOf(x);
    requireRows(kernel, rows);
    float[] diagonal = new float[Math.toIntExact(x.rows())];
    if (diagonal.length > 0) {
      int step = (int) rows.leadingDimension();
      int from = (int) rows.position(0);
      FloatRows all = new FloatRows(rows.array(), from, step, diagonal.length, rows.cols(), "X", 0);
      FloatRowKernel.ofSelf(kernel, all, diagonal);
    }
    return diagonal;
  }

  /** Refuses rows, called X, that values cannot be had of. */
  static void requireRows(Kernel kernel, FloatMatrix x) {
    if (kernel instanceof PrecomputedKernel) {
      FloatTrainingRows.requireSerials(x, "X");
    } else {
      FloatDomain.require(kernel, x, "X");
    }
  }

  /** The product of x and y whose blocks a {@link FloatKernelEpilogue} can finish. */
  public static FloatBlockProduct product(Kernel kernel, FloatMatrix x, FloatMatrix y) {
    FloatBlockProduct product = new FloatBlockProduct(x, y);
    if (kernel instanceof PrecomputedKernel) {
      FloatTrainingRows.requireSerials(y, x == y ? "X" : "Y");
    }
    return switch (kernel) {
      case DotProductKernel dots -> product;
      case DistanceKernel distances -> product.withNorms();
      case CoordinateKernel sums -> product.summing(sums.sum());
      case BlockKernel other -> product.rowsOnly();
    };
  }

  /**
   * Rows packed once, whose blocks a {@link FloatKernelEpilogue} can finish.
   *
   * @param rows on the heap; must not change afterwards
   * @param name what messages call the rows of both sides
   * @param piece columns of a piece, of which column blocks are made; 1 for any
   * @param threads for packing
   * @throws IllegalArgumentException when the kernel is not defined for a value
   */
  public static FloatPackedRows packed(
      EpilogueKernel kernel, FloatMatrix rows, String name, int piece, RowPartition threads) {
    return switch (kernel) {
      case DotProductKernel dots -> new FloatPackedRows(rows, false, null, name, piece, threads);
      case DistanceKernel distances -> new FloatPackedRows(rows, true, null, name, piece, threads);
      case CoordinateKernel sums ->
          new FloatPackedRows(rows, false, sums.sum(), name, piece, threads);
    };
  }
}
