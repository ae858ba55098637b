package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static dev.lanewise.simd.Lanes.FLOAT_DOWN_4;
import static dev.lanewise.simd.Lanes.FLOAT_DOWN_8;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Sum of a range of floats, in the striped order of {@link Stripes}.
 *
 * <p>Error: at most gamma(ceil(n/S) + log2 S) times the sum of |x_i|, where S is the number of
 * stripes (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 4.2). An empty sum is
 * +0.0.
 */
public final class FloatSum {
  // also on memory segments

  static final VectorPath PATH = new VectorPath("FloatSum", FloatSpecimen::new, FloatSum::rehearse);

  private FloatSum() {}

  /**
   * Sum over i of {@code x[xOffset + i]}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static float sum(float[] x, int xOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    return PATH.open() ? Vectors.sum(x, xOffset, n) : scalar(x, xOffset, n);
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

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      s.result(vectors ? Vectors.sum(s.x, 3, n) : scalar(s.x, 3, n));
    }
  }

  /** The same, in vectors; see {@link FloatDot} for what shapes the method. */
  static final class Vectors {
    private static final int LANES = FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float sum(float[] x, int xo, int n) {
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
          int left = n;
          for (; left >>> Stripes.FLOAT_SHIFT != 0; left -= Stripes.FLOAT) {
            for (int turn = 0; turn < 4; turn++) {
              FloatVector s = s0.add(fromArray(FLOAT, x, xi));
              s0 = s1;
              s1 = s2;
              s2 = s3;
              s3 = s;
              xi += STEP;
            }
          }
          if (left != 0) { // the rest, zeros beyond n
            long inside = (1L << left) - 1 >>> first;
            for (int turn = 0; turn < 4; turn++) {
              var m = VectorMask.fromLong(FLOAT, inside);
              FloatVector s = s0.add(fromArray(FLOAT, x, xi, m));
              s0 = s1;
              s1 = s2;
              s2 = s3;
              s3 = s;
              inside >>>= STEP;
              xi += STEP;
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
