package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoubleCosTest {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal PI =
      new BigDecimal(
          "3.14159265358979323846264338327950288419716939937510582097494459230781640628");

  /** cos(x) to about 45 digits: whole turns off, Taylor series of what is left. */
  private static BigDecimal exact(double x) {
    BigDecimal turn = PI.multiply(BigDecimal.TWO);
    BigDecimal v = new BigDecimal(x);
    BigDecimal turns = v.divide(turn, 0, RoundingMode.HALF_EVEN);
    BigDecimal r = v.subtract(turns.multiply(turn));
    BigDecimal square = r.multiply(r, DIGITS).negate();
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 2; k < 60; k += 2) {
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(k * (k - 1)), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  private static double error(double x) {
    return exact(x).subtract(new BigDecimal(DoubleCos.cos(x))).abs().doubleValue() * 0x1p53;
  }

  @Test
  void theErrorIsWithinTheDocumentedBound() {
    SplittableRandom random = new SplittableRandom(1);
    double most = 0;
    for (int i = 0; i < 6000; i++) {
      double x = Math.scalb(1 + random.nextDouble(), random.nextInt(-30, 30));
      most = Math.max(most, error(x));
      most = Math.max(most, error(random.nextDouble(0, 7)));
    }
    for (int quarter = 1; quarter < 3000; quarter++) {
      double x = quarter * (Math.PI / 4);
      for (int step = -2; step <= 2; step++) {
        most = Math.max(most, error(x + step * Math.ulp(x)));
      }
    }
    assertTrue(most < 0.8, "error " + most);
  }

  @Test
  void specialValuesSymmetryAndRange() {
    assertEquals(1, DoubleCos.cos(0.0));
    assertEquals(1, DoubleCos.cos(-0.0));
    assertEquals(1, DoubleCos.cos(Double.MIN_VALUE));
    assertTrue(Double.isNaN(DoubleCos.cos(Double.NaN)));
    assertTrue(Double.isNaN(DoubleCos.cos(Double.NEGATIVE_INFINITY)));
    assertEquals(StrictMath.cos(1e300), DoubleCos.cos(-1e300));
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      double x = random.nextDouble(-1e6, 1e6);
      assertEquals(DoubleCos.cos(x), DoubleCos.cos(-x));
      assertTrue(Math.abs(DoubleCos.cos(x)) <= 1);
      assertEquals(StrictMath.cos(x), DoubleCos.cos(x), 0x1p-52);
    }
    for (int n = 0; n < 1000; n++) {
      assertTrue(Math.abs(DoubleCos.cos(n * Math.PI)) <= 1);
    }
  }

  @Test
  void rangesHaveTheBitsOfSingleValues() {
    SimdSupport.warmUp();
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 80; n++) {
      double[] x = new double[n + 5];
      double[] y = new double[n + 5];
      double[] expected = new double[n + 5];
      for (int i = 0; i < n; i++) {
        x[i + 2] =
            switch (random.nextInt(12)) {
              case 0 -> 0x1p31 * random.nextDouble();
              case 1 -> Double.NaN;
              default -> 50 * random.nextDouble(-1, 1);
            };
        expected[i + 3] = DoubleCos.cos(x[i + 2]);
      }
      DoubleCos.cos(x, 2, y, 3, n);
      assertArrayEquals(expected, y);
      double[] inPlace = x.clone();
      DoubleCos.cos(inPlace, 2, inPlace, 2, n);
      for (int i = 0; i < n; i++) {
        assertEquals(expected[i + 3], inPlace[i + 2]);
      }
    }
  }
}
