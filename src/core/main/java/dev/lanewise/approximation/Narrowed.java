package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/** Doubles rounded to floats, on the heap. */
final class Narrowed {
  private Narrowed() {}

  /** All rows of {@code from} into the rows of {@code to} from {@code first} on. */
  static void into(DoubleMatrix from, FloatMatrix to, long first) {
    for (long i = 0; i < from.rows(); i++) {
      int source = (int) from.position(i);
      int target = (int) to.position(first + i);
      for (int c = 0; c < from.cols(); c++) {
        to.array()[target + c] = (float) from.array()[source + c];
      }
    }
  }
}
