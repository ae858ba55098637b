package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The long accumulator against BigDecimal, which is exact as well but built quite differently. */
class ExactDotTest {

  @Test
  void agreesWithBigDecimalOnRandomExponents() {
    SplittableRandom random = new SplittableRandom(1);
    for (int t = 0; t < 300; t++) {
      int n = random.nextInt(12);
      int spread = t % 3 == 0 ? 10 : 500;
      double[] x = new double[n];
      double[] y = new double[n];
      BigDecimal expected = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        x[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-spread, spread));
        y[i] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-spread, spread));
        expected = expected.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
      }
      ExactDot dot = ExactDot.of(x, 0, y, 0, n);
      assertEquals(expected.doubleValue() + 0.0, dot.toDouble() + 0.0);
      assertEquals(expected.floatValue() + 0.0f, (float) dot.round(Format.FLOAT) + 0.0f);
      assertTrue(new BigDecimal(dot.toDoubleUp()).compareTo(expected) >= 0);
      double near = expected.doubleValue() * (1 + 1e-14);
      assertEquals(new BigDecimal(near).subtract(expected).abs().doubleValue(), dot.errorOf(near));
      assertEquals(expected.compareTo(new BigDecimal(near)), dot.compareTo(near));
    }
  }

  @Test
  void keepsWhatADoubleSumLoses() {
    double[] x = {1e100, 1, -1e100};
    double[] ones = {1, 1, 1};
    assertEquals(1.0, ExactDot.of(x, 0, ones, 0, 3).toDouble());
    assertNotEquals(1.0, x[0] + x[1] + x[2]);
    assertEquals(1.0, ExactDot.of(x, 0, ones, 0, 3).errorOf(x[0] + x[1] + x[2]));
  }

  @Test
  void reachesBothEndsOfTheRange() {
    ExactDot sum = new ExactDot();
    sum.addProduct(Double.MIN_VALUE, Double.MIN_VALUE);
    assertEquals(0.0, sum.toDouble());
    assertEquals(Double.MIN_VALUE, sum.toDoubleUp());
    sum.addProduct(Double.MAX_VALUE, Double.MAX_VALUE);
    assertEquals(Double.POSITIVE_INFINITY, sum.toDouble());
    sum.addProduct(-Double.MAX_VALUE, Double.MAX_VALUE);
    assertEquals(1, sum.compareTo(0.0));
    sum.addProduct(-Double.MIN_VALUE, Double.MIN_VALUE);
    assertEquals(0, sum.compareTo(0.0));
    sum.add(-3.5);
    assertEquals(-3.5, sum.toDouble());
  }

  @Test
  void roundsTiesToEvenOnce() {
    ExactDot tie = new ExactDot();
    tie.add(0x1p53);
    tie.add(1);
    assertEquals(0x1p53, tie.toDouble());
    tie.add(0x1p-300);
    assertEquals(0x1p53 + 2, tie.toDouble());
    ExactDot subnormal = new ExactDot();
    subnormal.addProduct(Double.MIN_VALUE, 1.5);
    assertEquals(2 * Double.MIN_VALUE, subnormal.toDouble());
    ExactDot floatTie = new ExactDot();
    floatTie.add(0x1p24);
    floatTie.add(1);
    assertEquals(0x1p24, floatTie.round(Format.FLOAT));
    // Rounding to double first would land on the tie and then go down.
    floatTie.add(0x1p-60);
    assertEquals(0x1p24 + 2, floatTie.round(Format.FLOAT));
    assertEquals(0x1p24, (float) floatTie.toDouble());
  }

  @Test
  void squaredDistanceDoesNotCancel() {
    double[] x = {1e8 + 1, 3};
    double[] y = {1e8, 3};
    assertEquals(1.0, ExactDot.squaredDistance(x, 0, y, 0, 2).toDouble());
  }

  @Test
  void refusesValuesThatHaveNoExactProduct() {
    assertThrows(IllegalArgumentException.class, () -> new ExactDot().addProduct(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new ExactDot().add(Double.NEGATIVE_INFINITY));
    assertEquals(Double.POSITIVE_INFINITY, new ExactDot().errorOf(Double.NaN));
  }
}
