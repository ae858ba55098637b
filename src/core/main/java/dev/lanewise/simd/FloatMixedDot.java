package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.DOUBLE;
import static jdk.incubator.vector.DoubleVector.fromArray;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Dot product of a row of floats with a vector of double weights, in double: decision values are
 * sums of kernel values by dual coefficients. The order is that of {@link Stripes} for doubles.
 */
public final class FloatMixedDot {
  static final VectorPath PATH =
      new VectorPath("FloatMixedDot", FloatSpecimen::new, FloatMixedDot::rehearse);

  private FloatMixedDot() {}

  /**
   * Sum over i of {@code x[xOffset + i] * w[wOffset + i]}; error at most gamma(ceil(n/32) + 5)
   * times the sum of |x_i w_i| with u = 2^-53.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   */
  public static double dot(float[] x, int xOffset, double[] w, int wOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(wOffset, n, w.length);
    return PATH.open() ? Vectors.dot(x, xOffset, w, wOffset, n) : scalar(x, xOffset, w, wOffset, n);
  }

  /** The specification. */
  static double scalar(float[] x, int xo, double[] w, int wo, int n) {
    double[] s = new double[Stripes.DOUBLE];
    int full = n - n % Stripes.DOUBLE;
    for (int i = 0; i < full; i += Stripes.DOUBLE) {
      for (int j = 0; j < Stripes.DOUBLE; j++) {
        s[j] = Math.fma((double) x[xo + i + j], w[wo + i + j], s[j]);
      }
    }
    for (int j = 0; full < n && j < Stripes.DOUBLE; j++) {
      boolean inside = full + j < n;
      s[j] = inside ? Math.fma((double) x[xo + full + j], w[wo + full + j], s[j]) : s[j] + 0.0;
    }
    return Stripes.fold(s);
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      s.wideResult(
          vectors ? Vectors.dot(s.x, 3, s.weights, 1, n) : scalar(s.x, 3, s.weights, 1, n));
    }
  }

  /** The same, in vectors; see {@link FloatDot} for what shapes the method. */
  static final class Vectors {
    private static final VectorSpecies<Float> HALF = Lanes.FLOAT_HALF;
    private static final int LANES = DOUBLE.length();
    private static final int STEP = Stripes.DOUBLE_STEP;

    private Vectors() {}

    static double dot(float[] x, int xo, double[] w, int wo, int n) {
      DoubleVector t = DoubleVector.zero(DOUBLE);
      // Passes p0 .. of LANES stripes each: (p0 + p2) + (p1 + p3), p0 + p1, or p0 alone.
      for (int pass = 0; pass < Math.min(2 * LANES, STEP); pass += LANES) {
        DoubleVector u = DoubleVector.zero(DOUBLE);
        for (int first = pass; first < STEP; first += 2 * LANES) {
          DoubleVector s0 = DoubleVector.zero(DOUBLE);
          DoubleVector s1 = s0;
          DoubleVector s2 = s0;
          DoubleVector s3 = s0;
          int xi = xo + first;
          int wi = wo + first;
          int left = n;
          for (; left >>> Stripes.DOUBLE_SHIFT != 0; left -= Stripes.DOUBLE) {
            for (int turn = 0; turn < 4; turn++) {
              DoubleVector v =
                  (DoubleVector) FloatVector.fromArray(HALF, x, xi).castShape(DOUBLE, 0);
              DoubleVector s = v.fma(fromArray(DOUBLE, w, wi), s0);
              s0 = s1;
              s1 = s2;
              s2 = s3;
              s3 = s;
              xi += STEP;
              wi += STEP;
            }
          }
          if (left != 0) { // the rest, zeros beyond n
            long inside = (1L << left) - 1 >>> first;
            for (int turn = 0; turn < 4; turn++) {
              var narrow = VectorMask.fromLong(HALF, inside);
              FloatVector half = FloatVector.fromArray(HALF, x, xi, narrow);
              DoubleVector v = (DoubleVector) half.castShape(DOUBLE, 0);
              var m = VectorMask.fromLong(DOUBLE, inside);
              DoubleVector s = v.fma(fromArray(DOUBLE, w, wi, m), s0);
              s0 = s1;
              s1 = s2;
              s2 = s3;
              s3 = s;
              inside >>>= STEP;
              xi += STEP;
              wi += STEP;
            }
          }
          u = u.add(s0.add(s2).add(s1.add(s3)));
        }
        t = t.add(u);
      }
      if (LANES > 4) {
        t = t.add(t.rearrange(Lanes.DOUBLE_DOWN_4));
      }
      boolean four = LANES >= 4;
      double even = four ? t.lane(0) + t.lane(2) : t.lane(0);
      double odd = four ? t.lane(1) + t.lane(3) : t.lane(1);
      return even + odd + 0.0;
    }
  }
}
