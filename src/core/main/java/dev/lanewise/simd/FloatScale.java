package dev.lanewise.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/** x = a x on a range of floats: one product an element, rounded once. */
public final class FloatScale {
  static final VectorPath PATH =
      new VectorPath("FloatScale", FloatSpecimen::new, FloatScale::rehearse);

  private FloatScale() {}

  /**
   * {@code x[i] = a * x[i]} for the n elements from the offset on. Zero times infinity or NaN is
   * NaN: scaling by 0 does not clear.
   *
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static void scale(float a, float[] x, int xOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    if (PATH.open()) {
      Vectors.scale(a, x, xOffset, n);
    } else {
      scalar(a, x, xOffset, n);
    }
  }

  /** The specification. */
  static void scalar(float a, float[] x, int xo, int n) {
    for (int i = xo; i < xo + n; i++) {
      x[i] = a * x[i];
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.scale(0.75f, s.out, 3, n);
      } else {
        scalar(0.75f, s.out, 3, n);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static void scale(float a, float[] x, int xo, int n) {
      int full = Lanes.FLOAT.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector.fromArray(Lanes.FLOAT, x, xo + i).mul(a).intoArray(x, xo + i);
      }
      scalar(a, x, xo + full, n - full);
    }
  }
}
