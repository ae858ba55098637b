package dev.lanewise.simd;

import java.math.BigDecimal;
import java.math.MathContext;

/** exp and tanh to about 45 digits, for arguments up to 1000: slow, and plain to see through. */
final class ExactExp {
  private static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal TWO = BigDecimal.TWO;

  private ExactExp() {}

  static BigDecimal exp(double x) {
    return exp(new BigDecimal(x));
  }

  /** Taylor's series at x / 2^s, squared s times. */
  static BigDecimal exp(BigDecimal x) {
    int squarings = Math.max(0, Math.getExponent(x.doubleValue()) + 10);
    BigDecimal t = x.divide(TWO.pow(squarings), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i <= 14; i++) { // |t| < 2^-9: the first term left out is below 2^-170
      term = term.multiply(t, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < squarings; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** For |x| from 2^-50 on, where the subtraction of 1 leaves 30 digits. */
  static BigDecimal tanh(double x) {
    BigDecimal e = exp(2.0 * x);
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
  }

  /** Distance of y from the exact value in units in the last place of that value. */
  static double errorInUlps(double y, BigDecimal exact) {
    double ulp = Math.ulp(exact.doubleValue());
    return new BigDecimal(y)
        .subtract(exact)
        .abs()
        .divide(new BigDecimal(ulp), MathContext.DECIMAL64)
        .doubleValue();
  }
}
