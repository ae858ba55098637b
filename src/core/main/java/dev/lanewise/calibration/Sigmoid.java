package dev.lanewise.calibration;

/**
 * The curve {@code 1 / (1 + exp(a f + b))} over decisions f.
 *
 * <p>Without overflow, accurate to a few ulps and monotone bit for bit: a f + b, exp, sum and
 * quotient are monotone each, which the usual exp(-z) / (1 + exp(-z)) for positive z is not. Far
 * out it rounds to 0 or 1.
 *
 * @param a slope: below 0 where greater decisions are more probable; LIBSVM's probA
 * @param b offset: LIBSVM's probB
 */
public record Sigmoid(double a, double b) implements Calibration {
  /** From here on 1 + exp(z) is exp(z); exp overflows from 709.8 on. */
  private static final double FAR = 700;

  /**
   * @throws IllegalArgumentException when a or b is not finite
   */
  public Sigmoid {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      throw new IllegalArgumentException("a sigmoid needs finite a and b, got " + a + " and " + b);
    }
  }

  @Override
  public double probability(double decision) {
    // A slope of 0 stays flat at infinite decisions too.
    double z = a == 0 && !Double.isNaN(decision) ? b : a * decision + b;
    return z > FAR ? Math.exp(-z) : 1 / (1 + Math.exp(z));
  }

  @Override
  public boolean increasing() {
    return a <= 0;
  }
}
