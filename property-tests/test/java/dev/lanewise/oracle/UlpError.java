package dev.lanewise.oracle;

/**
 * |computed - exact| in units in the last place of the exact value: the distance between the two
 * format values around it, which is the smallest positive value once the exact one is subnormal.
 */
public final class UlpError {
  private UlpError() {}

  /** The error of {@code computed} against significand * 2^exponent. */
  public static double of(Format format, double computed, ReferenceExp.Scaled exact) {
    if (Double.isNaN(computed)) {
      return Double.POSITIVE_INFINITY;
    }
    DoubleDouble significand = exact.significand();
    int k = exact.exponent();
    int ulp = Math.max(significand.exponent() + k - format.precision + 1, format.minExponent);
    double difference = significand.minus(Math.scalb(computed, -k)).abs().toDouble();
    if (Double.isInfinite(computed)) {
      // Infinity stands for the value after the largest finite one, and for all beyond it.
      double next = Math.scalb(1.0, (format == Format.FLOAT ? 128 : 1024) - k);
      double beyond = Math.copySign(1.0, computed) * significand.toDouble() - next;
      difference = Math.max(0, -beyond);
    }
    // In two steps: 2^1074 alone would overflow.
    int half = (k - ulp) / 2;
    return Math.scalb(Math.scalb(difference, half), k - ulp - half);
  }

  /** The error of {@code computed} against a double-double. */
  public static double of(Format format, double computed, DoubleDouble exact) {
    return of(format, computed, new ReferenceExp.Scaled(exact, 0));
  }
}
