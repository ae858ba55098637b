package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * The cosine of doubles: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   x = n pi/2 + r,  n an integer,  |r| &lt;= pi/4
 *   cos(x) = cos(r), -sin(r), -cos(r), sin(r)   for n mod 4 = 0, 1, 2, 3
 * </pre>
 *
 * <p>n comes from adding a large constant, whose last bit is worth 1. pi/2 is the sum of two
 * doubles; x - n PIO2_HI is exact, and c keeps what the rounding of r loses. Both cosine and sine
 * of r + c are Taylor polynomials, whose remainders are below 2^-58 on that range, with the last
 * addition as the only one that rounds to a full half ulp of the result near 1.
 *
 * <p>The absolute error is below 0.8 * 2^-53: relative to results close to 0 it is larger than
 * that. |cos(x)| is at most 1, cos(+-0) is 1, the function is even, bit for bit; cos(NaN) and cos
 * of an infinity are NaN. Beyond |x| = 2^30 the answer is that of {@link StrictMath#cos}, whose
 * error is below 1 ulp.
 */
public final class DoubleCos {
  /** Up to here n times what is missing of pi/2 does not matter. */
  private static final double HIGHEST = 0x1p30;

  private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;

  /** The sum with it ends in an integer, in two's complement. */
  private static final double ROUNDER = 0x1.8p52;

  private static final double PIO2_HI = 0x1.921fb54442d18p0;
  private static final double PIO2_LO = 0x1.1a62633145c07p-54;

  // Fk = +-1/k!
  private static final double F3 = -0x1.5555555555555p-3;
  private static final double F4 = 0x1.5555555555555p-5;
  private static final double F5 = 0x1.1111111111111p-7;
  private static final double F6 = -0x1.6c16c16c16c17p-10;
  private static final double F7 = -0x1.a01a01a01a01ap-13;
  private static final double F8 = 0x1.a01a01a01a01ap-16;
  private static final double F9 = 0x1.71de3a556c734p-19;
  private static final double F10 = -0x1.27e4fb7789f5cp-22;
  private static final double F11 = -0x1.ae64567f544e4p-26;
  private static final double F12 = 0x1.1eed8eff8d898p-29;
  private static final double F13 = 0x1.6124613a86d09p-33;
  private static final double F14 = -0x1.93974a8c07c9dp-37;
  private static final double F15 = -0x1.ae7f3e733b81fp-41;
  private static final double F16 = 0x1.ae7f3e733b81fp-45;
  private static final double F17 = 0x1.952c77030ad4ap-49;

  static final VectorPath PATH =
      new VectorPath("DoubleCos", DoubleSpecimen::new, DoubleCos::rehearse);

  private DoubleCos() {}

  /** cos(v): the specification, for one element. */
  public static double cos(double v) {
    double x = Math.abs(v);
    if (!(x <= HIGHEST)) {
      return StrictMath.cos(v);
    }
    double t = Math.fma(x, TWO_OVER_PI, ROUNDER);
    double minusN = ROUNDER - t;
    double exact = Math.fma(minusN, PIO2_HI, x);
    double r = Math.fma(minusN, PIO2_LO, exact);
    double c = Math.fma(minusN, PIO2_LO, exact - r);
    double z = r * r;

    double p = Math.fma(F16, z, F14);
    p = Math.fma(p, z, F12);
    p = Math.fma(p, z, F10);
    p = Math.fma(p, z, F8);
    p = Math.fma(p, z, F6);
    p = Math.fma(p, z, F4);
    double h = 0.5 * z;
    double w = 1.0 - h;
    double lost = (1.0 - w) - h;
    double rest = Math.fma(-0.5, Math.fma(r, r, -z), Math.fma(-r, c, lost));
    double cos = w + Math.fma(z * z, p, rest);

    double q = Math.fma(F17, z, F15);
    q = Math.fma(q, z, F13);
    q = Math.fma(q, z, F11);
    q = Math.fma(q, z, F9);
    q = Math.fma(q, z, F7);
    q = Math.fma(q, z, F5);
    q = Math.fma(q, z, F3);
    double sin = r + Math.fma(r * z, q, Math.fma(-h, c, c));

    long n = Double.doubleToRawLongBits(t);
    long odd = -(n & 1);
    long cosBits = Double.doubleToRawLongBits(cos);
    long bits = cosBits ^ ((cosBits ^ Double.doubleToRawLongBits(sin)) & odd);
    return Double.longBitsToDouble(bits ^ ((n + 1 & 2) << 62));
  }

  /**
   * {@code y[i] = cos(x[i])} for the n elements from the offsets on. y may be x at the same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void cos(double[] x, int xOffset, double[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.cos(x, xOffset, y, yOffset, n);
    } else {
      scalar(x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = cos(x[xo + i]);
    }
  }

  private static void rehearse(DoubleSpecimen s, boolean vectors) {
    for (int n : DoubleSpecimen.lengths()) {
      System.arraycopy(s.x, 3, s.out, 0, n);
      DoubleScale.scalar(40.0, s.out, 0, n);
      if (vectors) {
        Vectors.cos(s.out, 0, s.out, 0, n);
      } else {
        scalar(s.out, 0, s.out, 0, n);
      }
    }
  }

  /** The same, in vectors: {@link #cos(double)} line by line. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    private Vectors() {}

    static void cos(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVector twoOverPi = DoubleVector.broadcast(Lanes.DOUBLE, TWO_OVER_PI);
      DoubleVector rounder = DoubleVector.broadcast(Lanes.DOUBLE, ROUNDER);
      DoubleVector pio2Hi = DoubleVector.broadcast(Lanes.DOUBLE, PIO2_HI);
      DoubleVector pio2Lo = DoubleVector.broadcast(Lanes.DOUBLE, PIO2_LO);
      DoubleVector half = DoubleVector.broadcast(Lanes.DOUBLE, 0.5);
      DoubleVector minusHalf = DoubleVector.broadcast(Lanes.DOUBLE, -0.5);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      DoubleVector f3 = DoubleVector.broadcast(Lanes.DOUBLE, F3);
      DoubleVector f4 = DoubleVector.broadcast(Lanes.DOUBLE, F4);
      DoubleVector f5 = DoubleVector.broadcast(Lanes.DOUBLE, F5);
      DoubleVector f6 = DoubleVector.broadcast(Lanes.DOUBLE, F6);
      DoubleVector f7 = DoubleVector.broadcast(Lanes.DOUBLE, F7);
      DoubleVector f8 = DoubleVector.broadcast(Lanes.DOUBLE, F8);
      DoubleVector f9 = DoubleVector.broadcast(Lanes.DOUBLE, F9);
      DoubleVector f10 = DoubleVector.broadcast(Lanes.DOUBLE, F10);
      DoubleVector f11 = DoubleVector.broadcast(Lanes.DOUBLE, F11);
      DoubleVector f12 = DoubleVector.broadcast(Lanes.DOUBLE, F12);
      DoubleVector f13 = DoubleVector.broadcast(Lanes.DOUBLE, F13);
      DoubleVector f14 = DoubleVector.broadcast(Lanes.DOUBLE, F14);
      DoubleVector f15 = DoubleVector.broadcast(Lanes.DOUBLE, F15);
      DoubleVector f16 = DoubleVector.broadcast(Lanes.DOUBLE, F16);
      DoubleVector f17 = DoubleVector.broadcast(Lanes.DOUBLE, F17);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        if (!within(x, xo + i)) {
          scalar(x, xo + i, y, yo + i, LANES);
          continue;
        }
        DoubleVector v = DoubleVector.fromArray(Lanes.DOUBLE, x, xo + i).abs();
        DoubleVector t = v.fma(twoOverPi, rounder);
        DoubleVector minusN = rounder.sub(t);
        DoubleVector exact = minusN.fma(pio2Hi, v);
        DoubleVector r = minusN.fma(pio2Lo, exact);
        DoubleVector c = minusN.fma(pio2Lo, exact.sub(r));
        DoubleVector z = r.mul(r);

        DoubleVector p = f16.fma(z, f14);
        p = p.fma(z, f12);
        p = p.fma(z, f10);
        p = p.fma(z, f8);
        p = p.fma(z, f6);
        p = p.fma(z, f4);
        DoubleVector h = half.mul(z);
        DoubleVector w = one.sub(h);
        DoubleVector lost = one.sub(w).sub(h);
        DoubleVector rest = minusHalf.fma(r.fma(r, z.neg()), r.neg().fma(c, lost));
        DoubleVector cos = w.add(z.mul(z).fma(p, rest));

        DoubleVector q = f17.fma(z, f15);
        q = q.fma(z, f13);
        q = q.fma(z, f11);
        q = q.fma(z, f9);
        q = q.fma(z, f7);
        q = q.fma(z, f5);
        q = q.fma(z, f3);
        DoubleVector sin = r.add(r.mul(z).fma(q, h.neg().fma(c, c)));

        LongVector k = t.reinterpretAsLongs();
        LongVector odd = k.lanewise(AND, 1).neg();
        LongVector cosBits = cos.reinterpretAsLongs();
        LongVector other = cosBits.lanewise(XOR, sin.reinterpretAsLongs()).lanewise(AND, odd);
        LongVector sign = k.add(1).lanewise(AND, 2).lanewise(LSHL, 62);
        cosBits
            .lanewise(XOR, other)
            .lanewise(XOR, sign)
            .reinterpretAsDoubles()
            .intoArray(y, yo + i);
      }
      scalar(x, xo + full, y, yo + full, n - full);
    }

    /** Whether all lanes are within the range of the reduction. */
    private static boolean within(double[] x, int at) {
      boolean within = true;
      for (int j = 0; j < LANES; j++) {
        within &= Math.abs(x[at + j]) <= HIGHEST;
      }
      return within;
    }
  }
}
