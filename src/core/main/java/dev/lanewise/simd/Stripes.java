package dev.lanewise.simd;

/**
 * The order of every level 1 sum, the same at each vector width. Element i belongs to stripe i mod
 * S; the operands are thought of as padded with +0.0 to a multiple of S, so each stripe gets the
 * same number of additions. The stripes are folded by halves: {@code s[i] += s[i + h]} for h = S/2,
 * ..., 1, and a zero result is +0.0.
 *
 * <p>S is four accumulators of the widest vectors: four, because an FMA takes four cycles and one
 * is issued per cycle on 512-bit hardware. A narrower machine walks the stripes in several passes
 * of four accumulators, in the order that lets the folds h = S/2 and S/4 stay inside a pass:
 *
 * <pre>
 *            acc0         acc1         acc2         acc3       S = 64 floats
 *   512   0 ....... 15 16 ....... 31 32 ....... 47 48 ....... 63
 *   256   0 .. 7 |     16 .. 23|     32 .. 39|     48 .. 55|     pass 0, then the other halves
 * </pre>
 */
final class Stripes {
  /** Stripes of floats, and the distance between the accumulators of a pass. */
  static final int FLOAT = 64;

  static final int FLOAT_STEP = FLOAT / 4;

  /** log2 of {@link #FLOAT}. */
  static final int FLOAT_SHIFT = 6;

  /** Stripes of doubles, and the distance between the accumulators of a pass. */
  static final int DOUBLE = 32;

  static final int DOUBLE_STEP = DOUBLE / 4;

  /** log2 of {@link #DOUBLE}. */
  static final int DOUBLE_SHIFT = 5;

  private Stripes() {}

  static float fold(float[] s) {
    for (int h = s.length / 2; h > 0; h /= 2) {
      for (int i = 0; i < h; i++) {
        s[i] += s[i + h];
      }
    }
    return s[0] + 0.0f;
  }

  static double fold(double[] s) {
    for (int h = s.length / 2; h > 0; h /= 2) {
      for (int i = 0; i < h; i++) {
        s[i] += s[i + h];
      }
    }
    return s[0] + 0.0;
  }
}
