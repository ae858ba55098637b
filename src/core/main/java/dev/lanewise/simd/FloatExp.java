package dev.lanewise.simd;

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

  private static final float LOG2_E = 0x1.715476p0f;

  /** The sum with it ends in an integer plus twice the exponent bias, 2 * 127. */
  private static final float ROUNDER = 0x1.8p23f + 254.0f;

  private static final int MANTISSA_BITS = 23;
  private static final float LN2_HI = 0x1.62e43p-1f;
  private static final float LN2_LO = -0x1.05c61p-29f;

  private static final float C3 = 0x1.555552p-3f;
  private static final float C4 = 0x1.5554e8p-5f;
  private static final float C5 = 0x1.1115dp-7f;
  private static final float C6 = 0x1.6d4cb6p-10f;
  private static final float C7 = 0x1.9a5878p-13f;

  static final VectorPath PATH = new VectorPath("FloatExp", FloatSpecimen::new, FloatExp::rehearse);

  private FloatExp() {}

  /** exp(v): the specification, for one element. */
  public static float exp(float v) {
    float x = Math.min(Math.max(v, LOWEST), HIGHEST); // NaN stays NaN

    float t = Math.fma(x, LOG2_E, ROUNDER);
    float minusK = ROUNDER - t;
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
      if (vectors) {
        Vectors.exp(40.0f, s.x, 3, s.out, 0, n);
      } else {
        scalar(40.0f, s.x, 3, s.out, 0, n);
      }
    }
  }

  /** The same, in vectors: {@link #exp(float)} line by line. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static void exp(float scale, float[] x, int xo, float[] y, int yo, int n) {
      FloatVector vScale = FloatVector.broadcast(Lanes.FLOAT, scale);
      FloatVector lowest = FloatVector.broadcast(Lanes.FLOAT, LOWEST);
      FloatVector highest = FloatVector.broadcast(Lanes.FLOAT, HIGHEST);
      FloatVector log2e = FloatVector.broadcast(Lanes.FLOAT, LOG2_E);
      FloatVector rounder = FloatVector.broadcast(Lanes.FLOAT, ROUNDER);
      FloatVector ln2Hi = FloatVector.broadcast(Lanes.FLOAT, LN2_HI);
      FloatVector ln2Lo = FloatVector.broadcast(Lanes.FLOAT, LN2_LO);
      FloatVector half = FloatVector.broadcast(Lanes.FLOAT, 0.5f);
      FloatVector one = FloatVector.broadcast(Lanes.FLOAT, 1.0f);
      FloatVector c3 = FloatVector.broadcast(Lanes.FLOAT, C3);
      FloatVector c4 = FloatVector.broadcast(Lanes.FLOAT, C4);
      FloatVector c5 = FloatVector.broadcast(Lanes.FLOAT, C5);
      FloatVector c6 = FloatVector.broadcast(Lanes.FLOAT, C6);
      FloatVector c7 = FloatVector.broadcast(Lanes.FLOAT, C7);
      int full = Lanes.FLOAT.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector v = FloatVector.fromArray(Lanes.FLOAT, x, xo + i).mul(vScale);
        v = Clamp.atMost(Clamp.atLeast(v, lowest), highest);

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

        IntVector twoBiasPlusK = t.reinterpretAsInts();
        IntVector halfK = twoBiasPlusK.lanewise(LSHR, 1);
        IntVector restK = twoBiasPlusK.sub(halfK);
        FloatVector scale1 = halfK.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
        FloatVector scale2 = restK.lanewise(LSHL, MANTISSA_BITS).reinterpretAsFloats();
        result.mul(scale1).mul(scale2).intoArray(y, yo + i);
      }
      scalar(scale, x, xo + full, y, yo + full, n - full);
    }
  }
}
