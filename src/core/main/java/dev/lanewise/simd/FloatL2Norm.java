package dev.lanewise.simd;

/**
 * L2 norm (Euclidean) of a range of floats: the square root of the sum of squares, in the striped
 * order of {@link Stripes}. Neither overflows nor underflows on the way: where the sum of squares
 * leaves {@link FloatSafeRange}, the elements are scaled by a power of two and summed again.
 *
 * <p>Relative error: at most gamma(ceil(n/S) + log2 S), where S is the number of stripes: that of
 * the sum (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1) is halved by the
 * root, which rounds once; a subnormal result may be off by its unit besides. NaN where there is
 * one, else +Infinity where there is an infinity or the norm itself overflows. An empty norm is
 * +0.0, and so is that of zeros alone.
 */
public final class FloatL2Norm {
  // also on memory segments

  private FloatL2Norm() {}

  /**
   * Square root of the sum over i of the square of {@code x[xOffset + i]}.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when the range does not lie inside the array
   */
  public static float l2Norm(float[] x, int xOffset, int n) {
    float s = FloatDot.dot(x, xOffset, x, xOffset, n);
    float scale = FloatSafeRange.scale(s);
    float inRange = scale == 1.0f ? s : FloatScaledDot.dot(scale, x, xOffset, scale, x, xOffset, n);
    return (float) Math.sqrt(inRange) / scale;
  }
}
