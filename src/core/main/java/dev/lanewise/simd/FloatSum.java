package dev.lanewise.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Sum of a range of floats, in the striped order of {@link Stripes}.
 *
 * <p>Error: at most gamma(ceil(n/S) + log2 S) times the sum of |x_i|, where S is the number of
 * stripes (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 4.2). An empty sum is
 * +0.0.
 */
public final class FloatSum {
  private FloatSum() {}

  /**
   * Sum over i of {@code x[xOffset + i]}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static float sum(float[] x, int xOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    return SimdSupport.vectors()
        ? Vectors.sum(x, xOffset, n)
        : scalar(x, xOffset, n);
  }

  /** The specification. */
  static float scalar(float[] x, int xOffset, int n) {
    float[] s = new float[Stripes.FLOAT];
    int full = n - n % Stripes.FLOAT;
    for (int i = 0; i < full; i += Stripes.FLOAT) {
      for (int j = 0; j < Stripes.FLOAT; j++) {
        s[j] += x[xOffset + i + j];
      }
    }
    for (int j = 0; full < n && j < Stripes.FLOAT; j++) {
      s[j] += full + j < n ? x[xOffset + full + j] : 0.0f;
    }
    return Stripes.fold(s);
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float sum(float[] x, int xo, int n) {
      FloatVector t = pass(x, xo, n, 0);
      if (LANES == STEP / 2) {
        t = t.add(pass(x, xo, n, LANES));
      } else if (LANES == STEP / 4) {
        FloatVector far = pass(x, xo, n, 2 * LANES);
        FloatVector odd = pass(x, xo, n, LANES).add(pass(x, xo, n, 3 * LANES));
        t = t.add(far).add(odd);
      }
      return Lanes.fold(t);
    }

    /** Stripes first + STEP * j + lane, folded over j. */
    private static FloatVector pass(float[] x, int xo, int n, int first) {
      FloatVector s0 = FloatVector.zero(Lanes.FLOAT);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      int full = n - n % Stripes.FLOAT;
      int xi = xo + first;
      for (int i = 0; i < full; i += Stripes.FLOAT) {
        s0 = s0.add(at(x, xi + i));
        s1 = s1.add(at(x, xi + i + STEP));
        s2 = s2.add(at(x, xi + i + 2 * STEP));
        s3 = s3.add(at(x, xi + i + 3 * STEP));
      }
      if (full < n) {
        int left = n - full - first;
        s0 = tail(x, xi + full, left, s0);
        s1 = tail(x, xi + full + STEP, left - STEP, s1);
        s2 = tail(x, xi + full + 2 * STEP, left - 2 * STEP, s2);
        s3 = tail(x, xi + full + 3 * STEP, left - 3 * STEP, s3);
      }
      return s0.add(s2).add(s1.add(s3));
    }

    private static FloatVector at(float[] v, int i) {
      return FloatVector.fromArray(Lanes.FLOAT, v, i);
    }

    /** One addition on the {@code left} elements that remain, zeros beyond them. */
    private static FloatVector tail(float[] x, int xi, int left, FloatVector s) {
      if (left >= LANES) {
        return s.add(at(x, xi));
      }
      if (left <= 0) {
        return s.add(0.0f);
      }
      var mask = Lanes.FLOAT.indexInRange(0, left);
      return s.add(FloatVector.fromArray(Lanes.FLOAT, x, xi, mask));
    }
  }
}
