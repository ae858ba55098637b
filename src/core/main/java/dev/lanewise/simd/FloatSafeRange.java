package dev.lanewise.simd;

/**
 * Sums of squares that came about without overflow, and without an underflow that matters: below
 * {@link #LEAST}, squares may have lost bits to underflow that the sum should have, and above
 * {@link #MOST} the sum may be infinite although its root is not. Outside, the values are scaled by
 * a power of two and their squares summed again. What scaling rounds, being subnormal then, is
 * nothing beside the sum, so the error bound is the same.
 */
final class FloatSafeRange {
  /** Squares below the smallest number are nothing beside this, for as many as memory holds. */
  static final float LEAST = Math.scalb(1.0f, 4 * Float.MIN_EXPONENT / 5);

  /** Two roots of this have a finite product with room for roundings. */
  static final float MOST = Float.MAX_VALUE / 4;

  /** The square of the smallest number times this is normal; that of values below LEAST finite. */
  private static final float UP = Math.scalb(1.0f, 4 * Float.MAX_EXPONENT / 5);

  /** The square of the largest number times this can be added up 2^39 times. */
  private static final float DOWN = Math.scalb(1.0f, -2 * Float.MAX_EXPONENT / 3);

  private FloatSafeRange() {}

  /** The factor for values with this sum of squares: 1 in the range, and for NaN. */
  static float scale(float sumOfSquares) {
    return sumOfSquares < LEAST ? UP : sumOfSquares > MOST ? DOWN : 1.0f;
  }
}
