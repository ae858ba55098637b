package dev.lanewise.simd;

import static dev.lanewise.simd.Lanes.FLOAT;
import static dev.lanewise.simd.Lanes.FLOAT_DOWN_4;
import static dev.lanewise.simd.Lanes.FLOAT_DOWN_8;
import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Cosine similarity of two ranges of floats: {@code x.y / (|x| |y|)}. The dot product and both sums
 * of squares come from one pass over the data, each in the striped order of {@link Stripes}. Where
 * a sum of squares leaves {@link FloatSafeRange}, that operand is scaled by a power of two and the
 * pass repeated.
 *
 * <p>Absolute error: at most gamma(2 (ceil(n/S) + log2 S) + 4), where S is the number of stripes:
 * the dot product is off by at most gamma(k) |x| |y| with k = ceil(n/S) + log2 S, each norm by a
 * factor of at most (1 + gamma(k))^(1/2), and four operations follow (Higham, Accuracy and
 * Stability of Numerical Algorithms, 2nd ed., 3.1).
 *
 * <p>The result lies in [-1, 1]; equal ranges that are not zero give exactly 1, opposite ones
 * exactly -1. A range that is zero, or empty, has similarity +0.0 with every finite one. NaN when
 * either holds NaN or an infinity.
 */
public final class FloatCosine {
  static final VectorPath PATH =
      new VectorPath("FloatCosine", FloatSpecimen::new, FloatCosine::rehearse);

  private FloatCosine() {}

  /**
   * Cosine of the angle between the n elements of x and of y from the offsets on.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   */
  public static float cosine(float[] x, int xOffset, float[] y, int yOffset, int n) {
    Objects.checkFromIndexSize(xOffset, n, x.length);
    Objects.checkFromIndexSize(yOffset, n, y.length);
    return PATH.open()
        ? Vectors.cosine(x, xOffset, y, yOffset, n)
        : scalar(x, xOffset, y, yOffset, n);
  }

  /** The specification. */
  static float scalar(float[] x, int xOffset, float[] y, int yOffset, int n) {
    float d = FloatDot.scalar(x, xOffset, y, yOffset, n);
    float xx = FloatDot.scalar(x, xOffset, x, xOffset, n);
    float yy = FloatDot.scalar(y, yOffset, y, yOffset, n);
    return inRange(xx, yy) ? ratio(d, xx, yy) : scaled(x, xOffset, y, yOffset, n, xx, yy);
  }

  /** Whether the sums of squares, and with them the dot product, can be trusted. */
  static boolean inRange(float xx, float yy) {
    return FloatSafeRange.scale(xx) == 1.0f && FloatSafeRange.scale(yy) == 1.0f;
  }

  /** The cosine of operands with these sums of squares, one at least out of range. */
  static float scaled(float[] x, int xOffset, float[] y, int yOffset, int n, float xx, float yy) {
    float a = FloatSafeRange.scale(xx);
    float b = FloatSafeRange.scale(yy);
    return ratio(
        FloatScaledDot.dot(a, x, xOffset, b, y, yOffset, n),
        FloatScaledDot.dot(a, x, xOffset, a, x, xOffset, n),
        FloatScaledDot.dot(b, y, yOffset, b, y, yOffset, n));
  }

  /** d / (|x| |y|). */
  static float ratio(float d, float xx, float yy) {
    if (xx == 0.0f || yy == 0.0f) {
      return d; // +0.0, or NaN from zero times infinity or NaN
    }
    float norms = xx == yy ? xx : (float) Math.sqrt(xx) * (float) Math.sqrt(yy);
    return Math.min(1.0f, Math.max(-1.0f, d / norms));
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      s.result(vectors ? Vectors.cosine(s.x, 3, s.z, 1, n) : scalar(s.x, 3, s.z, 1, n));
    }
  }

  /**
   * The same, in vectors: two of the four accumulators at a time, for each of the three sums, which
   * is as many as 16 registers hold. See {@link FloatDot} for what else shapes the method.
   */
  static final class Vectors {
    private static final int LANES = FLOAT.length();
    private static final int STEP = Stripes.FLOAT_STEP;

    private Vectors() {}

    static float cosine(float[] x, int xo, float[] y, int yo, int n) {
      FloatVector zero = FloatVector.zero(FLOAT);
      FloatVector t = zero;
      FloatVector tx = zero;
      FloatVector ty = zero;
      // Passes p0 .. of LANES stripes each: (p0 + p2) + (p1 + p3), p0 + p1, or p0 alone.
      for (int pass = 0; pass < Math.min(2 * LANES, STEP); pass += LANES) {
        FloatVector u = zero;
        FloatVector ux = zero;
        FloatVector uy = zero;
        for (int first = pass; first < STEP; first += 2 * LANES) {
          FloatVector v = zero;
          FloatVector vx = zero;
          FloatVector vy = zero;
          for (int half = first; half < 2 * STEP; half += STEP) {
            FloatVector s0 = zero;
            FloatVector s2 = zero;
            FloatVector p0 = zero;
            FloatVector p2 = zero;
            FloatVector q0 = zero;
            FloatVector q2 = zero;
            int xi = xo + half;
            int yi = yo + half;
            int left = n;
            for (; left >>> Stripes.FLOAT_SHIFT != 0; left -= Stripes.FLOAT) {
              for (int turn = 0; turn < 2; turn++) {
                FloatVector a = fromArray(FLOAT, x, xi);
                FloatVector b = fromArray(FLOAT, y, yi);
                FloatVector s = a.fma(b, s0);
                FloatVector p = a.fma(a, p0);
                FloatVector q = b.fma(b, q0);
                s0 = s2;
                p0 = p2;
                q0 = q2;
                s2 = s;
                p2 = p;
                q2 = q;
                xi += 2 * STEP;
                yi += 2 * STEP;
              }
            }
            if (left != 0) { // the rest, zeros beyond n
              long inside = (1L << left) - 1 >>> half;
              for (int turn = 0; turn < 2; turn++) {
                var m = VectorMask.fromLong(FLOAT, inside);
                FloatVector a = fromArray(FLOAT, x, xi, m);
                FloatVector b = fromArray(FLOAT, y, yi, m);
                FloatVector s = a.fma(b, s0);
                FloatVector p = a.fma(a, p0);
                FloatVector q = b.fma(b, q0);
                s0 = s2;
                p0 = p2;
                q0 = q2;
                s2 = s;
                p2 = p;
                q2 = q;
                xi += 2 * STEP;
                yi += 2 * STEP;
                inside >>>= 2 * STEP;
              }
            }
            v = v.add(s0.add(s2));
            vx = vx.add(p0.add(p2));
            vy = vy.add(q0.add(q2));
          }
          u = u.add(v);
          ux = ux.add(vx);
          uy = uy.add(vy);
        }
        t = t.add(u);
        tx = tx.add(ux);
        ty = ty.add(uy);
      }
      float d = 0.0f;
      float xx = 0.0f;
      float yy = 0.0f;
      for (int sum = 0; sum < 3; sum++) {
        d = xx;
        xx = yy;
        if (LANES > 8) {
          t = t.add(t.rearrange(FLOAT_DOWN_8));
        }
        if (LANES > 4) {
          t = t.add(t.rearrange(FLOAT_DOWN_4));
        }
        boolean four = LANES >= 4;
        float even = four ? t.lane(0) + t.lane(2) : t.lane(0);
        float odd = four ? t.lane(1) + t.lane(3) : t.lane(1);
        yy = even + odd + 0.0f;
        t = tx;
        tx = ty;
      }
      return inRange(xx, yy) ? ratio(d, xx, yy) : scaled(x, xo, y, yo, n, xx, yy);
    }
  }
}
