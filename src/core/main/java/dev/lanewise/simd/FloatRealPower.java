package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;

/**
 * Real powers of floats: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   |x| = 2^k m,  k an integer,  sqrt(1/2) &lt;= m &lt; sqrt(2)
 *   log2|x| = k + s L(s^2),  s = (m - 1) / (m + 1)
 *   p log2|x| = j + r,  j an integer,  |r| &lt;= 1/2
 *   |x|^p = 2^j (1 + r E(r))
 * </pre>
 *
 * <p>All in double, where m - 1 and m + 1 are exact and a subnormal x is an ordinary number. L and
 * E are minimax polynomials for the relative error of log2 and of 2^r among those with double
 * coefficients, computed with Sollya's {@code fpminimax}; their errors are below 2^-45 and 2^-34.
 *
 * <p>Where the result is finite |p log2|x|| is below 151, so that before the one rounding to float
 * the relative error is at most 151 ln 2 (2^-45 + 2^-51) + 2^-34 + 2^-51, less than 0.0011 ulp: the
 * error is below 0.502 ulp, subnormal results included; the largest seen among 4,000,000 was
 * 0.5007. A result that is a float comes out exactly.
 *
 * <p>Specials are those of IEEE 754's pow: x^0 and 1^p are 1, even for NaN, and so is (-1)^p for an
 * infinite p ({@link Math#pow} has NaN for 1^NaN and for (+-1)^Infinity); a finite negative x has a
 * power for integers p only, otherwise NaN; zeros and infinities keep their sign for odd p only.
 */
public final class FloatRealPower {
  /** Below it 2^t rounds to 0. */
  private static final double LOWEST = -160.0;

  /** Above it 2^t is more than the largest float. */
  private static final double HIGHEST = 130.0;

  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

  /** The bits of sqrt(1/2): m begins here. */
  private static final long FIRST = 0x3FE6A09E667F3BCDL;

  /** Added to the bits of |x|, it leaves k + 1024 above the mantissa. */
  private static final long SHIFT = (1024L << MANTISSA_BITS) - FIRST;

  /** The bits of 2^52; an integer below 2^52 in its mantissa is added to it. */
  private static final long TWO_52_BITS = 0x4330000000000000L;

  private static final double TWO_52_AND_BIAS = 0x1p52 + 1024.0;

  private static final double L0 = 0x1.71547652b8251p1;
  private static final double L1 = 0x1.ec709dc53c4a8p-1;
  private static final double L2 = 0x1.2776c2936e514p-1;
  private static final double L3 = 0x1.a61a2e9cb1fe1p-2;
  private static final double L4 = 0x1.47955e53fec69p-2;
  private static final double L5 = 0x1.21b06bc5cf468p-2;

  /** The sum with it ends in an integer plus the exponent bias, 1023. */
  private static final double ROUNDER = 0x1.8p52 + 1023.0;

  private static final double E1 = 0x1.62e42ff0e1928p-1;
  private static final double E2 = 0x1.ebfbe0778728ap-3;
  private static final double E3 = 0x1.c6b08ac06b006p-5;
  private static final double E4 = 0x1.3b29f39d49c9cp-7;
  private static final double E5 = 0x1.5d8a85ff5643dp-10;
  private static final double E6 = 0x1.445c8406fade4p-13;
  private static final double E7 = 0x1.fde5fd7cf2431p-17;

  static final VectorPath PATH =
      new VectorPath("FloatRealPower", FloatSpecimen::new, FloatRealPower::rehearse);

  private FloatRealPower() {}

  /** x^p: the specification, for one element. */
  public static float power(float x, float p) {
    if (p == 0.0f || x == 1.0f) {
      return 1.0f;
    }
    double v = x;
    double a = Math.abs(v);
    long bits = Double.doubleToRawLongBits(a) + SHIFT;
    double m = Double.longBitsToDouble((bits & MANTISSA) + FIRST);
    double k = Double.longBitsToDouble((bits >>> MANTISSA_BITS) | TWO_52_BITS) - TWO_52_AND_BIAS;

    double s = (m - 1.0) / (m + 1.0);
    double z = s * s;
    double q = Math.fma(L5, z, L4);
    q = Math.fma(q, z, L3);
    q = Math.fma(q, z, L2);
    q = Math.fma(q, z, L1);
    q = Math.fma(q, z, L0);
    double log = Math.fma(q, s, k);
    log = v >= RealExponent.lowestBase(p) ? log : Double.NaN;
    log = a == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : log;
    log = a == 0.0 ? Double.NEGATIVE_INFINITY : log;

    double t = Math.min(Math.max(finite(p) * log, LOWEST), HIGHEST); // NaN stays NaN
    double j = t + ROUNDER;
    double r = t - (j - ROUNDER);
    double e = Math.fma(E7, r, E6);
    e = Math.fma(e, r, E5);
    e = Math.fma(e, r, E4);
    e = Math.fma(e, r, E3);
    e = Math.fma(e, r, E2);
    e = Math.fma(e, r, E1);
    e = Math.fma(e, r, 1.0);

    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(j) << MANTISSA_BITS); // 2^j
    long sign = Double.doubleToRawLongBits(v) & RealExponent.signBit(p);
    return (float) Double.longBitsToDouble(Double.doubleToRawLongBits(e * scale) | sign);
  }

  /** The largest float does what infinity does, without Infinity times 0. */
  private static double finite(float p) {
    return Math.min(Math.max(p, -Float.MAX_VALUE), Float.MAX_VALUE);
  }

  /**
   * {@code y[i] = x[i]^exponent} for the n elements from the offsets on. y may be x at the same
   * offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void power(float exponent, float[] x, int xOffset, float[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (exponent == 0.0f) {
      Arrays.fill(y, yOffset, yOffset + n, 1.0f);
    } else if (exponent == exponent && PATH.open()) {
      Vectors.power(exponent, x, xOffset, y, yOffset, n);
    } else {
      scalar(exponent, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(float exponent, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = power(x[xo + i], exponent);
    }
  }

  /** With negative elements, which have powers or not, and with zeros. */
  private static void rehearse(FloatSpecimen s, boolean vectors) {
    float exponent = 3.0f;
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.power(exponent, s.x, 3, s.out, 0, n);
        Vectors.power(2.5f, s.norms, 3, s.out, n, n);
      } else {
        scalar(exponent, s.x, 3, s.out, 0, n);
        scalar(2.5f, s.norms, 3, s.out, n, n);
      }
      exponent -= 1.75f;
    }
  }

  /**
   * The same, in vectors: {@link #power(float, float)} line by line, half a vector of floats at a
   * time. Exponents are neither 0 nor NaN here, so that 1 needs no case of its own.
   */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    /** HotSpot has no masks of two lanes: there the scalar twin takes lanes with specials. */
    private static final boolean MASKS = LANES > 2;

    private Vectors() {}

    static void power(float exponent, float[] x, int xo, float[] y, int yo, int n) {
      DoubleVector p = DoubleVector.broadcast(Lanes.DOUBLE, finite(exponent));
      LongVector signBit = LongVector.broadcast(Lanes.LONG, RealExponent.signBit(exponent));
      DoubleVector lowestBase =
          DoubleVector.broadcast(Lanes.DOUBLE, RealExponent.lowestBase(exponent));
      DoubleVector nan = DoubleVector.broadcast(Lanes.DOUBLE, Double.NaN);
      DoubleVector infinity = DoubleVector.broadcast(Lanes.DOUBLE, Double.POSITIVE_INFINITY);
      DoubleVector minusInfinity = DoubleVector.broadcast(Lanes.DOUBLE, Double.NEGATIVE_INFINITY);
      DoubleVector zero = DoubleVector.broadcast(Lanes.DOUBLE, 0.0);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      LongVector mantissa = LongVector.broadcast(Lanes.LONG, MANTISSA);
      LongVector first = LongVector.broadcast(Lanes.LONG, FIRST);
      LongVector shift = LongVector.broadcast(Lanes.LONG, SHIFT);
      LongVector two52Bits = LongVector.broadcast(Lanes.LONG, TWO_52_BITS);
      DoubleVector two52AndBias = DoubleVector.broadcast(Lanes.DOUBLE, TWO_52_AND_BIAS);
      DoubleVector l0 = DoubleVector.broadcast(Lanes.DOUBLE, L0);
      DoubleVector l1 = DoubleVector.broadcast(Lanes.DOUBLE, L1);
      DoubleVector l2 = DoubleVector.broadcast(Lanes.DOUBLE, L2);
      DoubleVector l3 = DoubleVector.broadcast(Lanes.DOUBLE, L3);
      DoubleVector l4 = DoubleVector.broadcast(Lanes.DOUBLE, L4);
      DoubleVector l5 = DoubleVector.broadcast(Lanes.DOUBLE, L5);
      DoubleVector lowest = DoubleVector.broadcast(Lanes.DOUBLE, LOWEST);
      DoubleVector highest = DoubleVector.broadcast(Lanes.DOUBLE, HIGHEST);
      DoubleVector rounder = DoubleVector.broadcast(Lanes.DOUBLE, ROUNDER);
      DoubleVector e1 = DoubleVector.broadcast(Lanes.DOUBLE, E1);
      DoubleVector e2 = DoubleVector.broadcast(Lanes.DOUBLE, E2);
      DoubleVector e3 = DoubleVector.broadcast(Lanes.DOUBLE, E3);
      DoubleVector e4 = DoubleVector.broadcast(Lanes.DOUBLE, E4);
      DoubleVector e5 = DoubleVector.broadcast(Lanes.DOUBLE, E5);
      DoubleVector e6 = DoubleVector.broadcast(Lanes.DOUBLE, E6);
      DoubleVector e7 = DoubleVector.broadcast(Lanes.DOUBLE, E7);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        if (!MASKS && !(ordinary(x[xo + i]) && ordinary(x[xo + i + 1]))) {
          scalar(exponent, x, xo + i, y, yo + i, LANES);
          continue;
        }
        FloatVector f = FloatVector.fromArray(Lanes.FLOAT_HALF, x, xo + i);
        DoubleVector v = (DoubleVector) f.castShape(Lanes.DOUBLE, 0);
        DoubleVector a = v.abs();
        LongVector bits = a.reinterpretAsLongs().add(shift);
        DoubleVector m = bits.lanewise(AND, mantissa).add(first).reinterpretAsDoubles();
        LongVector biased = bits.lanewise(LSHR, MANTISSA_BITS).lanewise(OR, two52Bits);
        DoubleVector k = biased.reinterpretAsDoubles().sub(two52AndBias);

        DoubleVector s = m.sub(one).div(m.add(one));
        DoubleVector z = s.mul(s);
        DoubleVector q = l5.fma(z, l4);
        q = q.fma(z, l3);
        q = q.fma(z, l2);
        q = q.fma(z, l1);
        q = q.fma(z, l0);
        DoubleVector log = q.fma(s, k);
        if (MASKS) {
          log = nan.blend(log, v.compare(GE, lowestBase));
          log = log.blend(infinity, a.compare(EQ, infinity));
          log = log.blend(minusInfinity, a.compare(EQ, zero));
        }

        DoubleVector t = Clamp.atMost(Clamp.atLeast(p.mul(log), lowest), highest);
        DoubleVector j = t.add(rounder);
        DoubleVector r = t.sub(j.sub(rounder));
        DoubleVector e = e7.fma(r, e6);
        e = e.fma(r, e5);
        e = e.fma(r, e4);
        e = e.fma(r, e3);
        e = e.fma(r, e2);
        e = e.fma(r, e1);
        e = e.fma(r, one);

        DoubleVector scale =
            j.reinterpretAsLongs().lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        LongVector sign = v.reinterpretAsLongs().lanewise(AND, signBit);
        LongVector magnitude = e.mul(scale).reinterpretAsLongs();
        DoubleVector signed = magnitude.lanewise(OR, sign).reinterpretAsDoubles();
        ((FloatVector) signed.castShape(Lanes.FLOAT_HALF, 0)).intoArray(y, yo + i);
      }
      scalar(exponent, x, xo + full, y, yo + full, n - full);
    }

    /** Whether x takes no case of its own. */
    private static boolean ordinary(float x) {
      return x > 0.0f && x < Float.POSITIVE_INFINITY;
    }
  }
}
