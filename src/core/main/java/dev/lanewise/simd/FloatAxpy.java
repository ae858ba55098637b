package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.FloatVector;

/**
 * y = a x + y on ranges of floats. Each element takes one FMA, rounded once, so the result does not
 * depend on the order; NaN and infinities go where IEEE 754 sends them.
 */
public final class FloatAxpy {
  // also on memory segments

  static final VectorPath PATH =
      new VectorPath("FloatAxpy", FloatSpecimen::new, FloatAxpy::rehearse);

  private FloatAxpy() {}

  /**
   * {@code y[i] = fma(a, x[i], y[i])} for the n elements from the offsets on. y may be x at the
   * same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets, or y is
   *     read-only, as segments can be
   */
  public static void axpy(float a, float[] x, int xOffset, float[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.axpy(a, x, xOffset, y, yOffset, n);
    } else {
      scalar(a, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(float a, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Math.fma(a, x[xo + i], y[yo + i]);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.axpy(0.75f, s.x, 3, s.out, 1, n);
      } else {
        scalar(0.75f, s.x, 3, s.out, 1, n);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = FLOAT.length();

    private Vectors() {}

    static void axpy(float a, float[] x, int xo, float[] y, int yo, int n) {
      FloatVector va = FloatVector.broadcast(FLOAT, a);
      int full = FLOAT.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector xs = fromArray(FLOAT, x, xo + i);
        FloatVector ys = fromArray(FLOAT, y, yo + i);
        va.lanewise(FMA, xs, ys).intoArray(y, yo + i);
      }
      scalar(a, x, xo + full, y, yo + full, n - full);
    }
  }
}
