package dev.lanewise.simd;

import java.math.BigDecimal;
import java.math.MathContext;

/** x^p to about 40 digits for finite x above 0: slow, and plain to see through. */
final class ExactPower {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal LN2 = twoArtanh(BigDecimal.ONE.divide(new BigDecimal(3), DIGITS));

  private ExactPower() {}

  /** exp(p ln x), for |p ln x| up to 1000. */
  static BigDecimal power(double x, double p) {
    return ExactExp.exp(log(x).multiply(new BigDecimal(p), DIGITS));
  }

  /** x = 2^k m with m from 1 to 2; ln m = 2 artanh((m - 1) / (m + 1)). */
  static BigDecimal log(double x) {
    int k = x < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p54) - 54 : Math.getExponent(x);
    BigDecimal m =
        k < 0
            ? new BigDecimal(x).multiply(BigDecimal.TWO.pow(-k))
            : new BigDecimal(x).divide(BigDecimal.TWO.pow(k));
    BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
    return LN2.multiply(BigDecimal.valueOf(k), DIGITS).add(twoArtanh(s), DIGITS);
  }

  private static BigDecimal twoArtanh(BigDecimal s) {
    BigDecimal z = s.multiply(s, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 60; i >= 0; i--) { // z is at most 1/9
      sum =
          sum.multiply(z, DIGITS).add(BigDecimal.TWO.divide(BigDecimal.valueOf(2 * i + 1), DIGITS));
    }
    return sum.multiply(s, DIGITS);
  }
}
