package dev.lanewise.matrix;

/**
 * The Gram matrix {@code G = X X^T} of the rows of X (SYRK): G[i][j] = x_i . x_j, exactly
 * symmetric, half of the products computed.
 *
 * <p>Error of an element: gamma(256 + ceil(d/256)) times the sum of |x_ik x_jk|; see
 * docs/numerics.md.
 */
public final class FloatGram {
  private FloatGram() {}

  /**
   * A new n x n Gram matrix of the n rows of x.
   *
   * @throws CapacityException when it does not fit into the heap
   */
  public static FloatMatrix gram(FloatMatrix x) {
    return gram(x, RowPartition.caller());
  }

  /**
   * A new n x n Gram matrix of the n rows of x.
   *
   * @throws CapacityException when it does not fit into the heap
   */
  public static FloatMatrix gram(FloatMatrix x, RowPartition partition) {
    return gram(x, FloatMatrix.allocate(x.rows(), x.rows()), partition);
  }

  /**
   * The Gram matrix of the n rows of x, written to {@code out}.
   *
   * @param out n x n, not overlapping x
   * @return out
   * @throws IllegalArgumentException when out has another shape
   */
  public static FloatMatrix gram(FloatMatrix x, FloatMatrix out, RowPartition partition) {
    FloatBlockStore.checkOut(out, x, x);
    new FloatBlockProduct(x, x)
        .lowerTriangle()
        .run(partition, (block, worker) -> FloatBlockStore.symmetric(block, out));
    return out;
  }
}
