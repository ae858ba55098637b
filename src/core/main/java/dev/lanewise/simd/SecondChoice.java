package dev.lanewise.simd;

/**
 * Running answer of {@link GradientStep#secondOrder}: the example with the largest gain, the first
 * of equals winning, and the largest violation. One object serves a whole training run. Not
 * thread-safe.
 *
 * <p>Floats that are not negative are compared by their bits as ints: the order is the same, and
 * the greatest of ints takes one instruction.
 */
public final class SecondChoice {
  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  /** Bits of the largest gain, at least those of 0. */
  int gain;

  private int at = -1;

  /** Bits of the largest violation, at least those of 0. */
  private int violation;

  /** Forgets everything seen. */
  public void reset() {
    gain = 0;
    at = -1;
    violation = 0;
  }

  /**
   * Where the largest gain is, or -1 where floats cannot tell: none is above 0, or the largest one
   * is infinite or NaN.
   */
  public int at() {
    return gain < INFINITE ? at : -1;
  }

  /** The largest v[t] - vi of an example in I_low, rounded to float, at least 0. */
  public float violation() {
    return Float.intBitsToFloat(violation);
  }

  /** Takes a gain that comes later than everything seen. */
  void offer(int gainBits, int position) {
    if (gainBits > gain) {
      gain = gainBits;
      at = position;
    }
  }

  void offerViolation(int bits) {
    violation = Math.max(violation, bits);
  }
}
