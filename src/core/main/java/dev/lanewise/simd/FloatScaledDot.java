package dev.lanewise.simd;

/**
 * Dot product of scaled operands, in the striped order of {@link Stripes}: what norms and cosines
 * fall back on where a sum of squares leaves {@link FloatSafeRange}. Rare, so it has no form in
 * vectors; a stripe at a time, so that it allocates nothing.
 */
final class FloatScaledDot {
  // also on memory segments

  private FloatScaledDot() {}

  /** Sum over i of {@code a x[xOffset + i]} times {@code b y[yOffset + i]}. */
  static float dot(float a, float[] x, int xOffset, float b, float[] y, int yOffset, int n) {
    return fold(a, x, xOffset, b, y, yOffset, n, 0, 1) + 0.0f;
  }

  /** What stripe j holds when h stripes are left of the fold by halves. */
  private static float fold(
      float a, float[] x, int xo, float b, float[] y, int yo, int n, int j, int h) {
    if (h < Stripes.FLOAT) {
      return fold(a, x, xo, b, y, yo, n, j, 2 * h) + fold(a, x, xo, b, y, yo, n, j + h, 2 * h);
    }
    float s = 0.0f;
    for (int i = j; i < n; i += Stripes.FLOAT) {
      s = Math.fma(a * x[xo + i], b * y[yo + i], s);
    }
    return s;
  }
}
