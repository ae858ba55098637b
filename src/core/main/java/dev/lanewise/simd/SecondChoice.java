package dev.lanewise.simd;

/**
 * Running answer of {@link GradientStep#secondOrder}: the example with the largest gain, the first
 * of equals winning, and the largest violation. One object serves a whole training run. Not
 * thread-safe.
 *
 * <p>Floats are compared by their bits as ints: the order is the same where one of them is
 * positive, what is negative (or a NaN with that sign) counts as less, and maxima of ints take one
 * instruction.
 */
public final class SecondChoice {
  /** Bits below those of all that is not negative, and not below any other. */
  static final int NONE = -1;

  /** Bits of the largest gain, or {@link #NONE}. */
  int gain = NONE;

  private int at = -1;

  /** Bits of the largest violation, at least those of 0. */
  private int violation;

  /** Forgets everything seen. */
  public void reset() {
    gain = NONE;
    at = -1;
    violation = 0;
  }

  /** Where the largest gain is, or -1 where no example gains. */
  public int at() {
    return at;
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
