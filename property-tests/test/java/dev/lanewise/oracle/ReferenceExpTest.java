package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The double-double exp and tanh against the plain series in 100 decimal digits. */
class ReferenceExpTest {
  private static final MathContext DIGITS = new MathContext(100);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** exp(x) as exp(x / 2^12)^(2^12). */
  private static BigDecimal series(double x) {
    BigDecimal t = new BigDecimal(x).divide(TWO.pow(12), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; i < 60; i++) {
      term = term.multiply(t, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.pow(1 << 12, DIGITS);
  }

  private static BigDecimal exact(DoubleDouble v, int exponent) {
    BigDecimal value = new BigDecimal(v.hi()).add(new BigDecimal(v.lo()));
    BigDecimal power = TWO.pow(Math.abs(exponent));
    return exponent < 0 ? value.divide(power, DIGITS) : value.multiply(power);
  }

  private static double relativeError(BigDecimal computed, BigDecimal expected) {
    return computed.subtract(expected).abs().divide(expected.abs(), DIGITS).doubleValue();
  }

  @Test
  void expKeepsNinetyBits() {
    SplittableRandom r = new SplittableRandom(4);
    for (int t = 0; t < 200; t++) {
      double x = t == 0 ? 7.5417527749959590e-10 : Math.scalb(r.nextDouble() - 0.5, t % 11);
      ReferenceExp.Scaled e = ReferenceExp.exp(x);
      assertTrue(relativeError(exact(e.significand(), e.exponent()), series(x)) < 0x1p-90, "" + x);
    }
    assertEquals(DoubleDouble.ONE, ReferenceExp.exp(0).significand());
  }

  @Test
  void tanhKeepsNinetyBits() {
    SplittableRandom r = new SplittableRandom(5);
    for (int t = 0; t < 200; t++) {
      double x = Math.scalb(r.nextDouble() - 0.5, t % 36 - 30);
      BigDecimal e = series(2 * x);
      BigDecimal expected = e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
      double error = relativeError(exact(ReferenceExp.tanh(x), 0), expected);
      assertTrue(error < 0x1p-90, x + ": " + error);
    }
    assertEquals(Double.MIN_VALUE, ReferenceExp.tanh(Double.MIN_VALUE).toDouble());
    assertEquals(-1.0, ReferenceExp.tanh(-1e300).toDouble());
  }

  @Test
  void ordinaryDoublesWouldFailTheSameCheck() {
    assertTrue(relativeError(new BigDecimal(Math.exp(0.3)), series(0.3)) > 0x1p-90);
  }
}
