package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Dot product of a row of floats with a vector of double weights, in double: decision values are
 * sums of kernel values by dual coefficients. The order is that of {@link Stripes} for doubles.
 */
public final class FloatMixedDot {
  private FloatMixedDot() {}

  /**
   * Sum over i of {@code x[xOffset + i] * w[wOffset + i]}; error at most gamma(ceil(n/32) + 5) times
   * the sum of |x_i w_i| with u = 2^-53.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   */
  public static double dot(float[] x, int xOffset, double[] w, int wOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(wOffset, n, w.length);
    return SimdSupport.vectors()
        ? Vectors.dot(x, xOffset, w, wOffset, n)
        : scalar(x, xOffset, w, wOffset, n);
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

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();
    private static final int STEP = Stripes.DOUBLE_STEP;

    private Vectors() {}

    static double dot(float[] x, int xo, double[] w, int wo, int n) {
      DoubleVector t = pass(x, xo, w, wo, n, 0);
      if (LANES == STEP / 2) {
        t = t.add(pass(x, xo, w, wo, n, LANES));
      } else if (LANES == STEP / 4) {
        DoubleVector far = pass(x, xo, w, wo, n, 2 * LANES);
        DoubleVector odd = pass(x, xo, w, wo, n, LANES).add(pass(x, xo, w, wo, n, 3 * LANES));
        t = t.add(far).add(odd);
      }
      return Lanes.fold(t);
    }

    private static DoubleVector pass(float[] x, int xo, double[] w, int wo, int n, int first) {
      DoubleVector s0 = DoubleVector.zero(Lanes.DOUBLE);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      int full = n - n % Stripes.DOUBLE;
      int xi = xo + first;
      int wi = wo + first;
      for (int i = 0; i < full; i += Stripes.DOUBLE) {
        s0 = widen(x, xi + i).lanewise(FMA, at(w, wi + i), s0);
        s1 = widen(x, xi + i + STEP).lanewise(FMA, at(w, wi + i + STEP), s1);
        s2 = widen(x, xi + i + 2 * STEP).lanewise(FMA, at(w, wi + i + 2 * STEP), s2);
        s3 = widen(x, xi + i + 3 * STEP).lanewise(FMA, at(w, wi + i + 3 * STEP), s3);
      }
      if (full < n) {
        int left = n - full - first;
        s0 = tail(x, xi + full, w, wi + full, left, s0);
        s1 = tail(x, xi + full + STEP, w, wi + full + STEP, left - STEP, s1);
        s2 = tail(x, xi + full + 2 * STEP, w, wi + full + 2 * STEP, left - 2 * STEP, s2);
        s3 = tail(x, xi + full + 3 * STEP, w, wi + full + 3 * STEP, left - 3 * STEP, s3);
      }
      return s0.add(s2).add(s1.add(s3));
    }

    private static DoubleVector at(double[] v, int i) {
      return DoubleVector.fromArray(Lanes.DOUBLE, v, i);
    }

    private static DoubleVector widen(float[] x, int i) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOAT_HALF, x, i);
      return (DoubleVector) v.castShape(Lanes.DOUBLE, 0);
    }

    private static DoubleVector tail(
        float[] x, int xi, double[] w, int wi, int left, DoubleVector s) {
      if (left >= LANES) {
        return widen(x, xi).lanewise(FMA, at(w, wi), s);
      }
      if (left <= 0) {
        return s.add(0.0);
      }
      var narrow = Lanes.FLOAT_HALF.indexInRange(0, left);
      FloatVector v = FloatVector.fromArray(Lanes.FLOAT_HALF, x, xi, narrow);
      var wide = Lanes.DOUBLE.indexInRange(0, left);
      return ((DoubleVector) v.castShape(Lanes.DOUBLE, 0))
          .lanewise(FMA, DoubleVector.fromArray(Lanes.DOUBLE, w, wi, wide), s);
    }
  }
}
