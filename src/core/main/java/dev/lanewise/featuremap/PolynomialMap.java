package dev.lanewise.featuremap;

import dev.lanewise.matrix.CapacityException;

/**
 * The feature map of the polynomial kernel: {@code <phi(x), phi(y)> = (x.y + coef0)^degree}. By the
 * multinomial theorem its components are the monomials of degree at most {@code degree}, each
 * weighted by the root of its coefficient. In two variables with degree 2, six of them:
 *
 * <pre>
 *   x1^2,  sqrt(2) x1 x2,  sqrt(2 coef0) x1,  x2^2,  sqrt(2 coef0) x2,  coef0
 * </pre>
 *
 * Without coef0 only the monomials of that very degree are left. For a gamma, scale x by its root.
 * The same bits on every machine: powers are those of StrictMath.
 *
 * @param degree at least 1
 * @param coef0 at least 0: the kernel is positive semidefinite there
 */
public record PolynomialMap(int degree, double coef0) implements FeatureMap {
  /**
   * @throws IllegalArgumentException when degree is below 1, or coef0 is negative or not finite
   */
  public PolynomialMap {
    if (degree < 1) {
      throw new IllegalArgumentException("degree is " + degree + ", expected at least 1");
    }
    if (!(coef0 >= 0 && coef0 <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "coef0 is " + coef0 + ", expected a finite number, at least 0");
    }
  }

  @Override
  public int components(int d) {
    if (d < 1) {
      throw new IllegalArgumentException("x has " + d + " columns");
    }
    // Of exactly that degree: one variable less, for the last exponent follows from the others.
    long count;
    try {
      count = MonomialCount.of(coef0 == 0 ? d - 1 : d, degree);
    } catch (ArithmeticException tooMany) {
      count = Long.MAX_VALUE;
    }
    CapacityException.check(
        "phi of " + d + " columns, degree " + degree,
        count == Long.MAX_VALUE ? count : CapacityException.bytes(count, 1, Double.BYTES),
        CapacityException.LARGEST_ARRAY * Double.BYTES,
        "use the kernel");
    return (int) count;
  }

  @Override
  public void map(double[] x, int xOffset, int d, double[] out, int outOffset) {
    write(x, xOffset, d, degree, 1, 1, out, outOffset);
  }

  /**
   * Monomials in the d variables from xo on, degree left, times {@code product}; {@code ways} is
   * the multinomial coefficient so far. Exponents of the first variable fall. At most {@code left}
   * calls deep. Returns where it ended.
   */
  private int write(
      double[] x, int xo, int d, int left, double product, double ways, double[] out, int to) {
    int at = to;
    for (int v = 0; v < d && left > 0; v++) { // the first variable with an exponent above 0
      int least = v == d - 1 && coef0 == 0 ? left : 1;
      for (int power = left; power >= least; power--) {
        double next = product * StrictMath.pow(x[xo + v], power);
        double more = ways * choose(left, power);
        at = write(x, xo + v + 1, d - v - 1, left - power, next, more, out, at);
      }
    }
    if (left == 0 || coef0 > 0) { // all exponents 0
      double root = left % 2 == 0 ? 1 : Math.sqrt(coef0);
      out[at++] = product * Math.sqrt(ways) * (StrictMath.pow(coef0, left / 2) * root);
    }
    return at;
  }

  private static double choose(int n, int k) {
    double c = 1;
    for (int i = 1; i <= Math.min(k, n - k); i++) {
      c = c * (n - i + 1) / i;
    }
    return c;
  }
}
