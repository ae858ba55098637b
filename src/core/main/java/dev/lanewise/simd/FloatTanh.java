package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;

/**
 * The hyperbolic tangent of floats: the same bits in scalar code and in lanes of every width.
 *
 * <pre>
 *   -2|x| = k ln 2 + r,  k an integer,  |r| &lt;= ln 2 / 2
 *   E = exp(-2|x|) - 1 = 2^k (exp(r) - 1) + (2^k - 1),  exp(r) - 1 = r + r^2 / 2 + r^3 C(r)
 *   |tanh(x)| = -E / (E + 2), with the sign of x
 * </pre>
 *
 * <p>It is evaluated in double and rounded once. k comes from adding a large constant, whose last
 * bit is worth 1. C is the minimax polynomial for the relative error of exp(r) - 1 among those with
 * double coefficients, computed with Sollya's {@code fpminimax}; its error is below 2^-31.
 *
 * <p>Over all floats the error is below 0.51 ulp and the function is monotone and odd, bit for bit.
 * tanh(+-0) is +-0, |tanh(x)| is 1 from |x| = 9.02 on, tanh(NaN) is NaN.
 */
public final class FloatTanh {
  /** From here on tanh(x) rounds to 1. */
  private static final double HIGHEST = 10.0;

  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** The sum with it ends in an integer plus the exponent bias, 1023. */
  private static final double ROUNDER = 0x1.8p52 + 1023.0;

  private static final int MANTISSA_BITS = 52;
  private static final double LN2 = 0x1.62e42fefa39efp-1;

  private static final double C3 = 0x1.555554d71ce6bp-3;
  private static final double C4 = 0x1.5554f2927cc83p-5;
  private static final double C5 = 0x1.1111ca59c0747p-7;
  private static final double C6 = 0x1.6d406c131cbf8p-10;
  private static final double C7 = 0x1.9fbdfb519eb04p-13;

  static final VectorPath PATH =
      new VectorPath("FloatTanh", FloatSpecimen::new, FloatTanh::rehearse);

  private FloatTanh() {}

  /** tanh(v): the specification, for one element. */
  public static float tanh(float v) {
    double x = Math.min(Math.abs((double) v), HIGHEST) * -2.0; // NaN stays NaN

    double t = Math.fma(x, LOG2_E, ROUNDER);
    double minusK = ROUNDER - t;
    double r = Math.fma(minusK, LN2, x);

    double p = Math.fma(C7, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r, 0.5);
    p = Math.fma(p, r * r, r); // exp(r) - 1

    double power = Double.longBitsToDouble(Double.doubleToRawLongBits(t) << MANTISSA_BITS); // 2^k
    double e = Math.fma(power, p, power - 1.0);
    double y = e / (e + 2.0);
    return (float) Math.copySign(y, v);
  }

  /**
   * {@code y[i] = tanh(fma(scale, x[i], shift))} for the n elements from the offsets on. y may be x
   * at the same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void tanh(
      float scale, float shift, float[] x, int xOffset, float[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.tanh(scale, shift, x, xOffset, y, yOffset, n);
    } else {
      scalar(scale, shift, x, xOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(float scale, float shift, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = tanh(Math.fma(scale, x[xo + i], shift));
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.tanh(3.0f, 0.25f, s.x, 3, s.out, 0, n);
      } else {
        scalar(3.0f, 0.25f, s.x, 3, s.out, 0, n);
      }
    }
  }

  /** The same, in vectors: {@link #tanh(float)} line by line, half a vector of floats at a time. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    private Vectors() {}

    static void tanh(float scale, float shift, float[] x, int xo, float[] y, int yo, int n) {
      FloatVector vScale = FloatVector.broadcast(Lanes.FLOAT_HALF, scale);
      FloatVector vShift = FloatVector.broadcast(Lanes.FLOAT_HALF, shift);
      LongVector signBit = LongVector.broadcast(Lanes.LONG, Long.MIN_VALUE);
      DoubleVector highest = DoubleVector.broadcast(Lanes.DOUBLE, HIGHEST);
      DoubleVector minusTwo = DoubleVector.broadcast(Lanes.DOUBLE, -2.0);
      DoubleVector log2e = DoubleVector.broadcast(Lanes.DOUBLE, LOG2_E);
      DoubleVector rounder = DoubleVector.broadcast(Lanes.DOUBLE, ROUNDER);
      DoubleVector ln2 = DoubleVector.broadcast(Lanes.DOUBLE, LN2);
      DoubleVector half = DoubleVector.broadcast(Lanes.DOUBLE, 0.5);
      DoubleVector one = DoubleVector.broadcast(Lanes.DOUBLE, 1.0);
      DoubleVector two = DoubleVector.broadcast(Lanes.DOUBLE, 2.0);
      DoubleVector c3 = DoubleVector.broadcast(Lanes.DOUBLE, C3);
      DoubleVector c4 = DoubleVector.broadcast(Lanes.DOUBLE, C4);
      DoubleVector c5 = DoubleVector.broadcast(Lanes.DOUBLE, C5);
      DoubleVector c6 = DoubleVector.broadcast(Lanes.DOUBLE, C6);
      DoubleVector c7 = DoubleVector.broadcast(Lanes.DOUBLE, C7);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector f = FloatVector.fromArray(Lanes.FLOAT_HALF, x, xo + i).fma(vScale, vShift);
        DoubleVector v = (DoubleVector) f.castShape(Lanes.DOUBLE, 0);
        DoubleVector z = Clamp.atMost(v.abs(), highest).mul(minusTwo);

        DoubleVector t = z.fma(log2e, rounder);
        DoubleVector minusK = rounder.sub(t);
        DoubleVector r = minusK.fma(ln2, z);

        DoubleVector p = c7.fma(r, c6);
        p = p.fma(r, c5);
        p = p.fma(r, c4);
        p = p.fma(r, c3);
        p = p.fma(r, half);
        p = p.fma(r.mul(r), r);

        DoubleVector power =
            t.reinterpretAsLongs().lanewise(LSHL, MANTISSA_BITS).reinterpretAsDoubles();
        DoubleVector e = power.fma(p, power.sub(one));
        LongVector magnitude = e.div(e.add(two)).abs().reinterpretAsLongs();
        LongVector sign = v.reinterpretAsLongs().lanewise(AND, signBit);
        DoubleVector signed = magnitude.lanewise(OR, sign).reinterpretAsDoubles();
        ((FloatVector) signed.castShape(Lanes.FLOAT_HALF, 0)).intoArray(y, yo + i);
      }
      scalar(scale, shift, x, xo + full, y, yo + full, n - full);
    }
  }
}
