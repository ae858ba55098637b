package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Double-double arithmetic against BigDecimal. */
class DoubleDoubleTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final double GOOD = 0x1p-102;

  private static BigDecimal exact(DoubleDouble v) {
    return new BigDecimal(v.hi()).add(new BigDecimal(v.lo()));
  }

  private static double relativeError(DoubleDouble computed, BigDecimal expected) {
    return exact(computed).subtract(expected).abs().divide(expected.abs(), DIGITS).doubleValue();
  }

  private static DoubleDouble random(SplittableRandom r) {
    double hi = Math.scalb(r.nextDouble() + 0.5, r.nextInt(-20, 20)) * (r.nextBoolean() ? 1 : -1);
    return DoubleDouble.sum(hi, Math.ulp(hi) * 0.49 * (2 * r.nextDouble() - 1));
  }

  @Test
  void operationsKeepAHundredBits() {
    SplittableRandom r = new SplittableRandom(2);
    for (int t = 0; t < 2000; t++) {
      DoubleDouble a = random(r);
      DoubleDouble b = random(r);
      assertTrue(relativeError(a.plus(b), exact(a).add(exact(b))) < GOOD);
      assertTrue(relativeError(a.minus(b), exact(a).subtract(exact(b))) < GOOD);
      assertTrue(relativeError(a.times(b), exact(a).multiply(exact(b))) < GOOD);
      assertTrue(relativeError(a.dividedBy(b), exact(a).divide(exact(b), DIGITS)) < GOOD);
      DoubleDouble square = a.times(a);
      assertTrue(relativeError(square.sqrt(), exact(square).sqrt(DIGITS)) < 0x1p-100);
      assertEquals(0.0, a.minus(a).toDouble());
      assertEquals(exact(a).abs(), exact(a.abs()));
    }
  }

  @Test
  void plainDoublesWouldFailTheSameCheck() {
    SplittableRandom r = new SplittableRandom(3);
    DoubleDouble a = random(r);
    DoubleDouble b = random(r);
    DoubleDouble rounded = DoubleDouble.of(a.hi() * b.hi());
    assertTrue(relativeError(rounded, exact(a).multiply(exact(b))) > GOOD);
  }

  @Test
  void twoSumAndTwoProductAreExact() {
    DoubleDouble s = DoubleDouble.sum(1e16, 1.0);
    assertEquals(new BigDecimal("10000000000000001"), exact(s));
    DoubleDouble p = DoubleDouble.product(0x1.0000001p0, 0x1.0000001p0);
    assertEquals(new BigDecimal(0x1.0000001p0).pow(2), exact(p).setScale(56));
    double[] x = {1e17, 1, -1e17};
    double[] ones = {1, 1, 1};
    assertEquals(1.0, DoubleDouble.dot(x, 0, ones, 0, 3).toDouble());
  }

  @Test
  void exponentLooksBelowAPowerOfTwo() {
    assertEquals(3, DoubleDouble.of(8).exponent());
    assertEquals(2, new DoubleDouble(8, -1e-20).exponent());
    assertEquals(3, new DoubleDouble(8, 1e-20).exponent());
    assertEquals(2, new DoubleDouble(-8, 1e-20).exponent());
    assertEquals(3, new DoubleDouble(9, -1e-20).exponent());
  }
}
