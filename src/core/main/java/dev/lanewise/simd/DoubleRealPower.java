package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * Real powers of doubles: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   |x| = 2^k m,  k an integer,  sqrt(1/2) &lt;= m &lt; sqrt(2)
 *   log2|x| = k + s L(s^2),  s = (m - 1) / (m + 1)
 *   p log2|x| = j + r,  j an integer,  |r| &lt;= 1/2
 *   |x|^p = 2^j (1 + r ln 2 + r^2 E(r))
 * </pre>
 *
 * <p>The steps are those of {@link FloatRealPower}; since there is no wider type to evaluate them
 * in, s, s^2, the first three terms of L, the logarithm and its product with p are sums of two
 * doubles (name and nameLo). L and E are minimax polynomials for the relative error of log2 and of
 * 2^r, computed with Sollya's {@code fpminimax}: the first three coefficients of L are sums of two
 * doubles, all others doubles. Their errors are below 2^-74 and 2^-63. 2^j is applied as two
 * factors, neither of which overflows or underflows.
 *
 * <p>Where the result is finite and not 0, |p log2|x|| is at most 1075 with a relative error below
 * 2^-70: 0.004 ulp. The three roundings of r^2 E(r) that count, each at a result just above
 * sqrt(1/2), and what the products of low parts leave out add less than 0.11 ulp before the last
 * addition rounds. So the error is below 0.62 ulp, and below 1 unit where the result is subnormal
 * and rounded once more; the largest seen among 4,000,000 was 0.5958. A result that is a double,
 * such as 3^5, comes out exactly.
 *
 * <p>Specials are those of {@link FloatRealPower}.
 */
public final class DoubleRealPower {
  /** From here on 2^|t| overflows, and 2^-|t| rounds to 0. */
  private static final double FARTHEST = 1100.0;

  /** More than the low part of t can be where its high part is below {@link #FARTHEST}. */
  private static final double FARTHEST_LO = 0x1p-32;

  /**
   * Every x^p with an exponent beyond it rounds as x^STEEPEST does, and every one with an exponent
   * below 1 / STEEPEST to 1: |log2 x| is between 2^-53 and 1075 where it is not 0.
   */
  private static final double STEEPEST = 0x1p70;

  /** Stands for the logarithm of infinity: no multiple of it overflows, the least is beyond t. */
  private static final double LOG_INFINITY = 0x1p90;

  /** Brings the subnormal numbers among the normal ones. */
  private static final double LIFT = 0x1p54;

  private static final double LIFT_LOG = 54.0;

  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

  /** The bits of sqrt(1/2): m begins here. */
  private static final long FIRST = 0x3FE6A09E667F3BCDL;

  /** Added to the bits of |x|, it leaves k + 1024 above the mantissa. */
  private static final long SHIFT = (1024L << MANTISSA_BITS) - FIRST;

  /** The bits of 2^52; an integer below 2^52 in its mantissa is added to it. */
  private static final long TWO_52_BITS = 0x4330000000000000L;

  private static final double TWO_52_AND_BIAS = 0x1p52 + 1024.0;

  private static final double L0 = 0x1.71547652b82fep1;
  private static final double L0_LO = 0x1.777cb681c8d9p-55;
  private static final double L1 = 0x1.ec709dc3a03fdp-1;
  private static final double L1_LO = 0x1.dbc0f635fe444p-55;
  private static final double L2 = 0x1.2776c50ef9bf4p-1;
  private static final double L2_LO = 0x1.706a9656d5f15p-55;
  private static final double L3 = 0x1.a61762a7b011fp-2;
  private static final double L4 = 0x1.484b13d5e89bcp-2;
  private static final double L5 = 0x1.0c9a8581f44b8p-2;
  private static final double L6 = 0x1.c68ecaf0578c2p-3;
  private static final double L7 = 0x1.8a0d8c1159ac8p-3;
  private static final double L8 = 0x1.58b9e7e691dddp-3;
  private static final double L9 = 0x1.63da10d090915p-3;

  /** The sum with it ends in an integer plus twice the exponent bias, 2 * 1023. */
  private static final double ROUNDER = 0x1.8p52 + 2046.0;

  private static final double LN2 = 0x1.62e42fefa39efp-1;
  private static final double LN2_LO = 0x1.abc9e3b39803fp-56;
  private static final double E2 = 0x1.ebfbdff82c58fp-3;
  private static final double E3 = 0x1.c6b08d704a0c7p-5;
  private static final double E4 = 0x1.3b2ab6fba4d67p-7;
  private static final double E5 = 0x1.5d87fe78a3a51p-10;
  private static final double E6 = 0x1.430912f8b4635p-13;
  private static final double E7 = 0x1.ffcbfc6fbdf4cp-17;
  private static final double E8 = 0x1.62c0212c71671p-20;
  private static final double E9 = 0x1.b524e6ded77e8p-24;
  private static final double E10 = 0x1.e4d2e35d69826p-28;
  private static final double E11 = 0x1.e9f41d816e783p-32;
  private static final double E12 = 0x1.bf96f6d80030ap-36;

  static final VectorPath PATH =
      new VectorPath("DoubleRealPower", DoubleSpecimen::new, DoubleRealPower::rehearse);

  private DoubleRealPower() {}

  /** x^p: the specification, for one element. */
  public static double power(double x, double p) {
    if (p == 0.0 || x == 1.0) {
      return 1.0;
    }
    double a = Math.abs(x);
    boolean subnormal = a < Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(subnormal ? a * LIFT : a) + SHIFT;
    double m = Double.longBitsToDouble((bits & MANTISSA) + FIRST);
    double k = Double.longBitsToDouble((bits >>> MANTISSA_BITS) | TWO_52_BITS) - TWO_52_AND_BIAS;
    k = subnormal ? k - LIFT_LOG : k;

    double f = m - 1.0; // without error
    double d = m + 1.0;
    double dLo = m - (d - 1.0);
    double inverse = 1.0 / d;
    double s = f * inverse;
    double sLo = Math.fma(-s, dLo, Math.fma(-s, d, f)) * inverse;
    double z = s * s;
    double zLo = Math.fma(s + s, sLo, Math.fma(s, s, -z));

    double q = Math.fma(L9, z, L8);
    q = Math.fma(q, z, L7);
    q = Math.fma(q, z, L6);
    q = Math.fma(q, z, L5);
    q = Math.fma(q, z, L4);
    q = Math.fma(q, z, L3);
    double c = q * z;
    double cLo = q * zLo;
    q = L2 + c;
    double qLo = (c - (q - L2)) + (cLo + L2_LO);
    c = q * z;
    cLo = Math.fma(q, z, -c) + Math.fma(qLo, z, q * zLo);
    q = L1 + c;
    qLo = (c - (q - L1)) + (cLo + L1_LO);
    c = q * z;
    cLo = Math.fma(q, z, -c) + Math.fma(qLo, z, q * zLo);
    q = L0 + c;
    qLo = (c - (q - L0)) + (cLo + L0_LO);
    c = q * s;
    cLo = Math.fma(q, s, -c) + Math.fma(qLo, s, q * sLo);
    double log = k + c; // k is 0 or more than c
    double logLo = (c - (log - k)) + cLo;
    log = x >= RealExponent.lowestBase(p) ? log : Double.NaN;
    log = a == Double.POSITIVE_INFINITY ? LOG_INFINITY : log;
    log = a == 0.0 ? -LOG_INFINITY : log;

    double slope = slope(p);
    double product = slope * log;
    double productLo = Math.fma(slope, logLo, Math.fma(slope, log, -product));
    double t = Math.min(Math.max(product, -FARTHEST), FARTHEST); // NaN stays NaN
    double tLo = Math.min(Math.max(productLo, -FARTHEST_LO), FARTHEST_LO);
    double j = t + ROUNDER;
    double exact = t - (j - ROUNDER);
    double r = exact + tLo;
    double rLo = tLo - (r - exact);

    double e = Math.fma(E12, r, E11);
    e = Math.fma(e, r, E10);
    e = Math.fma(e, r, E9);
    e = Math.fma(e, r, E8);
    e = Math.fma(e, r, E7);
    e = Math.fma(e, r, E6);
    e = Math.fma(e, r, E5);
    e = Math.fma(e, r, E4);
    e = Math.fma(e, r, E3);
    e = Math.fma(e, r, E2);
    double u = r * LN2;
    double uLo = Math.fma(r, LN2_LO, Math.fma(r, LN2, -u));
    double w = 1.0 + u;
    double wLo = u - (w - 1.0);
    double y = w + Math.fma(e * r, r, Math.fma(rLo * LN2, w, wLo + uLo));

    long twoBiasPlusJ =
        Double.doubleToRawLongBits(j); // in the low bits; the others are shifted out
    long half = twoBiasPlusJ >>> 1;
    double scale1 = Double.longBitsToDouble(half << MANTISSA_BITS);
    double scale2 = Double.longBitsToDouble((twoBiasPlusJ - half) << MANTISSA_BITS);
    long sign = Double.doubleToRawLongBits(x) & RealExponent.signBit(p);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(y * scale1 * scale2) | sign);
  }

  /** p brought to where no product overflows or underflows. */
  private static double slope(double p) {
    double magnitude = Math.min(Math.max(Math.abs(p), 1.0 / STEEPEST), STEEPEST);
    return Math.copySign(magnitude, p);
  }

  /**
   * {@code y[i] = x[i]^exponent} for the n elements from the offsets on. y may be x at the same
   * offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void power(
      double exponent, double[] x, int xOffset, double[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (exponent == 0.0) {
      Arrays.fill(y, yOffset, yOffset + n, 1.0);
    } else if (exponent == exponent && PATH.open()) {
      Vectors.power(exponent, x, xOffset, y, yOffset, n);
    } else {
      scalar(exponent, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(double exponent, double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = power(x[xo + i], exponent);
    }
  }

  /** With negative elements, which have powers or not. */
  private static void rehearse(DoubleSpecimen s, boolean vectors) {
    double exponent = 3.0;
    for (int n : DoubleSpecimen.lengths()) {
      if (vectors) {
        Vectors.power(exponent, s.x, 3, s.out, 0, n);
        Vectors.power(2.5, s.norms, 3, s.out, n, n);
      } else {
        scalar(exponent, s.x, 3, s.out, 0, n);
        scalar(2.5, s.norms, 3, s.out, n, n);
      }
      exponent -= 1.75;
    }
  }

  /**
   * The same, in vectors: {@link #power(double, double)} line by line. Exponents are neither 0 nor
   * NaN here, so that 1 needs no case of its own.
   */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    /** HotSpot has no masks of two lanes: there the scalar twin takes lanes with specials. */
    private static final boolean MASKS = LANES > 2;

    private Vectors() {}

    static void power(double exponent, double[] x, int xo, double[] y, int yo, int n) {
      DoubleVector slope = DoubleVector.broadcast(Lanes.DOUBLE, slope(exponent));
      LongVector signBit = LongVector.broadcast(Lanes.LONG, RealExponent.signBit(exponent));
      DoubleVector lowestBase =
          DoubleVector.broadcast(Lanes.DOUBLE, RealExponent.lowestBase(exponent));
      DoubleVector nan = DoubleVector.broadcast(Lanes.DOUBLE, Double.NaN);
      DoubleVector infinity = DoubleVector.broadcast(Lanes.DOUBLE, Double.POSITIVE_INFINITY);
      DoubleVector logInfinity = DoubleVector.broadcast(Lanes.DOUBLE, LOG_INFINITY);
      DoubleVector logZero = DoubleVector.broadcast(Lanes.DOUBLE, -LOG_INFINITY);
      DoubleVector zero = DoubleVector.broadcast(Lanes.DOUBLE, 0.0);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      DoubleVector minNormal = DoubleVector.broadcast(Lanes.DOUBLE, Double.MIN_NORMAL);
      DoubleVector lift = DoubleVector.broadcast(Lanes.DOUBLE, LIFT);
      DoubleVector liftLog = DoubleVector.broadcast(Lanes.DOUBLE, LIFT_LOG);
      LongVector mantissa = LongVector.broadcast(Lanes.LONG, MANTISSA);
      LongVector first = LongVector.broadcast(Lanes.LONG, FIRST);
      LongVector shift = LongVector.broadcast(Lanes.LONG, SHIFT);
      LongVector two52Bits = LongVector.broadcast(Lanes.LONG, TWO_52_BITS);
      DoubleVector two52AndBias = DoubleVector.broadcast(Lanes.DOUBLE, TWO_52_AND_BIAS);
      DoubleVector nearest = DoubleVector.broadcast(Lanes.DOUBLE, -FARTHEST);
      DoubleVector farthest = DoubleVector.broadcast(Lanes.DOUBLE, FARTHEST);
      DoubleVector nearestLo = DoubleVector.broadcast(Lanes.DOUBLE, -FARTHEST_LO);
      DoubleVector farthestLo = DoubleVector.broadcast(Lanes.DOUBLE, FARTHEST_LO);
      DoubleVector l0 = DoubleVector.broadcast(Lanes.DOUBLE, L0);
      DoubleVector l0Lo = DoubleVector.broadcast(Lanes.DOUBLE, L0_LO);
      DoubleVector l1 = DoubleVector.broadcast(Lanes.DOUBLE, L1);
      DoubleVector l1Lo = DoubleVector.broadcast(Lanes.DOUBLE, L1_LO);
      DoubleVector l2 = DoubleVector.broadcast(Lanes.DOUBLE, L2);
      DoubleVector l2Lo = DoubleVector.broadcast(Lanes.DOUBLE, L2_LO);
      DoubleVector l3 = DoubleVector.broadcast(Lanes.DOUBLE, L3);
      DoubleVector l4 = DoubleVector.broadcast(Lanes.DOUBLE, L4);
      DoubleVector l5 = DoubleVector.broadcast(Lanes.DOUBLE, L5);
      DoubleVector l6 = DoubleVector.broadcast(Lanes.DOUBLE, L6);
      DoubleVector l7 = DoubleVector.broadcast(Lanes.DOUBLE, L7);
      DoubleVector l8 = DoubleVector.broadcast(Lanes.DOUBLE, L8);
      DoubleVector l9 = DoubleVector.broadcast(Lanes.DOUBLE, L9);
      DoubleVector rounder = DoubleVector.broadcast(Lanes.DOUBLE, ROUNDER);
      DoubleVector ln2 = DoubleVector.broadcast(Lanes.DOUBLE, LN2);
      DoubleVector ln2Lo = DoubleVector.broadcast(Lanes.DOUBLE, LN2_LO);
      DoubleVector e2 = DoubleVector.broadcast(Lanes.DOUBLE, E2);
      DoubleVector e3 = DoubleVector.broadcast(Lanes.DOUBLE, E3);
      DoubleVector e4 = DoubleVector.broadcast(Lanes.DOUBLE, E4);
      DoubleVector e5 = DoubleVector.broadcast(Lanes.DOUBLE, E5);
      DoubleVector e6 = DoubleVector.broadcast(Lanes.DOUBLE, E6);
      DoubleVector e7 = DoubleVector.broadcast(Lanes.DOUBLE, E7);
      DoubleVector e8 = DoubleVector.broadcast(Lanes.DOUBLE, E8);
      DoubleVector e9 = DoubleVector.broadcast(Lanes.DOUBLE, E9);
      DoubleVector e10 = DoubleVector.broadcast(Lanes.DOUBLE, E10);
      DoubleVector e11 = DoubleVector.broadcast(Lanes.DOUBLE, E11);
      DoubleVector e12 = DoubleVector.broadcast(Lanes.DOUBLE, E12);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        if (!MASKS && !(ordinary(x[xo + i]) && ordinary(x[xo + i + 1]))) {
          scalar(exponent, x, xo + i, y, yo + i, LANES);
          continue;
        }
        DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLE, x, xo + i);
        DoubleVector a = v.abs();
        DoubleVector normal = a;
        if (MASKS) {
          normal = a.blend(a.mul(lift), a.compare(LT, minNormal));
        }
        LongVector bits = normal.reinterpretAsLongs().add(shift);
        DoubleVector m = bits.lanewise(AND, mantissa).add(first).reinterpretAsDoubles();
        LongVector biased = bits.lanewise(LSHR, MANTISSA_BITS).lanewise(OR, two52Bits);
        DoubleVector k = biased.reinterpretAsDoubles().sub(two52AndBias);
        if (MASKS) {
          k = k.blend(k.sub(liftLog), a.compare(LT, minNormal));
        }

        DoubleVector f = m.sub(one);
        DoubleVector d = m.add(one);
        DoubleVector dLo = m.sub(d.sub(one));
        DoubleVector inverse = one.div(d);
        DoubleVector s = f.mul(inverse);
        DoubleVector minusS = s.neg();
        DoubleVector sLo = minusS.fma(dLo, minusS.fma(d, f)).mul(inverse);
        DoubleVector z = s.mul(s);
        DoubleVector zLo = s.add(s).fma(sLo, s.fma(s, z.neg()));

        DoubleVector q = l9.fma(z, l8);
        q = q.fma(z, l7);
        q = q.fma(z, l6);
        q = q.fma(z, l5);
        q = q.fma(z, l4);
        q = q.fma(z, l3);
        DoubleVector c = q.mul(z);
        DoubleVector cLo = q.mul(zLo);
        q = l2.add(c);
        DoubleVector qLo = c.sub(q.sub(l2)).add(cLo.add(l2Lo));
        c = q.mul(z);
        cLo = q.fma(z, c.neg()).add(qLo.fma(z, q.mul(zLo)));
        q = l1.add(c);
        qLo = c.sub(q.sub(l1)).add(cLo.add(l1Lo));
        c = q.mul(z);
        cLo = q.fma(z, c.neg()).add(qLo.fma(z, q.mul(zLo)));
        q = l0.add(c);
        qLo = c.sub(q.sub(l0)).add(cLo.add(l0Lo));
        c = q.mul(s);
        cLo = q.fma(s, c.neg()).add(qLo.fma(s, q.mul(sLo)));
        DoubleVector log = k.add(c);
        DoubleVector logLo = c.sub(log.sub(k)).add(cLo);
        if (MASKS) {
          log = nan.blend(log, v.compare(GE, lowestBase));
          log = log.blend(logInfinity, a.compare(EQ, infinity));
          log = log.blend(logZero, a.compare(EQ, zero));
        }

        DoubleVector product = slope.mul(log);
        DoubleVector productLo = slope.fma(logLo, slope.fma(log, product.neg()));
        // As Clamp does it. So far into a long method C2 inlines no calls but the vectors' own.
        DoubleVector t;
        DoubleVector tLo;
        if (MASKS) {
          t = product.blend(nearest, product.compare(LT, nearest));
          t = t.blend(farthest, t.compare(GT, farthest));
          tLo = productLo.blend(nearestLo, productLo.compare(LT, nearestLo));
          tLo = tLo.blend(farthestLo, tLo.compare(GT, farthestLo));
        } else {
          t = product.max(nearest).min(farthest);
          tLo = productLo.max(nearestLo).min(farthestLo);
        }
        DoubleVector j = t.add(rounder);
        DoubleVector exact = t.sub(j.sub(rounder));
        DoubleVector r = exact.add(tLo);
        DoubleVector rLo = tLo.sub(r.sub(exact));

        DoubleVector e = e12.fma(r, e11);
        e = e.fma(r, e10);
        e = e.fma(r, e9);
        e = e.fma(r, e8);
        e = e.fma(r, e7);
        e = e.fma(r, e6);
        e = e.fma(r, e5);
        e = e.fma(r, e4);
        e = e.fma(r, e3);
        e = e.fma(r, e2);
        DoubleVector u = r.mul(ln2);
        DoubleVector uLo = r.fma(ln2Lo, r.fma(ln2, u.neg()));
        DoubleVector w = one.add(u);
        DoubleVector wLo = u.sub(w.sub(one));
        DoubleVector result = w.add(e.mul(r).fma(r, rLo.mul(ln2).fma(w, wLo.add(uLo))));

        LongVector twoBiasPlusJ = j.reinterpretAsLongs();
        LongVector halfJ = twoBiasPlusJ.lanewise(LSHR, 1);
        LongVector restJ = twoBiasPlusJ.sub(halfJ);
        DoubleVector scale1 = halfJ.lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        DoubleVector scale2 = restJ.lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        LongVector magnitude = result.mul(scale1).mul(scale2).reinterpretAsLongs();
        LongVector sign = v.reinterpretAsLongs().lanewise(AND, signBit);
        magnitude.lanewise(OR, sign).reinterpretAsDoubles().intoArray(y, yo + i);
      }
      scalar(exponent, x, xo + full, y, yo + full, n - full);
    }

    /** Whether x takes no case of its own. */
    private static boolean ordinary(double x) {
      return x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY;
    }
  }
}
