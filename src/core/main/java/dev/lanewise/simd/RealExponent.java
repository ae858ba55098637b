package dev.lanewise.simd;

/** What an exponent p decides about x^p before any x is seen. */
final class RealExponent {
  private RealExponent() {}

  /** The bit of x that goes into x^p: the sign bit where p is an odd integer, otherwise none. */
  static long signBit(double p) {
    double half = 0.5 * p; // exact where it matters: every number from 2^53 on is even
    return integer(p) && !integer(half) ? Long.MIN_VALUE : 0L;
  }

  /** The smallest finite x with a power: a negative one only for integers p. */
  static double lowestBase(double p) {
    return integer(p) ? Double.NEGATIVE_INFINITY : 0.0;
  }

  /** Infinity counts as an even integer, NaN as none. */
  private static boolean integer(double p) {
    return p == Math.rint(p);
  }
}
