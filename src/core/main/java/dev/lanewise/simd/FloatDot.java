package dev.lanewise.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Dot product of two ranges of floats, in the striped order of {@link Stripes}.
 *
 * <p>Error: at most gamma(ceil(n/S) + log2 S) times the sum of |x_i y_i|, where S is the number of
 * stripes (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1), barring
 * underflow. An empty product is +0.0.
 */
public final class FloatDot {
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
   * The same, in vectors. One method but for trivial helpers: a vector that is returned from a call
   * becomes an object whenever C2 decides not to inline that call.
   */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float dot(float[] x, int xo, float[] y, int yo, int n) {
      FloatVector t = FloatVector.zero(Lanes.FLOAT);
      // Passes p0 .. of LANES stripes each: (p0 + p2) + (p1 + p3), p0 + p1, or p0 alone.
      for (int odd = 0; odd < Math.min(2 * LANES, STEP); odd += LANES) {
        FloatVector u = FloatVector.zero(Lanes.FLOAT);
        for (int first = odd; first < STEP; first += 2 * LANES) {
          FloatVector s0 = FloatVector.zero(Lanes.FLOAT);
          FloatVector s1 = s0;
          FloatVector s2 = s0;
          FloatVector s3 = s0;
          int xi = xo + first;
          int yi = yo + first;
          for (int i = n - n % Stripes.FLOAT; i > 0; i -= Stripes.FLOAT) {
            s0 = at(x, xi).fma(at(y, yi), s0);
            s1 = at(x, xi + STEP).fma(at(y, yi + STEP), s1);
            s2 = at(x, xi + 2 * STEP).fma(at(y, yi + 2 * STEP), s2);
            s3 = at(x, xi + 3 * STEP).fma(at(y, yi + 3 * STEP), s3);
            xi += Stripes.FLOAT;
            yi += Stripes.FLOAT;
          }
          // The rest, zeros beyond n: each accumulator takes its turn.
          int left = n % Stripes.FLOAT - first;
          for (int j = 0; j < 4 && n % Stripes.FLOAT != 0; j++) {
            var mask = Lanes.FLOAT.indexInRange(0, left);
            FloatVector xs = FloatVector.fromArray(Lanes.FLOAT, x, xi, mask);
            FloatVector last = xs.fma(FloatVector.fromArray(Lanes.FLOAT, y, yi, mask), s0);
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = last;
            xi += STEP;
            yi += STEP;
            left -= STEP;
          }
          u = u.add(s0.add(s2).add(s1.add(s3)));
        }
        t = t.add(u);
      }
      return Lanes.fold(t);
    }

    private static FloatVector at(float[] v, int i) {
      return FloatVector.fromArray(Lanes.FLOAT, v, i);
    }
  }
}
