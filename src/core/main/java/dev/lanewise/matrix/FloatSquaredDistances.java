package dev.lanewise.matrix;

/**
 * Euclidean distances between two sets of rows, at the speed of a matrix product: squared distances
 * are nx + ny - 2 x.y, and entries that cancel are computed again by direct differences.
 *
 * <p>Promise, for finite input whose squared norms stay in range: every squared distance is within
 * a relative error of {@link #RELATIVE_ERROR} (barring underflow), never negative, never NaN,
 * exactly 0 between equal rows, and the same for (x, y) as for (y, x). A distance is the correctly
 * rounded square root of the squared distance.
 */
public final class FloatSquaredDistances {
  /** Bound of the relative error of a squared distance: 2^-10 for floats, 2^-30 for doubles. */
  public static final float RELATIVE_ERROR = FloatAccuracy.RELATIVE_ERROR;

  private FloatSquaredDistances() {}

  /**
   * A new m x n matrix of squared distances between the m rows of x and the n rows of y.
   *
   * @throws IllegalArgumentException when x and y differ in columns, a value is not finite or a
   *     squared norm leaves the range
   * @throws CapacityException when the result does not fit into the heap
   */
  public static FloatMatrix squaredDistances(FloatMatrix x, FloatMatrix y) {
    return squaredDistances(x, y, RowPartition.caller());
  }

  /** As {@link #squaredDistances(FloatMatrix, FloatMatrix)}, split over threads. */
  public static FloatMatrix squaredDistances(FloatMatrix x, FloatMatrix y, RowPartition partition) {
    return squaredDistances(x, y, resultFor(x, y), partition);
  }

  /** As {@link #squaredDistances(FloatMatrix, FloatMatrix)}, into {@code out}, m x n. */
  public static FloatMatrix squaredDistances(
      FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition partition) {
    return fill(x, y, out, partition, false);
  }

  /** A new m x n matrix of distances; conditions as for {@link #squaredDistances}. */
  public static FloatMatrix distances(FloatMatrix x, FloatMatrix y) {
    return distances(x, y, RowPartition.caller());
  }

  /** A new m x n matrix of distances, split over threads. */
  public static FloatMatrix distances(FloatMatrix x, FloatMatrix y, RowPartition partition) {
    return distances(x, y, resultFor(x, y), partition);
  }

  /** Distances into {@code out}, m x n. */
  public static FloatMatrix distances(
      FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition partition) {
    return fill(x, y, out, partition, true);
  }

  private static FloatMatrix resultFor(FloatMatrix x, FloatMatrix y) {
    return FloatMatrix.allocate(x.rows(), y.rows());
  }

  private static FloatMatrix fill(
      FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition partition, boolean root) {
    FloatBlockStore.checkOut(out, x, y);
    FloatAccuracy accuracy = FloatAccuracy.relative(x.cols());
    new FloatBlockProduct(x, y)
        .withNorms()
        .run(
            partition,
            (block, worker) -> {
              for (int i = 0; i < block.rows(); i++) {
                block.toSquaredDistances(i, accuracy);
                if (root) {
                  squareRoots(block.values(), i * block.leadingDimension(), block.columns());
                }
              }
              FloatBlockStore.full(block, out);
            });
    return out;
  }

  private static void squareRoots(float[] v, int from, int n) {
    for (int j = from; j < from + n; j++) {
      v[j] = (float) Math.sqrt(v[j]);
    }
  }
}
