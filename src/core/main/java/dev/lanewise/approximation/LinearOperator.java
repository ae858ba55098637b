package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;

/** A square matrix known by what it does to vectors. */
@FunctionalInterface
public interface LinearOperator {
  /** Leaves vectors as they are. */
  LinearOperator IDENTITY = v -> v;

  /**
   * A v for each row v, each as if it were alone.
   *
   * @param v t x n, not to be changed or kept
   * @return t x n, on the heap; may be v
   */
  DoubleMatrix apply(DoubleMatrix v);
}
