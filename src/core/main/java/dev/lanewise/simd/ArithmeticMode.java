package dev.lanewise.simd;

/**
 * Notices when the calling thread does not compute as Java prescribes, with gradual underflow and
 * rounding to nearest. Native code can bring that about: what is compiled with fast-math options
 * sets the processor to flush subnormal numbers to zero, and HotSpot leaves that as it is when the
 * call returns, unless it runs with {@code -XX:+RestoreMXCSROnJNICalls}. From then on that thread
 * gets other bits from every operation of every library, without a word.
 *
 * <p>Class initialisers and new threads begin with the mode that Java prescribes. So a look from an
 * initialiser would see nothing: the check has to stand where the caller computes.
 */
public final class ArithmeticMode {
  /** In an array, which the compiler does not take for a constant. */
  private static final double[] PROBES = {Double.MIN_VALUE, 1.0, 0x1p-60};

  private ArithmeticMode() {}

  /**
   * Refuses to compute in another mode; takes about a nanosecond.
   *
   * @throws IllegalStateException when this thread flushes subnormal numbers to zero or does not
   *     round to nearest
   */
  public static void check() {
    double smallest = PROBES[0];
    double one = PROBES[1];
    double little = PROBES[2];
    // Flushing makes the sum 0 or compare like it; rounding up, down or to zero moves 1.
    if (smallest + smallest == 0.0 || one + little != one || one - little != one) {
      throw new IllegalStateException(
          "thread "
              + Thread.currentThread().getName()
              + (smallest + smallest == 0.0
                  ? " flushes subnormal numbers to zero"
                  : " does not round to nearest")
              + ": native code called on it has changed the floating-point mode."
              + " Reset it there, compute on another thread,"
              + " or start java with -XX:+RestoreMXCSROnJNICalls");
    }
  }
}
