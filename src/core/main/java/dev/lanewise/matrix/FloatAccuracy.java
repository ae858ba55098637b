package dev.lanewise.matrix;

import dev.lanewise.simd.TileShape;

/**
 * When a squared distance from the expansion nx + ny - 2 x.y is good enough.
 *
 * <p>With g = gamma(m + 3), m = 256 + ceil(d/256) the roundings an element of the chunked product
 * passes (d when d is at most 256), the expansion is off by at most {@code 2 g (nx + ny)} (from
 * |x|.|y| at most (nx + ny)/2). It keeps the relative error eta where {@code D >= 2 g (nx + ny) /
 * eta}, plus slack for the rounding of D itself.
 *
 * @param cancels tau = 2 g / eta (1 + slack): below {@code tau (nx + ny)} an entry is recomputed
 *     ...
 * @param matters ... if also {@code nx + ny} is above this
 * @param slack bound of the absolute error over nx + ny, with a factor 2 to spare
 */
public record FloatAccuracy(float cancels, float matters, float slack) {
  /** Relative error that squared distances keep by default: 2^-10 for floats, 2^-30 for doubles. */
  public static final float RELATIVE_ERROR = Float.SIZE == 32 ? 0x1p-10f : 0x1p-30f;

  private static final float UNIT_ROUNDOFF = Math.ulp(1.0f) / 2;

  /** Every squared distance of d-dimensional rows within {@link #RELATIVE_ERROR}. */
  public static FloatAccuracy relative(int d) {
    float g = gamma(d);
    return new FloatAccuracy(2 * g / RELATIVE_ERROR * 1.125f, 0.0f, 4 * g);
  }

  /**
   * For a function of D whose slope is at most {@code steepness}: what counts is its absolute
   * error. Entries are recomputed only where {@code steepness 2 g (nx + ny)} passes {@link
   * #RELATIVE_ERROR} / 8, so that the function is within that of its exact value. With an infinite
   * steepness that is wherever they cancel, as in {@link #relative}.
   */
  public static FloatAccuracy absolute(int d, double steepness) {
    FloatAccuracy r = relative(d);
    float matters = (float) (RELATIVE_ERROR / 8 / (2.0 * steepness * gamma(d)));
    return new FloatAccuracy(r.cancels, matters, r.slack);
  }

  private static float gamma(int d) {
    int roundings = Math.min(d, TileShape.CHUNK + Math.ceilDiv(d, TileShape.CHUNK)) + 3;
    return roundings * UNIT_ROUNDOFF / (1 - roundings * UNIT_ROUNDOFF);
  }
}
