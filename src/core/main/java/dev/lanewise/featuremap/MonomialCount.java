package dev.lanewise.featuremap;

/**
 * How many monomials of degree at most d there are in n variables, C(n + d, d): the dimension of
 * the feature space of a polynomial kernel, which the kernel never enters.
 */
public final class MonomialCount {
  private MonomialCount() {}

  /**
   * C(variables + degree, degree).
   *
   * @throws IllegalArgumentException when either is negative
   * @throws ArithmeticException when the count passes 2^63 - 1
   */
  public static long of(int variables, int degree) {
    if (variables < 0 || degree < 0) {
      throw new IllegalArgumentException(
          variables + " variables, degree " + degree + ": expected at least 0");
    }
    int smaller = Math.min(variables, degree);
    long larger = Math.max(variables, degree);
    long count = 1;
    for (int i = 1; i <= smaller; i++) {
      // count is C(larger + i - 1, i - 1), so the product is divisible by i; dividing what the two
      // have in common first keeps the product within what the result needs.
      long common = gcd(count, i);
      count = Math.multiplyExact(count / common, (larger + i) / (i / common));
    }
    return count;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
