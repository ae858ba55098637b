package dev.lanewise.oracle;

import java.math.BigInteger;

/**
 * The two storage formats. Values of both are carried in doubles (every float is a double), so that
 * an oracle or a property is written once; the arithmetic here rounds as the format does.
 */
public enum Format {
  /** IEEE 754 binary32. */
  FLOAT(24, -149, Float.MAX_VALUE, 64),
  /** IEEE 754 binary64. */
  DOUBLE(53, -1074, Double.MAX_VALUE, 32);

  /** Bits of the significand, the hidden one included. */
  public final int precision;

  /** Exponent of the smallest positive value, which is also the unit of every subnormal. */
  public final int minExponent;

  /** Largest finite value. */
  public final double max;

  /** Number of stripes of the level 1 specification. */
  public final int stripes;

  Format(int precision, int minExponent, double max, int stripes) {
    this.precision = precision;
    this.minExponent = minExponent;
    this.max = max;
    this.stripes = stripes;
  }

  /** The unit roundoff u, half the distance from 1 to the next value. */
  public double unit() {
    return Math.scalb(1.0, -precision);
  }

  /** The smallest positive value. */
  public double eta() {
    return Math.scalb(1.0, minExponent);
  }

  /** The smallest positive normal value. */
  public double minNormal() {
    return Math.scalb(1.0, minExponent + precision - 1);
  }

  /** Exponents up to this one can be squared and summed 2^20 times without overflow. */
  public int wideExponent() {
    return this == FLOAT ? 52 : 500;
  }

  /** The value of this format nearest to {@code v}. */
  public double round(double v) {
    return this == FLOAT ? (float) v : v;
  }

  /** a + b, rounded once. */
  public double add(double a, double b) {
    return this == FLOAT ? (float) a + (float) b : a + b;
  }

  /** a - b, rounded once. */
  public double subtract(double a, double b) {
    return this == FLOAT ? (float) a - (float) b : a - b;
  }

  /** a * b, rounded once. */
  public double multiply(double a, double b) {
    return this == FLOAT ? (float) a * (float) b : a * b;
  }

  /** a / b, rounded once. */
  public double divide(double a, double b) {
    return this == FLOAT ? (float) a / (float) b : a / b;
  }

  /** a * b + c, rounded once. */
  public double fma(double a, double b, double c) {
    return this == FLOAT ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
  }

  /** The next larger value of this format. */
  public double nextUp(double v) {
    return this == FLOAT ? Math.nextUp((float) v) : Math.nextUp(v);
  }

  /** The next smaller value of this format. */
  public double nextDown(double v) {
    return this == FLOAT ? Math.nextDown((float) v) : Math.nextDown(v);
  }

  /** The value of this format nearest to magnitude * 2^scale, ties to even, with the given sign. */
  double round(boolean negative, BigInteger magnitude, int scale) {
    int drop = Math.max(magnitude.bitLength() - precision, minExponent - scale);
    BigInteger kept = magnitude;
    if (drop > 0) {
      kept = magnitude.shiftRight(drop);
      boolean half = magnitude.testBit(drop - 1);
      boolean sticky = magnitude.getLowestSetBit() < drop - 1;
      if (half && (sticky || kept.testBit(0))) {
        kept = kept.add(BigInteger.ONE);
      }
    } else {
      drop = 0;
    }
    // The significand has at most 53 bits here, so only overflow can round in scalb.
    double result = Math.scalb((double) kept.longValueExact(), scale + drop);
    result = result > max ? Double.POSITIVE_INFINITY : result;
    return negative ? -result : result;
  }

  /** Are the two values the same bits (all NaN count as one)? */
  public static boolean sameBits(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }
}
