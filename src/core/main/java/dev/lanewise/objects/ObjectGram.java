package dev.lanewise.objects;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/**
 * Gram and cross-Gram matrices of objects. Each object is prepared once, each pair of a Gram matrix
 * evaluated once, and the matrix is symmetric bit for bit; threads do not show. Normalised unless
 * {@link Scale#RAW} is asked for.
 *
 * <p>What the kernel throws reaches the caller as it is. To stop a long run, hand it a partition
 * with a question: {@code partition.whilst(() -> !Thread.currentThread().isInterrupted())}.
 *
 * <p>Memory: 8 bytes an element, besides the prepared forms.
 */
public final class ObjectGram {
  private ObjectGram() {}

  /** The normalised Gram matrix, on the calling thread; see the form with threads. */
  public static <T> DoubleMatrix gram(ObjectKernel<T> kernel, List<? extends T> objects) {
    return gram(kernel, objects, Scale.UNIT, RowPartition.caller());
  }

  /**
   * The n x n Gram matrix of n objects.
   *
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException naming two objects whose value is not finite, that differ too
   *     much from the other way round (in a sample of pairs), or an object whose K with itself
   *     cannot be normalised by
   * @throws dev.lanewise.matrix.CapacityException when the matrix does not fit into the heap; no
   *     object is prepared then
   * @throws java.util.concurrent.CancellationException when the partition is told to stop
   */
  public static <T> DoubleMatrix gram(
      ObjectKernel<T> kernel, List<? extends T> objects, Scale scale, RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(objects.size(), objects.size());
    PreparedObjects.of(PreparedKernel.of(kernel), objects, scale, partition)
        .lowerTriangle(
            partition,
            (i, j, value) -> {
              out.set(i, j, value);
              out.set(j, i, value);
            });
    return out;
  }

  /** The normalised cross-Gram matrix, on the calling thread; see the form with threads. */
  public static <T> DoubleMatrix crossGram(
      ObjectKernel<T> kernel, List<? extends T> rows, List<? extends T> columns) {
    return crossGram(kernel, rows, columns, Scale.UNIT, RowPartition.caller());
  }

  /**
   * The m x n matrix of m objects against n others.
   *
   * @throws NullPointerException as {@link #gram(ObjectKernel, List, Scale, RowPartition)}
   * @throws IllegalArgumentException naming two objects whose value is not finite, or an object
   *     whose K with itself cannot be normalised by
   * @throws dev.lanewise.matrix.CapacityException when the matrix does not fit into the heap
   */
  public static <T> DoubleMatrix crossGram(
      ObjectKernel<T> kernel,
      List<? extends T> rows,
      List<? extends T> columns,
      Scale scale,
      RowPartition partition) {
    DoubleMatrix out = DoubleMatrix.allocate(rows.size(), columns.size());
    PreparedObjects.of(PreparedKernel.of(kernel), columns, scale, partition)
        .rows(rows, partition, (i, row, worker) -> out.setRow(i, 0, row, 0, row.length));
    return out;
  }
}
