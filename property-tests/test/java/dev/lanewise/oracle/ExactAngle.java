package dev.lanewise.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/** Norms and cosines of finite doubles: exact sums, then 60 digits. */
public final class ExactAngle {
  private static final MathContext DIGITS = new MathContext(60);

  private ExactAngle() {}

  /** The square root of the sum of squares. */
  public static BigDecimal norm(double[] x) {
    return dot(x, x).sqrt(DIGITS);
  }

  /** x.y / (|x| |y|), and 0 where a norm is 0. */
  public static BigDecimal cosine(double[] x, double[] y) {
    BigDecimal norms = norm(x).multiply(norm(y));
    return norms.signum() == 0 ? BigDecimal.ZERO : dot(x, y).divide(norms, DIGITS);
  }

  private static BigDecimal dot(double[] x, double[] y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
    }
    return sum;
  }
}
