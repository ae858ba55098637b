package dev.lanewise.simd;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

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

  /**
   * The same, in vectors. One method but for trivial helpers: a vector that is returned from a call
   * becomes an object whenever C2 decides not to inline that call.
   */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();
    private static final int STEP = Stripes.DOUBLE_STEP;

    private Vectors() {}

    static double dot(float[] x, int xo, double[] w, int wo, int n) {
      DoubleVector t = DoubleVector.zero(Lanes.DOUBLE);
      // Passes p0 .. of LANES stripes each: (p0 + p2) + (p1 + p3), p0 + p1, or p0 alone.
      for (int odd = 0; odd < Math.min(2 * LANES, STEP); odd += LANES) {
        DoubleVector u = DoubleVector.zero(Lanes.DOUBLE);
        for (int first = odd; first < STEP; first += 2 * LANES) {
          DoubleVector s0 = DoubleVector.zero(Lanes.DOUBLE);
          DoubleVector s1 = s0;
          DoubleVector s2 = s0;
          DoubleVector s3 = s0;
          int xi = xo + first;
          int wi = wo + first;
          for (int i = n - n % Stripes.DOUBLE; i > 0; i -= Stripes.DOUBLE) {
            s0 = widen(x, xi).fma(at(w, wi), s0);
            s1 = widen(x, xi + STEP).fma(at(w, wi + STEP), s1);
            s2 = widen(x, xi + 2 * STEP).fma(at(w, wi + 2 * STEP), s2);
            s3 = widen(x, xi + 3 * STEP).fma(at(w, wi + 3 * STEP), s3);
            xi += Stripes.DOUBLE;
            wi += Stripes.DOUBLE;
          }
          // The rest, zeros beyond n: each accumulator takes its turn.
          int left = n % Stripes.DOUBLE - first;
          for (int j = 0; j < 4 && n % Stripes.DOUBLE != 0; j++) {
            var narrow = Lanes.FLOAT_HALF.indexInRange(0, left);
            FloatVector xs = FloatVector.fromArray(Lanes.FLOAT_HALF, x, xi, narrow);
            DoubleVector wide = (DoubleVector) xs.castShape(Lanes.DOUBLE, 0);
            var mask = Lanes.DOUBLE.indexInRange(0, left);
            DoubleVector last = wide.fma(DoubleVector.fromArray(Lanes.DOUBLE, w, wi, mask), s0);
            s0 = s1;
            s1 = s2;
            s2 = s3;
            s3 = last;
            xi += STEP;
            wi += STEP;
            left -= STEP;
          }
          u = u.add(s0.add(s2).add(s1.add(s3)));
        }
        t = t.add(u);
      }
      return Lanes.fold(t);
    }

    private static DoubleVector at(double[] v, int i) {
      return DoubleVector.fromArray(Lanes.DOUBLE, v, i);
    }

    private static DoubleVector widen(float[] x, int i) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOAT_HALF, x, i);
      return (DoubleVector) v.castShape(Lanes.DOUBLE, 0);
    }
  }
}
