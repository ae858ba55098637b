package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static dev.lanewise.simd.Lanes.FLOAT_DOWN_4;
import static dev.lanewise.simd.Lanes.FLOAT_DOWN_8;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Dot product of two ranges of floats, in the striped order of {@link Stripes}.
 *
 * <p>Error: at most gamma(ceil(n/S) + log2 S) times the sum of |x_i y_i|, where S is the number of
 * stripes (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1), barring
 * underflow. An empty product is +0.0.
 */
public final class FloatDot {
  // also on memory segments

  static final VectorPath PATH = new VectorPath("FloatDot", FloatSpecimen::new, FloatDot::rehearse);

  private FloatDot() {}

  /**
   * Sum over i of {@code x[xOffset + i] * y[yOffset + i]}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   */
  public static float dot(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(yOffset, n, y.length);
    return PATH.open() ? Vectors.dot(x, xOffset, y, yOffset, n) : scalar(x, xOffset, y, yOffset, n);
  }

  /** The specification. */
  static float scalar(float[] x, int xOffset, float[] y, int yOffset, int n) {
    float[] s = new float[Stripes.FLOAT];
    int full = n - n % Stripes.FLOAT;
    for (int i = 0; i < full; i += Stripes.FLOAT) {
      for (int j = 0; j < Stripes.FLOAT; j++) {
        s[j] = Math.fma(x[xOffset + i + j], y[yOffset + i + j], s[j]);
      }
    }
    for (int j = 0; full < n && j < Stripes.FLOAT; j++) {
      boolean inside = full + j < n;
      s[j] = inside ? Math.fma(x[xOffset + full + j], y[yOffset + full + j], s[j]) : s[j] + 0.0f;
    }
    return Stripes.fold(s);
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      s.result(vectors ? Vectors.dot(s.x, 3, s.z, 1, n) : scalar(s.x, 3, s.z, 1, n));
    }
  }

  /**
   * The same, in vectors; four accumulators take their turns. What shapes the method, and all like
   * it, is C2:
   *
   * <ul>
   *   <li>A vector that is returned from a call becomes an object whenever the call is not inlined,
   *       and that is so, but for methods of the JDK, once what is compiled has grown to 18,000
   *       nodes: some 20 loads and operations. So the text is short, and has no helpers.
   *   <li>Where it counts the turns of a loop, it hoists the range checks of all loads, two for
   *       each, out of a loop that often has but one turn or two. So it is not told.
   * </ul>
   */
  static final class Vectors {
    private static final int LANES = FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float dot(float[] x, int xo, float[] y, int yo, int n) {
      FloatVector t = FloatVector.zero(FLOAT);
      // Passes p0 .. of LANES stripes each: (p0 + p2) + (p1 + p3), p0 + p1, or p0 alone.
      for (int pass = 0; pass < Math.min(2 * LANES, STEP); pass += LANES) {
        FloatVector u = FloatVector.zero(FLOAT);
        for (int first = pass; first < STEP; first += 2 * LANES) {
          FloatVector s0 = FloatVector.zero(FLOAT);
          FloatVector s1 = s0;
          FloatVector s2 = s0;
          FloatVector s3 = s0;
          int xi = xo + first;
          int yi = yo + first;
          int left = n;
          for (; left >>> Stripes.FLOAT_SHIFT != 0; left -= Stripes.FLOAT) {
            for (int turn = 0; turn < 4; turn++) {
              FloatVector s = fromArray(FLOAT, x, xi).fma(fromArray(FLOAT, y, yi), s0);
              s0 = s1;
              s1 = s2;
              s2 = s3;
              s3 = s;
              xi += STEP;
              yi += STEP;
            }
          }
          if (left != 0) { // the rest, zeros beyond n
            long inside = (1L << left) - 1 >>> first;
            for (int turn = 0; turn < 4; turn++) {
              var m = VectorMask.fromLong(FLOAT, inside);
              FloatVector s = fromArray(FLOAT, x, xi, m).fma(fromArray(FLOAT, y, yi, m), s0);
              s0 = s1;
              s1 = s2;
              s2 = s3;
              s3 = s;
              inside >>>= STEP;
              xi += STEP;
              yi += STEP;
            }
          }
          u = u.add(s0.add(s2).add(s1.add(s3)));
        }
        t = t.add(u);
      }
      if (LANES > 8) {
        t = t.add(t.rearrange(FLOAT_DOWN_8));
      }
      if (LANES > 4) {
        t = t.add(t.rearrange(FLOAT_DOWN_4));
      }
      boolean four = LANES >= 4;
      float even = four ? t.lane(0) + t.lane(2) : t.lane(0);
      float odd = four ? t.lane(1) + t.lane(3) : t.lane(1);
      return even + odd + 0.0f;
    }
  }
}
