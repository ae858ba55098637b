package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * Something that learns from examples, its parameters chosen: what cross-validation judges and
 * searches compare. Immutable and thread-safe.
 */
@FunctionalInterface
public interface Estimator {
  /**
   * Learns from the n rows of x. Neither x nor y is changed or kept.
   *
   * @param x n x d features
   * @param y n targets; of classifiers their labels, whole numbers
   * @param partition threads; they do not show in what is learned
   * @throws IllegalArgumentException when these examples, or the parameters, cannot be learned from
   */
  Fitted fit(FloatMatrix x, double[] y, RowPartition partition);
}
