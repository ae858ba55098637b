package dev.lanewise.simd;

import jdk.incubator.vector.FloatVector;

/**
 * Square roots of floats, correctly rounded as IEEE 754 asks of hardware: the same bits in scalar
 * code and in lanes of every width. The root of +-0 is +-0, of a negative number NaN.
 */
public final class FloatSqrt {
  static final VectorPath PATH =
      new VectorPath("FloatSqrt", FloatSpecimen::new, FloatSqrt::rehearse);

  private FloatSqrt() {}

  /**
   * {@code y[i] = sqrt(x[i])} for the n elements from the offsets on. y may be x at the same
   * offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void sqrt(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.sqrt(x, xOffset, y, yOffset, n);
    } else {
      scalar(x, xOffset, y, yOffset, n);
    }
  }

  /** The specification: through double, whose root of a float rounds to that of the float. */
  static void scalar(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = (float) Math.sqrt(x[xo + i]);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.sqrt(s.norms, 3, s.out, 0, n);
      } else {
        scalar(s.norms, 3, s.out, 0, n);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static void sqrt(float[] x, int xo, float[] y, int yo, int n) {
      int full = Lanes.FLOAT.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector.fromArray(Lanes.FLOAT, x, xo + i).sqrt().intoArray(y, yo + i);
      }
      scalar(x, xo + full, y, yo + full, n - full);
    }
  }
}
