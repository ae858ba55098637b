package dev.lanewise.simd;

import jdk.incubator.vector.FloatVector;

/**
 * Whole powers of floats, by repeated squaring from the lowest bit of the exponent up: the same
 * bits in scalar code and in lanes of every width.
 *
 * <p>The p-fold product takes p - 1 roundings, so that barring underflow its relative error is at
 * most gamma(p - 1) = (p - 1) u / (1 - (p - 1) u), u the unit roundoff. v^0 is 1 for every v, NaN
 * and infinity included; v^1 is v.
 */
public final class FloatPower {
  static final VectorPath PATH =
      new VectorPath("FloatPower", FloatSpecimen::new, FloatPower::rehearse);

  private FloatPower() {}

  /**
   * v to the power p: the specification, for one element.
   *
   * @throws IllegalArgumentException when p is negative
   */
  public static float power(float v, int p) {
    checkExponent(p);
    return product(v, p);
  }

  /**
   * {@code y[i] = fma(scale, x[i], shift)^p} for the n elements from the offsets on. y may be x at
   * the same offset.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when p is negative, or when the ranges overlap at different
   *     offsets
   */
  public static void power(
      float scale, float shift, int p, float[] x, int xOffset, float[] y, int yOffset, int n) {
    checkExponent(p);
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.power(scale, shift, p, x, xOffset, y, yOffset, n);
    } else {
      scalar(scale, shift, p, x, xOffset, y, yOffset, n);
    }
  }

  private static void checkExponent(int p) {
    if (p < 0) {
      throw new IllegalArgumentException("p must be 0 or more, got " + p);
    }
  }

  private static float product(float v, int p) {
    float square = v;
    float result = 1.0f;
    for (int bits = p; bits != 0; bits >>>= 1) {
      if ((bits & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  /** The specification. */
  static void scalar(float scale, float shift, int p, float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = product(Math.fma(scale, x[xo + i], shift), p);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.power(1.5f, 0.5f, 5, s.x, 3, s.out, 0, n);
      } else {
        scalar(1.5f, 0.5f, 5, s.x, 3, s.out, 0, n);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static void power(
        float scale, float shift, int p, float[] x, int xo, float[] y, int yo, int n) {
      FloatVector vScale = FloatVector.broadcast(Lanes.FLOAT, scale);
      FloatVector vShift = FloatVector.broadcast(Lanes.FLOAT, shift);
      FloatVector one = FloatVector.broadcast(Lanes.FLOAT, 1.0f);
      int full = Lanes.FLOAT.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector square = FloatVector.fromArray(Lanes.FLOAT, x, xo + i).fma(vScale, vShift);
        FloatVector result = one;
        for (int bits = p; bits != 0; bits >>>= 1) {
          if ((bits & 1) != 0) {
            result = result.mul(square);
          }
          square = square.mul(square);
        }
        result.intoArray(y, yo + i);
      }
      scalar(scale, shift, p, x, xo + full, y, yo + full, n - full);
    }
  }
}
