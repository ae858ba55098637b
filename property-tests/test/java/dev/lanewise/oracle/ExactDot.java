package dev.lanewise.oracle;

import java.math.BigInteger;

/**
 * A sum of products of finite doubles without rounding error.
 *
 * <p>Kulisch's long accumulator: one fixed-point number wide enough for every product of two
 * doubles, from 2^-2148 to 2^2048, with room for 2^60 of them. The number is held as 32-bit digits
 * in longs, the spare upper half of each long delaying the carries.
 */
public final class ExactDot {
  private static final int LOWEST = -2148;
  private static final int DIGITS = (2048 - LOWEST) / 32 + 6;
  private static final long MASK = 0xFFFFFFFFL;
  private static final int TERMS_BEFORE_CARRY = 1 << 28;

  private final long[] digits = new long[DIGITS];
  private int pending;

  /** The exact dot product of n elements. */
  public static ExactDot of(double[] x, int xOffset, double[] y, int yOffset, int n) {
    ExactDot sum = new ExactDot();
    for (int i = 0; i < n; i++) {
      sum.addProduct(x[xOffset + i], y[yOffset + i]);
    }
    return sum;
  }

  /** The exact dot product of the absolute values, the scale every error bound is relative to. */
  public static ExactDot ofMagnitudes(double[] x, int xOffset, double[] y, int yOffset, int n) {
    ExactDot sum = new ExactDot();
    for (int i = 0; i < n; i++) {
      sum.addProduct(Math.abs(x[xOffset + i]), Math.abs(y[yOffset + i]));
    }
    return sum;
  }

  /** The exact squared Euclidean distance, as x x - 2 x y + y y without rounding. */
  public static ExactDot squaredDistance(double[] x, int xOffset, double[] y, int yOffset, int n) {
    ExactDot sum = new ExactDot();
    for (int i = 0; i < n; i++) {
      double a = x[xOffset + i];
      double b = y[yOffset + i];
      sum.addProduct(a, a);
      sum.addProduct(-a, b);
      sum.addProduct(-a, b);
      sum.addProduct(b, b);
    }
    return sum;
  }

  /** The exact sum of |x - y|. */
  public static ExactDot l1Distance(double[] x, int xOffset, double[] y, int yOffset, int n) {
    ExactDot sum = new ExactDot();
    for (int i = 0; i < n; i++) {
      double a = x[xOffset + i];
      double b = y[yOffset + i];
      sum.add(Math.max(a, b));
      sum.add(-Math.min(a, b));
    }
    return sum;
  }

  /** Adds v. */
  public void add(double v) {
    addProduct(v, 1.0);
  }

  /** Adds x * y. Both must be finite. */
  public void addProduct(double x, double y) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "only finite values have an exact product: " + x + ", " + y);
    }
    if (x == 0 || y == 0) {
      return;
    }
    long mx = significand(x);
    long my = significand(y);
    int position = exponent(x) + exponent(y) - LOWEST;
    int digit = position >>> 5;
    int shift = position & 31;
    long low = mx * my;
    long high = Math.multiplyHigh(mx, my);
    boolean negative = (x < 0) != (y < 0);
    addPiece(digit, (low & MASK) << shift, negative);
    addPiece(digit + 1, (low >>> 32) << shift, negative);
    addPiece(digit + 2, (high & MASK) << shift, negative);
    addPiece(digit + 3, (high >>> 32) << shift, negative);
    if (++pending == TERMS_BEFORE_CARRY) {
      carry();
    }
  }

  private void addPiece(int digit, long piece, boolean negative) {
    long low = piece & MASK;
    long high = piece >>> 32;
    digits[digit] += negative ? -low : low;
    digits[digit + 1] += negative ? -high : high;
  }

  private static long significand(double v) {
    long bits = Double.doubleToRawLongBits(v) & 0x000FFFFFFFFFFFFFL;
    return Math.abs(v) < Double.MIN_NORMAL ? bits : bits | 0x0010000000000000L;
  }

  /** Exponent of the last bit of the significand. */
  private static int exponent(double v) {
    return Math.max(Math.getExponent(v), Double.MIN_EXPONENT) - 52;
  }

  private void carry() {
    for (int i = 0; i < DIGITS - 1; i++) {
      digits[i + 1] += digits[i] >> 32;
      digits[i] &= MASK;
    }
    pending = 0;
  }

  /** The sum as an integer multiple of 2^-2148. */
  private BigInteger toInteger() {
    carry();
    boolean negative = digits[DIGITS - 1] < 0;
    byte[] bytes = new byte[4 * DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      for (int b = 0; b < 4; b++) {
        bytes[bytes.length - 1 - 4 * i - b] = (byte) (digits[i] >>> (8 * b));
      }
    }
    BigInteger value = new BigInteger(bytes);
    if (negative != (value.signum() < 0)) {
      throw new IllegalStateException("the long accumulator has overflowed");
    }
    return value;
  }

  /** The value of the format nearest to the sum, ties to even; infinite only past its range. */
  public double round(Format format) {
    BigInteger value = toInteger();
    return format.round(value.signum() < 0, value.abs(), LOWEST);
  }

  /** The double nearest to the sum. */
  public double toDouble() {
    return round(Format.DOUBLE);
  }

  /** The smallest double that is not below the sum. */
  public double toDoubleUp() {
    double nearest = toDouble();
    if (Double.isInfinite(nearest)) {
      return nearest;
    }
    return difference(nearest).signum() > 0 ? Math.nextUp(nearest) : nearest;
  }

  /** |computed - sum|, rounded to the nearest double; infinite for a computed NaN or infinity. */
  public double errorOf(double computed) {
    if (!Double.isFinite(computed)) {
      return Double.POSITIVE_INFINITY;
    }
    return Format.DOUBLE.round(false, difference(computed).abs(), LOWEST);
  }

  /** Is the sum below, at or above v: -1, 0 or 1. */
  public int compareTo(double v) {
    return difference(v).signum();
  }

  private BigInteger difference(double v) {
    ExactDot term = new ExactDot();
    term.add(v);
    return toInteger().subtract(term.toInteger());
  }
}
