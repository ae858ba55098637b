package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The exponential of floats: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   x = k ln 2 + r,  k an integer,  |r| &lt;= ln 2 / 2
 *   exp(x) = 2^k exp(r),  exp(r) = 1 + r + r^2 / 2 + r^3 C(r)
 * </pre>
 *
 * <p>k comes from adding a large constant, whose last bit is worth 1. ln 2 is the sum of two
 * floats; x - k LN2_HI is exact, and c keeps what the rounding of r loses. 1 + r = s + e without
 * error, so that only the last addition rounds to a full half ulp. C is the minimax polynomial for
 * the relative error of exp(r) among those with float coefficients, computed with Sollya's {@code
 * fpminimax}; its error is below 2^-32. 2^k is applied as two factors, neither of which overflows
 * or underflows: gradual underflow and overflow are those of the multiplication.
 *
 * <p>Over all floats the error is below 0.6 ulp (1 ulp where the result is subnormal) and the
 * function is monotone. exp(+-0) is 1, exp(-Infinity) is +0.0, exp(NaN) is NaN.
 */
public final class FloatExp {
  /** Below it exp is less than half the smallest float, and rounds to 0. */
  private static final float LOWEST = -104.0f;

  /** Above it exp is more than the largest float. */
  private static final float HIGHEST = 89.0f;

  /** Up to this size of x, exp(x) is a normal number. */
  static final float NORMAL = 87.0f;

  static final float LOG2_E = 0x1.715476p0f;

  /** The sum with it ends in an integer. */
  static final float ROUNDER = 0x1.8p23f;

  /** The sum with it ends in an integer plus twice the exponent bias, 2 * 127. */
  private static final float BIASED_ROUNDER = ROUNDER + 254.0f;

  static final int MANTISSA_BITS = 23;
  static final float LN2_HI = 0x1.62e43p-1f;
  static final float LN2_LO = -0x1.05c61p-29f;

  static final float C3 = 0x1.555552p-3f;
  static final float C4 = 0x1.5554e8p-5f;
  static final float C5 = 0x1.1115dp-7f;
  static final float C6 = 0x1.6d4cb6p-10f;
  static final float C7 = 0x1.9a5878p-13f;

  static final VectorPath PATH = new VectorPath("FloatExp", FloatSpecimen::new, FloatExp::rehearse);

  private FloatExp() {}

  /** exp(v): the specification, for one element. */
  public static float exp(float v) {
    float x = Math.min(Math.max(v, LOWEST), HIGHEST); // NaN stays NaN

    float t = Math.fma(x, LOG2_E, BIASED_ROUNDER);
    float minusK = BIASED_ROUNDER - t;
    float exact = Math.fma(minusK, LN2_HI, x);
    float r = Math.fma(minusK, LN2_LO, exact);
    float c = Math.fma(minusK, LN2_LO, exact - r);

    float p = Math.fma(C7, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r * r, 0.5f * r); // r / 2 + r^2 C(r)

    float s = 1.0f + r;
    float e = r - (s - 1.0f);
    float y = s + Math.fma(p, r, Math.fma(c, s, e));

    int twoBiasPlusK = Float.floatToRawIntBits(t); // in the low bits; the others are shifted out
    int half = twoBiasPlusK >>> 1;
    float scale1 = Float.intBitsToFloat(half << MANTISSA_BITS);
    float scale2 = Float.intBitsToFloat((twoBiasPlusK - half) << MANTISSA_BITS);
    return y * scale1 * scale2;
  }

  /**
   * {@code y[i] = exp(scale * x[i])} for the n elements from the offsets on; the product is rounded
   * once. y may be x at the same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void exp(float scale, float[] x, int xOffset, float[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.exp(scale, x, xOffset, y, yOffset, n);
    } else {
      scalar(scale, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(float scale, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = exp(scale * x[xo + i]);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      rehearse(40.0f, s.x, s.out, n, vectors);
      rehearse(900.0f, s.x, s.out, n, vectors); // far beyond the range
    }
  }

  private static void rehearse(float scale, float[] x, float[] out, int n, boolean vectors) {
    if (vectors) {
      Vectors.exp(scale, x, 3, out, 0, n);
    } else {
      scalar(scale, x, 3, out, 0, n);
    }
  }

  /**
   * The same, in vectors: {@link #exp(float)} line by line. Where all results of a stretch are
   * normal there is nothing to clamp, and 2^k is a sum of exponents: the same bits.
   */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    /** Elements that are looked at together. */
    private static final int STRETCH = 256;

    private Vectors() {}

    static void exp(float scale, float[] x, int xo, float[] y, int yo, int n) {
      int full = Lanes.FLOAT.loopBound(n);
      // The product is rounded, and no bound lets infinity pass.
      float bound = Math.min(0.99f * NORMAL / Math.abs(scale), Float.MAX_VALUE);
      for (int i = 0; i < full; i += STRETCH) {
        int length = Math.min(STRETCH, full - i);
        boolean normal = areWithin(bound, x, xo + i, length);
        exp(normal, scale, x, xo + i, y, yo + i, length);
      }
      scalar(scale, x, xo + full, y, yo + full, n - full);
    }

    private static boolean areWithin(float bound, float[] x, int xo, int n) {
      boolean all = true;
      for (int i = xo; i < xo + n; i += LANES) {
        all &= FloatVector.fromArray(Lanes.FLOAT, x, i).abs().compare(LE, bound).allTrue();
      }
      return all;
    }

    /** For whole vectors; {@code normal} promises that every result is. */
    private static void exp(
        boolean normal, float scale, float[] x, int xo, float[] y, int yo, int n) {
      FloatVector vScale = FloatVector.broadcast(Lanes.FLOAT, scale);
      FloatVector lowest = FloatVector.broadcast(Lanes.FLOAT, LOWEST);
      FloatVector highest = FloatVector.broadcast(Lanes.FLOAT, HIGHEST);
      FloatVector log2e = FloatVector.broadcast(Lanes.FLOAT, LOG2_E);
      FloatVector rounder = FloatVector.broadcast(Lanes.FLOAT, normal ? ROUNDER : BIASED_ROUNDER);
      FloatVector ln2Hi = FloatVector.broadcast(Lanes.FLOAT, LN2_HI);
      FloatVector ln2Lo = FloatVector.broadcast(Lanes.FLOAT, LN2_LO);
      FloatVector half = FloatVector.broadcast(Lanes.FLOAT, 0.5f);
      FloatVector one = FloatVector.broadcast(Lanes.FLOAT, 1.0f);
      FloatVector c3 = FloatVector.broadcast(Lanes.FLOAT, C3);
      FloatVector c4 = FloatVector.broadcast(Lanes.FLOAT, C4);
      FloatVector c5 = FloatVector.broadcast(Lanes.FLOAT, C5);
      FloatVector c6 = FloatVector.broadcast(Lanes.FLOAT, C6);
      FloatVector c7 = FloatVector.broadcast(Lanes.FLOAT, C7);
      for (int i = 0; i < n; i += LANES) {
        FloatVector v = FloatVector.fromArray(Lanes.FLOAT, x, xo + i).mul(vScale);
        if (!normal) {
          v = Clamp.atMost(Clamp.atLeast(v, lowest), highest);
        }

        FloatVector t = v.fma(log2e, rounder);
        FloatVector minusK = rounder.sub(t);
        FloatVector exact = minusK.fma(ln2Hi, v);
        FloatVector r = minusK.fma(ln2Lo, exact);
        FloatVector c = minusK.fma(ln2Lo, exact.sub(r));

        FloatVector p = c7.fma(r, c6);
        p = p.fma(r, c5);
        p = p.fma(r, c4);
        p = p.fma(r, c3);
        p = p.fma(r.mul(r), half.mul(r));

        FloatVector s = one.add(r);
        FloatVector e = r.sub(s.sub(one));
        FloatVector result = s.add(p.fma(r, c.fma(s, e)));

        IntVector k = t.reinterpretAsInts();
        if (normal) {
          IntVector bits = result.reinterpretAsInts();
          bits.add(k.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsFloats().intoArray(y, yo + i);
        } else {
          IntVector halfK = k.lanewise(LSHR, 1);
          IntVector restK = k.sub(halfK);
          FloatVector scale1 = halfK.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
          FloatVector scale2 = restK.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
          result.mul(scale1).mul(scale2).intoArray(y, yo + i);
        }
      }
    }
  }
}
