package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/** What models of classes have in common, however they decide. Immutable and thread-safe. */
public interface Classifier {
  /** Columns a row has to have. */
  int features();

  /** The classes, in the order in which equals are decided; a copy. */
  int[] labels();

  /**
   * Class of one row.
   *
   * @throws IllegalArgumentException when the row has not {@link #features} values, or one is not
   *     finite
   */
  int predict(float[] row);

  /**
   * Classes of all rows of x.
   *
   * @param out receives one label a row
   * @throws IllegalArgumentException when x has not {@link #features} columns, out is too short or
   *     a value is not finite
   */
  void predict(FloatMatrix x, int[] out, RowPartition partition);

  /** Classes of all rows of x, on the calling thread; see the form with threads. */
  default int[] predict(FloatMatrix x) {
    int[] out = new int[Math.toIntExact(x.rows())];
    predict(x, out, RowPartition.caller());
    return out;
  }

  /** Classes of all rows of x, into {@code out}; see the form with threads. */
  default void predict(FloatMatrix x, int[] out) {
    predict(x, out, RowPartition.caller());
  }
}
