package dev.lanewise.simd;

import java.lang.foreign.MemorySegment;

/**
 * {@link FloatCosine} on memory segments in native byte order, aligned or not, with the same bits;
 * offsets count elements. Three dot products: three sums at once on segments are more than C2 keeps
 * in registers. In vectors on native memory, as {@link FloatSegmentDot} is.
 */
public final class FloatSegmentCosine {
  private FloatSegmentCosine() {}

  /**
   * Cosine of the angle between the n elements of x and of y from the offsets on.
   *
   * @param n number of elements, at least 0
   * @throws IndexOutOfBoundsException when a range does not lie inside its segment
   */
  public static float cosine(MemorySegment x, long xOffset, MemorySegment y, long yOffset, long n) {
    float d = FloatSegmentDot.dot(x, xOffset, y, yOffset, n);
    float xx = FloatSegmentDot.dot(x, xOffset, x, xOffset, n);
    float yy = FloatSegmentDot.dot(y, yOffset, y, yOffset, n);
    if (FloatCosine.inRange(xx, yy)) {
      return FloatCosine.ratio(d, xx, yy);
    }
    float a = FloatSafeRange.scale(xx);
    float b = FloatSafeRange.scale(yy);
    return FloatCosine.ratio(
        FloatSegmentScaledDot.dot(a, x, xOffset, b, y, yOffset, n),
        FloatSegmentScaledDot.dot(a, x, xOffset, a, x, xOffset, n),
        FloatSegmentScaledDot.dot(b, y, yOffset, b, y, yOffset, n));
  }
}
