package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Dot product of two ranges of floats, in the striped order of {@link Stripes}.
 *
 * <p>Error: at most gamma(ceil(n/S) + log2 S) times the sum of |x_i y_i|, where S is the number of
 * stripes (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1), barring underflow.
 * An empty product is +0.0.
 */
public final class FloatDot {
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
    return SimdSupport.vectors()
        ? Vectors.dot(x, xOffset, y, yOffset, n)
        : scalar(x, xOffset, y, yOffset, n);
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

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float dot(float[] x, int xo, float[] y, int yo, int n) {
      FloatVector t = pass(x, xo, y, yo, n, 0);
      if (LANES == STEP / 2) {
        t = t.add(pass(x, xo, y, yo, n, LANES));
      } else if (LANES == STEP / 4) {
        FloatVector far = pass(x, xo, y, yo, n, 2 * LANES);
        FloatVector odd = pass(x, xo, y, yo, n, LANES).add(pass(x, xo, y, yo, n, 3 * LANES));
        t = t.add(far).add(odd);
      }
      return Lanes.fold(t);
    }

    /** Stripes first + STEP * j + lane, folded over j. */
    private static FloatVector pass(float[] x, int xo, float[] y, int yo, int n, int first) {
      FloatVector s0 = FloatVector.zero(Lanes.FLOAT);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      int full = n - n % Stripes.FLOAT;
      int xi = xo + first;
      int yi = yo + first;
      for (int i = 0; i < full; i += Stripes.FLOAT) {
        s0 = at(x, xi + i).lanewise(FMA, at(y, yi + i), s0);
        s1 = at(x, xi + i + STEP).lanewise(FMA, at(y, yi + i + STEP), s1);
        s2 = at(x, xi + i + 2 * STEP).lanewise(FMA, at(y, yi + i + 2 * STEP), s2);
        s3 = at(x, xi + i + 3 * STEP).lanewise(FMA, at(y, yi + i + 3 * STEP), s3);
      }
      if (full < n) {
        int left = n - full - first;
        s0 = tail(x, xi + full, y, yi + full, left, s0);
        s1 = tail(x, xi + full + STEP, y, yi + full + STEP, left - STEP, s1);
        s2 = tail(x, xi + full + 2 * STEP, y, yi + full + 2 * STEP, left - 2 * STEP, s2);
        s3 = tail(x, xi + full + 3 * STEP, y, yi + full + 3 * STEP, left - 3 * STEP, s3);
      }
      return s0.add(s2).add(s1.add(s3));
    }

    private static FloatVector at(float[] v, int i) {
      return FloatVector.fromArray(Lanes.FLOAT, v, i);
    }

    /** One FMA on the {@code left} elements that remain, zeros beyond them. */
    private static FloatVector tail(float[] x, int xi, float[] y, int yi, int left, FloatVector s) {
      if (left >= LANES) {
        return at(x, xi).lanewise(FMA, at(y, yi), s);
      }
      if (left <= 0) {
        return s.add(0.0f);
      }
      var mask = Lanes.FLOAT.indexInRange(0, left);
      return FloatVector.fromArray(Lanes.FLOAT, x, xi, mask)
          .lanewise(FMA, FloatVector.fromArray(Lanes.FLOAT, y, yi, mask), s);
    }
  }
}
