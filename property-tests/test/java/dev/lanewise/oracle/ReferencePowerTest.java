package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The double-double powers against exact whole powers and their roots in 100 digits. */
class ReferencePowerTest {
  private static final MathContext DIGITS = new MathContext(100);

  /** Of the computed power to the exact one. */
  private static double relativeError(double x, double p, BigDecimal exact) {
    ReferenceExp.Scaled power = ReferencePower.power(x, p);
    DoubleDouble s = power.significand();
    BigDecimal value = new BigDecimal(s.hi()).add(new BigDecimal(s.lo()));
    BigDecimal scale = BigDecimal.TWO.pow(Math.abs(power.exponent()));
    value = power.exponent() < 0 ? value.divide(scale, DIGITS) : value.multiply(scale);
    return value.divide(exact, DIGITS).subtract(BigDecimal.ONE).abs().doubleValue();
  }

  @Test
  void powersKeepEightyEightBits() {
    SplittableRandom random = new SplittableRandom(6);
    for (int t = 0; t < 1000; t++) {
      double x = Math.scalb(1 + random.nextDouble(), random.nextInt(-30, 30));
      int p = 1 + random.nextInt(33);
      BigDecimal exact = new BigDecimal(x).pow(p, DIGITS);
      assertTrue(relativeError(x, p, exact) < 0x1p-88, x + "^" + p);
      BigDecimal inverse = BigDecimal.ONE.divide(exact, DIGITS);
      assertTrue(relativeError(x, -p, inverse) < 0x1p-88, x + "^-" + p);
      BigDecimal root = new BigDecimal(x).sqrt(DIGITS);
      assertTrue(relativeError(x, 0.5, root) < 0x1p-88, "root of " + x);
    }
  }

  /** A large exponent and a base next to 1, where the logarithm must keep its relative error. */
  @Test
  void powersOfNeighboursOfOneKeepEightyEightBits() {
    for (int p : new int[] {3, 1000, 1_000_000, 100_000_000}) {
      for (double x : new double[] {1 + 0x1p-20, 1 - 0x1p-21, Math.nextUp(1.0)}) {
        BigDecimal exact = new BigDecimal(x).pow(p, DIGITS);
        assertTrue(relativeError(x, p, exact) < 0x1p-88, x + "^" + p);
      }
    }
  }

  @Test
  void logarithmsOfPowersOfTwoAreWhole() {
    double ln2 = Math.log(2);
    for (int k = -1074; k < 1024; k++) {
      double exact = k * ln2;
      double log = ReferencePower.log(Math.scalb(1.0, k)).toDouble();
      assertEquals(exact, log, 2 * Math.ulp(exact));
    }
  }
}
