package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * The hyperbolic tangent of doubles: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   -2|x| = k ln 2 + r,  k an integer,  |r| &lt;= ln 2 / 2
 *   E = exp(-2|x|) - 1 = 2^k (exp(r) - 1) + (2^k - 1),  exp(r) - 1 = r + r^2 / 2 + r^3 C(r)
 *   |tanh(x)| = -E / (E + 2), with the sign of x
 * </pre>
 *
 * <p>The steps are those of {@link FloatTanh}; since there is no wider type to evaluate them in, r,
 * E and E + 2 are each a sum of two doubles (r + c, hi + lo, d + dLo), and the quotient takes one
 * step of correction. C is the minimax polynomial for the relative error of exp(r) - 1 among those
 * with double coefficients, computed with Sollya's {@code fpminimax}; its error is below 2^-61.
 *
 * <p>The error is below 0.8 ulp, largest where |x| is just below ln 2 / 4; the function is monotone
 * and odd, bit for bit. tanh(+-0) is +-0, |tanh(x)| is 1 from |x| = 19.07 on, tanh(NaN) is NaN.
 */
public final class DoubleTanh {
  /** From here on tanh(x) rounds to 1. */
  private static final double HIGHEST = 20.0;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** The sum with it ends in an integer plus the exponent bias, 1023. */
  private static final double ROUNDER = 0x1.8p52 + 1023.0;

  private static final int MANTISSA_BITS = 52;
  private static final double LN2_HI = 0x1.62e42fefa39efp-1;
  private static final double LN2_LO = 0x1.abc9e3b39803fp-56;

  private static final double C3 = 0x1.5555555555559p-3;
  private static final double C4 = 0x1.555555555554ap-5;
  private static final double C5 = 0x1.111111110f657p-7;
  private static final double C6 = 0x1.6c16c16c1c0d1p-10;
  private static final double C7 = 0x1.a01a01b001967p-13;
  private static final double C8 = 0x1.a01a01872c181p-16;
  private static final double C9 = 0x1.71ddf816def8ep-19;
  private static final double C10 = 0x1.27e521cea7251p-22;
  private static final double C11 = 0x1.af5f1ae63da62p-26;
  private static final double C12 = 0x1.1f0413ea9d5dep-29;

  static final VectorPath PATH =
      new VectorPath("DoubleTanh", DoubleSpecimen::new, DoubleTanh::rehearse);

  private DoubleTanh() {}

  /** tanh(v): the specification, for one element. */
  public static double tanh(double v) {
    double x = Math.min(Math.abs(v), HIGHEST) * -2.0; // NaN stays NaN

    double t = Math.fma(x, LOG2_E, ROUNDER);
    double minusK = ROUNDER - t;
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
    p = Math.fma(p, r * r, 0.5 * r);
    double rest = Math.fma(p, r, Math.fma(c, r, c)); // exp(r + c) - 1 - r

    double power = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << MANTISSA_BITS); // 2^k
    double g = power - 1.0;
    double gLost = power - (g + 1.0); // 0 up to k = -53
    double e = Math.fma(power, r, g);
    double eLost = Math.fma(power, r, g - e) + gLost;
    double tail = Math.fma(power, rest, eLost);
    double hi = e + tail; // E = hi + lo
    double lo = tail - (hi - e);

    double d = hi + 2.0; // E + 2 = d + dLo
    double dLo = (hi - (d - 2.0)) + lo;
    double minusInverse = -1.0 / d;
    double q = hi * minusInverse;
    double residual = Math.fma(q, dLo, Math.fma(q, d, hi) + lo); // E + q (E + 2)
    double y = Math.fma(residual, minusInverse, q);
    return Math.copySign(y, v);
  }

  /**
   * {@code y[i] = tanh(fma(scale, x[i], shift))} for the n elements from the offsets on. y may be x
   * at the same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void tanh(
      double scale, double shift, double[] x, int xOffset, double[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.tanh(scale, shift, x, xOffset, y, yOffset, n);
    } else {
      scalar(scale, shift, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = tanh(Math.fma(scale, x[xo + i], shift));
    }
  }

  private static void rehearse(DoubleSpecimen s, boolean vectors) {
    for (int n : DoubleSpecimen.lengths()) {
      if (vectors) {
        Vectors.tanh(3.0, 0.25, s.x, 3, s.out, 0, n);
      } else {
        scalar(3.0, 0.25, s.x, 3, s.out, 0, n);
      }
    }
  }

  /** The same, in vectors: {@link #tanh(double)} line by line. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    private Vectors() {}

    static void tanh(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
      DoubleVector vScale = DoubleVector.broadcast(Lanes.DOUBLE, scale);
      DoubleVector vShift = DoubleVector.broadcast(Lanes.DOUBLE, shift);
      LongVector signBit = LongVector.broadcast(Lanes.LONG, Long.MIN_VALUE);
      DoubleVector highest = DoubleVector.broadcast(Lanes.DOUBLE, HIGHEST);
      DoubleVector minusTwo = DoubleVector.broadcast(Lanes.DOUBLE, -2.0);
      DoubleVector log2e = DoubleVector.broadcast(Lanes.DOUBLE, LOG2_E);
      DoubleVector rounder = DoubleVector.broadcast(Lanes.DOUBLE, ROUNDER);
      DoubleVector ln2Hi = DoubleVector.broadcast(Lanes.DOUBLE, LN2_HI);
      DoubleVector ln2Lo = DoubleVector.broadcast(Lanes.DOUBLE, LN2_LO);
      DoubleVector minusOne = DoubleVector.broadcast(Lanes.DOUBLE, -1.0);
      DoubleVector half = DoubleVector.broadcast(Lanes.DOUBLE, 0.5);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      DoubleVector two = DoubleVector.broadcast(Lanes.DOUBLE, 2.0);
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
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLE, x, xo + i).fma(vScale, vShift);
        DoubleVector z = Clamp.atMost(v.abs(), highest).mul(minusTwo);

        DoubleVector t = z.fma(log2e, rounder);
        DoubleVector minusK = rounder.sub(t);
        DoubleVector exact = minusK.fma(ln2Hi, z);
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
        DoubleVector rest = p.fma(r, c.fma(r, c));

        DoubleVector power =
            t.reinterpretAsLongs().lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        DoubleVector g = power.sub(one);
        DoubleVector gLost = power.sub(g.add(one));
        DoubleVector e = power.fma(r, g);
        DoubleVector eLost = power.fma(r, g.sub(e)).add(gLost);
        DoubleVector tail = power.fma(rest, eLost);
        DoubleVector hi = e.add(tail);
        DoubleVector lo = tail.sub(hi.sub(e));

        DoubleVector d = hi.add(two);
        DoubleVector dLo = hi.sub(d.sub(two)).add(lo);
        DoubleVector minusInverse = minusOne.div(d);
        DoubleVector q = hi.mul(minusInverse);
        DoubleVector residual = q.fma(dLo, q.fma(d, hi).add(lo));
        LongVector magnitude = residual.fma(minusInverse, q).abs().reinterpretAsLongs();
        LongVector sign = v.reinterpretAsLongs().lanewise(AND, signBit);
        magnitude.lanewise(OR, sign).reinterpretAsDoubles().intoArray(y, yo + i);
      }
      scalar(scale, shift, x, xo + full, y, yo + full, n - full);
    }
  }
}
