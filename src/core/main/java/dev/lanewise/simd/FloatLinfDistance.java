package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.MAX;

import java.util.Objects;
import jdk.incubator.vector.IntVector;

/**
 * L-infinity distance (Chebyshev) of two ranges of floats: the largest |x_i - y_i|.
 *
 * <p>Relative error: at most u, from the difference; the order cannot show. +Infinity where an
 * operand holds an infinity or a difference overflows. NaN where an operand holds NaN or both hold
 * the same infinity at one place, whatever else they hold. Equal ranges, and empty ones, give +0.0.
 */
public final class FloatLinfDistance {
  // also on memory segments

  static final VectorPath PATH =
      new VectorPath("FloatLinfDistance", FloatSpecimen::new, FloatLinfDistance::rehearse);

  private FloatLinfDistance() {}

  /**
   * The largest {@code |x[xOffset + i] - y[yOffset + i]|}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   */
  public static float linfDistance(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(yOffset, n, y.length);
    return PATH.open()
        ? Vectors.linfDistance(x, xOffset, y, yOffset, n)
        : scalar(x, xOffset, y, yOffset, n);
  }

  /** The specification. */
  static float scalar(float[] x, int xOffset, float[] y, int yOffset, int n) {
    float most = 0.0f;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, Math.abs(x[xOffset + i] - y[yOffset + i]));
    }
    return most;
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    int end = FloatSpecimen.N; // where the greatest is, in the rest
    for (int n : FloatSpecimen.lengths()) {
      s.result(
          vectors
              ? Vectors.linfDistance(s.x, end - n, s.z, end - n, n)
              : scalar(s.x, end - n, s.z, end - n, n));
    }
  }

  /**
   * The same, in vectors. Without its sign, a number compares as its bits do, and NaN lies above
   * infinity: one integer maximum takes the place of the many instructions of {@code max}, and as
   * its order cannot show, so may the fold be any.
   */
  static final class Vectors {
    private static final int LANES = FLOAT.length();

    private Vectors() {}

    static float linfDistance(float[] x, int xo, float[] y, int yo, int n) {
      IntVector m0 = IntVector.zero(Lanes.INT);
      IntVector m1 = m0;
      IntVector m2 = m0;
      IntVector m3 = m0;
      int xi = xo;
      int yi = yo;
      int left = n;
      for (; left / (4 * LANES) != 0; left -= 4 * LANES) {
        for (int turn = 0; turn < 4; turn++) {
          IntVector v =
              m0.max(
                  fromArray(FLOAT, x, xi).sub(fromArray(FLOAT, y, yi)).abs().reinterpretAsInts());
          m0 = m1;
          m1 = m2;
          m2 = m3;
          m3 = v;
          xi += LANES;
          yi += LANES;
        }
      }
      for (; left > 0; left -= LANES) {
        var inside = FLOAT.indexInRange(0, left);
        m0 =
            m0.max(
                fromArray(FLOAT, x, xi, inside)
                    .sub(fromArray(FLOAT, y, yi, inside))
                    .abs()
                    .reinterpretAsInts());
        xi += LANES;
        yi += LANES;
      }
      return Float.intBitsToFloat(m0.max(m1).max(m2.max(m3)).reduceLanes(MAX));
    }
  }
}
