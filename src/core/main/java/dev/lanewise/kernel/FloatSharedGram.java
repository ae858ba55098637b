package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatSquaredDistances;
import dev.lanewise.matrix.RowPartition;

/**
 * What all kernels of one family have in common for n rows: their dot products, or their squared
 * distances. A search over gamma, coef0 or degree computes these n^2 d products once; each kernel
 * then costs its epilogue, and each fold of a cross-validation a copy of the rows that it trains
 * on. A kernel without a family is one by itself. Holds n x n values. Immutable and thread-safe.
 *
 * <p>Values agree with {@link FloatKernelMatrices#gram} to rounding: entries near the diagonal of
 * distances are kept to a relative accuracy here, which serves every gamma.
 */
public final class FloatSharedGram {
  /** Rows of the result that share an epilogue: no rest of a vector for each row. */
  private static final int ROWS = 16;

  private final boolean distances;

  /** The one kernel that base holds the values of, or null. */
  private final Kernel own;

  private final FloatMatrix base;

  private FloatSharedGram(boolean distances, Kernel own, FloatMatrix base) {
    this.distances = distances;
    this.own = own;
    this.base = base;
  }

  /**
   * The family of a kernel on the rows of x.
   *
   * @throws IllegalArgumentException for a kernel of distances when a value is not finite
   * @throws dev.lanewise.matrix.CapacityException when the n x n matrix does not fit into the heap
   */
  public static FloatSharedGram of(Kernel kernel, FloatMatrix x, RowPartition partition) {
    return switch (kernel) {
      case DotProductKernel dots -> new FloatSharedGram(false, null, FloatGram.gram(x, partition));
      case DistanceKernel near ->
          new FloatSharedGram(true, null, FloatSquaredDistances.squaredDistances(x, x, partition));
      default -> new FloatSharedGram(false, kernel, FloatKernelMatrices.gram(kernel, x, partition));
    };
  }

  /** Whether a kernel has others to share with: one of dot products or of distances. */
  public static boolean hasFamily(Kernel kernel) {
    return kernel instanceof DotProductKernel || kernel instanceof DistanceKernel;
  }

  /** Something equal for kernels of the same family alone. */
  public static Object family(Kernel kernel) {
    return hasFamily(kernel) ? kernel instanceof DistanceKernel : kernel;
  }

  /** Whether this is the family of {@code kernel}. */
  public boolean serves(Kernel kernel) {
    return own != null
        ? own.equals(kernel)
        : hasFamily(kernel) && distances == kernel instanceof DistanceKernel;
  }

  /**
   * The Gram matrix of a kernel of this family, into {@code out}, n x n on the heap; returns out.
   *
   * @throws IllegalArgumentException when the kernel is of another family, or out does not fit
   */
  public FloatMatrix gram(Kernel kernel, FloatMatrix out, RowPartition partition) {
    return gram(kernel, new int[] {0, base.cols()}, out, partition);
  }

  /**
   * The Gram matrix of some rows, those of a few ranges, into {@code out}, m x m on the heap;
   * returns out.
   *
   * @param ranges of rows: first and end of each, ascending, without overlap; m in all
   * @throws IllegalArgumentException when the kernel is of another family, or out does not fit
   */
  public FloatMatrix gram(Kernel kernel, int[] ranges, FloatMatrix out, RowPartition partition) {
    return values(kernel, ranges, ranges, out, partition);
  }

  /**
   * Kernel values of some rows by some rows, into {@code out}, m x n on the heap; returns out.
   *
   * @param rows ranges: first and end of each, ascending, without overlap; m rows in all
   * @param columns the same; n in all
   * @throws IllegalArgumentException when the kernel is of another family, or out does not fit
   */
  public FloatMatrix values(
      Kernel kernel, int[] rows, int[] columns, FloatMatrix out, RowPartition partition) {
    if (!serves(kernel)) {
      String family = distances ? "distances" : "dot products";
      throw new IllegalArgumentException(
          kernel + (own != null ? " is not " + own : " is no function of " + family));
    }
    int[] numbers = numbers(rows);
    int m = numbers.length;
    int n = numbers(columns).length;
    if (out.rows() != m || out.cols() != n || out.array() == null) {
      throw new IllegalArgumentException(
          ("out is " + out.rows() + " x " + out.cols())
              + (", expected " + m + " x " + n + " on the heap"));
    }
    int together = out.leadingDimension() == n ? ROWS : 1; // one by one where there are gaps
    partition.run(
        Math.ceilDiv(m, together),
        (task, worker) -> {
          int first = task * together;
          int count = Math.min(together, m - first);
          for (int row = first; row < first + count; row++) {
            copy(numbers[row], columns, out.array(), (int) out.position(row));
          }
          if (own == null) {
            ((EpilogueKernel) kernel).finish(out.array(), (int) out.position(first), count * n);
          }
        });
    return out;
  }

  private void copy(int row, int[] ranges, float[] to, int at) {
    int next = at;
    for (int r = 0; r < ranges.length; r += 2) {
      int length = ranges[r + 1] - ranges[r];
      base.copyRow(row, ranges[r], length, to, next);
      next += length;
    }
  }

  private int[] numbers(int[] ranges) {
    int count = 0;
    int last = 0;
    for (int r = 0; r < ranges.length; r += 2) {
      if (ranges[r] < last || ranges[r + 1] < ranges[r] || ranges[r + 1] > base.cols()) {
        throw new IllegalArgumentException(
            "range [" + ranges[r] + ", " + ranges[r + 1] + ") of " + base.cols() + " rows");
      }
      last = ranges[r + 1];
      count += last - ranges[r];
    }
    int[] rows = new int[count];
    int next = 0;
    for (int r = 0; r < ranges.length; r += 2) {
      for (int row = ranges[r]; row < ranges[r + 1]; row++) {
        rows[next++] = row;
      }
    }
    return rows;
  }
}
