package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * The n x m matrix K = K(A, B) of n rows and m landmarks as an operator: what iterative methods
 * need of it, without storing it. Each kernel value is computed, used and forgotten while it is in
 * cache.
 *
 * <p>Vectors are the rows of matrices: t of them at once cost one evaluation of K. All sums are in
 * double, over fixed pieces in order, so neither threads nor memory layout nor the other vectors
 * show. With features in float the kernel values are floats (see {@link FloatKernelProduct}), with
 * features in double they are doubles.
 *
 * <p>Implementations are immutable and thread-safe as long as nobody changes the rows. What they
 * throw for values that are not finite is said there.
 */
public sealed interface KernelProduct permits FloatKernelProduct, DoubleKernelProduct {
  /** Rows of K, n. */
  long rows();

  /** Columns of K, m. */
  long landmarks();

  /**
   * K v for each row v.
   *
   * @param v t x m
   * @return t x n
   * @throws IllegalArgumentException when v has not m columns
   * @throws dev.lanewise.matrix.CapacityException when the result does not fit
   */
  DoubleMatrix multiply(DoubleMatrix v, RowPartition partition);

  /**
   * K' u for each row u.
   *
   * @param u t x n
   * @return t x m
   * @throws IllegalArgumentException when u has not n columns
   */
  DoubleMatrix transposed(DoubleMatrix u, RowPartition partition);

  /**
   * K' (K v) for each row v, with one evaluation of K.
   *
   * @param v t x m
   * @return t x m
   * @throws IllegalArgumentException when v has not m columns
   * @throws dev.lanewise.matrix.CapacityException when the landmarks, packed, or the sums of the
   *     parts do not fit
   */
  DoubleMatrix normal(DoubleMatrix v, RowPartition partition);

  /**
   * The values of some rows of K, computed in double from the features as they are.
   *
   * @param out r x m, written with the rows from {@code from} on
   * @throws IllegalArgumentException when out has not m columns
   */
  void values(long from, DoubleMatrix out, RowPartition partition);

  /** K(a_i, a_i), in double, for the {@code count} rows from {@code from} on. */
  double[] diagonal(long from, int count);
}
