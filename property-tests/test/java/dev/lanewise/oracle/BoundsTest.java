package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The bounds are rounded outward, and tight enough to catch a lost bit. */
class BoundsTest {

  @Test
  void gammaIsNeverBelowItsExactValue() {
    for (Format format : Format.values()) {
      for (int k : new int[] {1, 2, 3, 7, 100, 1000, 12345, 1 << 20}) {
        BigDecimal ku = new BigDecimal(format.unit()).multiply(BigDecimal.valueOf(k));
        BigDecimal exact = ku.divide(BigDecimal.ONE.subtract(ku), new MathContext(60));
        double gamma = Bounds.gamma(format, k);
        assertTrue(new BigDecimal(gamma).compareTo(exact) >= 0);
        assertTrue(gamma <= exact.doubleValue() * (1 + 1e-15));
      }
    }
    assertEquals(0.0, Bounds.gamma(Format.FLOAT, 0));
    assertThrows(IllegalArgumentException.class, () -> Bounds.gamma(Format.FLOAT, 1 << 23));
  }

  @Test
  void roundingsFollowTheStripesAndTheChunks() {
    assertEquals(31255, Bounds.stripedRoundings(Format.DOUBLE, 1_000_000));
    assertEquals(15631, Bounds.stripedRoundings(Format.FLOAT, 1_000_000));
    assertEquals(5, Bounds.stripedRoundings(Format.DOUBLE, 0));
    assertEquals(0, Bounds.chunkedRoundings(0));
    assertEquals(2, Bounds.chunkedRoundings(1));
    assertEquals(257, Bounds.chunkedRoundings(256));
    assertEquals(258, Bounds.chunkedRoundings(257));
  }

  @Test
  void aSumThatLosesItsStripesLeavesTheBound() {
    int n = 1 << 16;
    double[] x = new double[n];
    double[] ones = new double[n];
    Arrays.fill(x, (float) 1.0019); // past 2^15 a float sum drops most of the .0019
    Arrays.fill(ones, 1.0);
    ExactDot exact = ExactDot.of(x, 0, ones, 0, n);
    int roundings = Bounds.stripedRoundings(Format.FLOAT, n);
    double bound = Bounds.dot(Format.FLOAT, roundings, n, exact);
    double oneChain = 0;
    for (double v : x) {
      oneChain = Format.FLOAT.add(oneChain, v);
    }
    assertTrue(exact.errorOf(ScalarSpec.dot(Format.FLOAT, x, 0, ones, 0, n)) <= bound);
    assertTrue(exact.errorOf(oneChain) > bound, "one chain stays within the striped bound");
  }
}
