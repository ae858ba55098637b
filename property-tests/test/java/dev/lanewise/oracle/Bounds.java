package dev.lanewise.oracle;

/**
 * A-priori error bounds (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., chapter
 * 3), rounded outward so that a correct result is never refused.
 */
public final class Bounds {
  private Bounds() {}

  /** gamma_k = k u / (1 - k u), rounded up. */
  public static double gamma(Format format, long k) {
    double ku = k * format.unit();
    if (ku >= 0.5) {
      throw new IllegalArgumentException("gamma_" + k + " says nothing for " + format);
    }
    return k == 0 ? 0 : Math.nextUp(Math.nextUp(ku) / Math.nextDown(1 - ku));
  }

  /** The most roundings a product passes through in a striped sum of n elements. */
  public static int stripedRoundings(Format format, int n) {
    int rows = (n + format.stripes - 1) / format.stripes;
    return rows + Integer.numberOfTrailingZeros(format.stripes);
  }

  /** The most roundings a product passes through in a chain of k elements cut every 256. */
  public static int chunkedRoundings(int k) {
    return Math.min(k, ScalarSpec.CHUNK) + (k + ScalarSpec.CHUNK - 1) / ScalarSpec.CHUNK;
  }

  /** gamma_k |x|.|y| plus half the smallest value for each of n operations, rounded up. */
  public static double dot(Format format, int roundings, int n, ExactDot magnitude) {
    double relative = up(gamma(format, roundings) * magnitude.toDoubleUp());
    return up(relative + up(n * format.eta()));
  }

  /** The next double above a bound that was computed with one rounding. */
  public static double up(double bound) {
    return Math.nextUp(bound);
  }
}
