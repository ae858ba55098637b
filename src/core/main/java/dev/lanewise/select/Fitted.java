package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Status;

/** What an {@link Estimator} has learned. Immutable and thread-safe. */
@FunctionalInterface
public interface Fitted {
  /**
   * Targets of the rows of x, or labels.
   *
   * @throws IllegalArgumentException when x has other columns than those learned from, or a value
   *     is not finite
   */
  double[] predict(FloatMatrix x, RowPartition partition);

  /** How learning ended; CONVERGED where nothing is iterated. */
  default Status status() {
    return Status.CONVERGED;
  }
}
