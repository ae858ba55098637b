package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * The exponential of doubles: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   x = k ln 2 + r,  k an integer,  |r| &lt;= ln 2 / 2
 *   exp(x) = 2^k exp(r),  exp(r) = 1 + r + r^2 / 2 + r^3 C(r)
 * </pre>
 *
 * <p>k comes from adding a large constant, whose last bit is worth 1. ln 2 is the sum of two
 * doubles; x - k LN2_HI is exact, and c keeps what the rounding of r loses. 1 + r = s + e without
 * error, so that only the last addition rounds to a full half ulp. C is the minimax polynomial for
 * the relative error of exp(r) among those with double coefficients, computed with Sollya's {@code
 * fpminimax}; its error is below 2^-63. 2^k is applied as two factors, neither of which overflows
 * or underflows: gradual underflow and overflow are those of the multiplication.
 *
 * <p>The error is below 0.6 ulp (1 ulp where the result is subnormal): half an ulp of the last
 * addition, and less than a tenth for all other roundings together, most where r is near -ln 2 / 2.
 * The function is monotone. exp(+-0) is 1, exp(-Infinity) is +0.0, exp(NaN) is NaN.
 */
public final class DoubleExp {
  /** Below it exp is less than half the smallest double, and rounds to 0. */
  private static final double LOWEST = -746.0;

  /** Above it exp is more than the largest double. */
  private static final double HIGHEST = 710.0;

  /** Up to this size of x, exp(x) is a normal number. */
  static final double NORMAL = 708.0;

  static final double LOG2_E = 0x1.71547652b82fep0;

  /** The sum with it ends in an integer. */
  static final double ROUNDER = 0x1.8p52;

  /** The sum with it ends in an integer plus twice the exponent bias, 2 * 1023. */
  private static final double BIASED_ROUNDER = ROUNDER + 2046.0;

  static final int MANTISSA_BITS = 52;
  static final double LN2_HI = 0x1.62e42fefa39efp-1;
  static final double LN2_LO = 0x1.abc9e3b39803fp-56;

  static final double C3 = 0x1.555555555555ap-3;
  static final double C4 = 0x1.555555555552cp-5;
  static final double C5 = 0x1.111111110f164p-7;
  static final double C6 = 0x1.6c16c16c28fb7p-10;
  static final double C7 = 0x1.a01a01b1e5387p-13;
  static final double C8 = 0x1.a01a0148aa92cp-16;
  static final double C9 = 0x1.71ddf387ba8eap-19;
  static final double C10 = 0x1.27e5a163ecb93p-22;
  static final double C11 = 0x1.af66b85031c11p-26;
  static final double C12 = 0x1.1e4873576fa58p-29;

  static final VectorPath PATH =
      new VectorPath("DoubleExp", DoubleSpecimen::new, DoubleExp::rehearse);

  private DoubleExp() {}

  /** exp(v): the specification, for one element. */
  public static double exp(double v) {
    double x = Math.min(Math.max(v, LOWEST), HIGHEST); // NaN stays NaN

    double t = Math.fma(x, LOG2_E, BIASED_ROUNDER);
    double minusK = BIASED_ROUNDER - t;
    double exact = Math.fma(minusK, LN2_HI, x);
    double r = Math.fma(minusK, LN2_LO, exact);
    double c = Math.fma(minusK, LN2_LO, exact - r);

    double p = Math.fma(C12, r, C11);
    p = Math.fma(p, r, C10);
    p = Math.fma(p, r, C9);
    p = Math.fma(p, r, C8);
    p = Math.fma(p, r, C7);
    p = Math.fma(p, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r * r, 0.5 * r); // r / 2 + r^2 C(r)

    double s = 1.0 + r;
    double e = r - (s - 1.0);
    double y = s + Math.fma(p, r, Math.fma(c, s, e));

    long twoBiasPlusK =
        Double.doubleToRawLongBits(t); // in the low bits; the others are shifted out
    long half = twoBiasPlusK >>> 1;
    double scale1 = Double.longBitsToDouble(half << MANTISSA_BITS);
    double scale2 = Double.longBitsToDouble((twoBiasPlusK - half) << MANTISSA_BITS);
    return y * scale1 * scale2;
  }

  /**
   * {@code y[i] = exp(scale * x[i])} for the n elements from the offsets on; the product is rounded
   * once. y may be x at the same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void exp(double scale, double[] x, int xOffset, double[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.exp(scale, x, xOffset, y, yOffset, n);
    } else {
      scalar(scale, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(double scale, double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = exp(scale * x[xo + i]);
    }
  }

  private static void rehearse(DoubleSpecimen s, boolean vectors) {
    for (int n : DoubleSpecimen.lengths()) {
      rehearse(40.0, s.x, s.out, n, vectors);
      rehearse(9000.0, s.x, s.out, n, vectors); // far beyond the range
    }
  }

  private static void rehearse(double scale, double[] x, double[] out, int n, boolean vectors) {
    if (vectors) {
      Vectors.exp(scale, x, 3, out, 0, n);
    } else {
      scalar(scale, x, 3, out, 0, n);
    }
  }

  /**
   * The same, in vectors: {@link #exp(double)} line by line. Where all results of a stretch are
   * normal there is nothing to clamp, and 2^k is a sum of exponents: the same bits.
   */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    /** Elements that are looked at together. */
    private static final int STRETCH = 256;

    private Vectors() {}

    static void exp(double scale, double[] x, int xo, double[] y, int yo, int n) {
      int full = Lanes.DOUBLE.loopBound(n);
      // The product is rounded, and no bound lets infinity pass.
      double bound = Math.min(0.99 * NORMAL / Math.abs(scale), Double.MAX_VALUE);
      for (int i = 0; i < full; i += STRETCH) {
        int length = Math.min(STRETCH, full - i);
        boolean normal = Clamp.DOUBLE_MASKS && areWithin(bound, x, xo + i, length);
        exp(normal, scale, x, xo + i, y, yo + i, length);
      }
      scalar(scale, x, xo + full, y, yo + full, n - full);
    }

    private static boolean areWithin(double bound, double[] x, int xo, int n) {
      boolean all = true;
      for (int i = xo; i < xo + n; i += LANES) {
        all &= DoubleVector.fromArray(Lanes.DOUBLE, x, i).abs().compare(LE, bound).allTrue();
      }
      return all;
    }

    /** For whole vectors; {@code normal} promises that every result is. */
    private static void exp(
        boolean normal, double scale, double[] x, int xo, double[] y, int yo, int n) {
      DoubleVector vScale = DoubleVector.broadcast(Lanes.DOUBLE, scale);
      DoubleVector lowest = DoubleVector.broadcast(Lanes.DOUBLE, LOWEST);
      DoubleVector highest = DoubleVector.broadcast(Lanes.DOUBLE, HIGHEST);
      DoubleVector log2e = DoubleVector.broadcast(Lanes.DOUBLE, LOG2_E);
      DoubleVector rounder =
          DoubleVector.broadcast(Lanes.DOUBLE, normal ? ROUNDER : BIASED_ROUNDER);
      DoubleVector ln2Hi = DoubleVector.broadcast(Lanes.DOUBLE, LN2_HI);
      DoubleVector ln2Lo = DoubleVector.broadcast(Lanes.DOUBLE, LN2_LO);
      DoubleVector half = DoubleVector.broadcast(Lanes.DOUBLE, 0.5);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      DoubleVector c3 = DoubleVector.broadcast(Lanes.DOUBLE, C3);
      DoubleVector c4 = DoubleVector.broadcast(Lanes.DOUBLE, C4);
      DoubleVector c5 = DoubleVector.broadcast(Lanes.DOUBLE, C5);
      DoubleVector c6 = DoubleVector.broadcast(Lanes.DOUBLE, C6);
      DoubleVector c7 = DoubleVector.broadcast(Lanes.DOUBLE, C7);
      DoubleVector c8 = DoubleVector.broadcast(Lanes.DOUBLE, C8);
      DoubleVector c9 = DoubleVector.broadcast(Lanes.DOUBLE, C9);
      DoubleVector c10 = DoubleVector.broadcast(Lanes.DOUBLE, C10);
      DoubleVector c11 = DoubleVector.broadcast(Lanes.DOUBLE, C11);
      DoubleVector c12 = DoubleVector.broadcast(Lanes.DOUBLE, C12);
      for (int i = 0; i < n; i += LANES) {
        DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLE, x, xo + i).mul(vScale);
        if (!normal) {
          v = Clamp.atMost(Clamp.atLeast(v, lowest), highest);
        }

        DoubleVector t = v.fma(log2e, rounder);
        DoubleVector minusK = rounder.sub(t);
        DoubleVector exact = minusK.fma(ln2Hi, v);
        DoubleVector r = minusK.fma(ln2Lo, exact);
        DoubleVector c = minusK.fma(ln2Lo, exact.sub(r));

        DoubleVector p = c12.fma(r, c11);
        p = p.fma(r, c10);
        p = p.fma(r, c9);
        p = p.fma(r, c8);
        p = p.fma(r, c7);
        p = p.fma(r, c6);
        p = p.fma(r, c5);
        p = p.fma(r, c4);
        p = p.fma(r, c3);
        p = p.fma(r.mul(r), half.mul(r));

        DoubleVector s = one.add(r);
        DoubleVector e = r.sub(s.sub(one));
        DoubleVector result = s.add(p.fma(r, c.fma(s, e)));

        LongVector k = t.reinterpretAsLongs();
        if (normal) {
          LongVector bits = result.reinterpretAsLongs();
          bits.add(k.lanewise(LSHL, MANTISSA_BITS)).reinterpretAsDoubles().intoArray(y, yo + i);
        } else {
          LongVector halfK = k.lanewise(LSHR, 1);
          LongVector restK = k.sub(halfK);
          DoubleVector scale1 = halfK.lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
          DoubleVector scale2 = restK.lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
          result.mul(scale1).mul(scale2).intoArray(y, yo + i);
        }
      }
    }
  }
}
