package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecularEquationTest {
  private static final MathContext DIGITS = new MathContext(80);

  @Test
  void oneTerm() {
    SecularEquation equation = new SecularEquation(new double[] {2}, new double[] {0.5}, 1, 4);
    equation.solve(0, new double[1]);
    assertEquals(3, equation.root(0));
    assertEquals(-1, equation.difference(0, 0));
  }

  /** Roots lie where they have to, and are right to a few units: f changes its sign around them. */
  @Test
  void rootsAreNearlyExact() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 60; round++) {
      int k = 2 + random.nextInt(12);
      double[] d = new double[k];
      double[] z = new double[k];
      for (int i = 0; i < k; i++) {
        d[i] = (random.nextDouble() - 0.5) * Math.pow(10, -random.nextInt(3));
        z[i] = (random.nextDouble() - 0.5) * Math.pow(10, -random.nextInt(15));
      }
      Arrays.sort(d);
      double rho = Math.pow(10, -random.nextInt(8));
      SecularEquation equation = new SecularEquation(d, z, k, rho);
      for (int j = 0; j < k; j++) {
        equation.solve(j, new double[k]);
        assertTrue(equation.difference(j, j) < 0, "root " + j + " is left of its pole");
        assertTrue(j == k - 1 || equation.difference(j + 1, j) > 0, "root " + j + " too far right");
        int near = j + 1 < k && equation.difference(j + 1, j) < -equation.difference(j, j) ? 1 : 0;
        double y = -equation.difference(j + near, j);
        double error = 300 * 0x1p-53 * Math.abs(y);
        int below = f(d, z, rho, j + near, y - error);
        int above = f(d, z, rho, j + near, y + error);
        assertTrue(below < 0 && above > 0, "round " + round + ", root " + j + " of " + k);
      }
    }
  }

  /** The sign of f at d[origin] + y. */
  private static int f(double[] d, double[] z, double rho, int origin, double y) {
    BigDecimal x = new BigDecimal(d[origin]).add(new BigDecimal(y));
    BigDecimal sum = BigDecimal.ONE.divide(new BigDecimal(rho), DIGITS);
    for (int i = 0; i < d.length; i++) {
      BigDecimal square = new BigDecimal(z[i]).multiply(new BigDecimal(z[i]));
      sum = sum.add(square.divide(new BigDecimal(d[i]).subtract(x), DIGITS));
    }
    return sum.signum();
  }

  /** With exact roots the recomputed z would be z times the root of rho. */
  @Test
  void theRecomputedVectorIsNearTheVector() {
    double[] d = {-1, -0.5, 0.25, 0.2500001, 1};
    double[] z = {0.5, -0.1, 0.3, 1e-6, 0.6};
    double rho = 0.7;
    SecularEquation equation = new SecularEquation(d, z, 5, rho);
    for (int j = 0; j < 5; j++) {
      equation.solve(j, new double[5]);
    }
    for (int i = 0; i < 5; i++) {
      double expected = Math.abs(z[i]) * Math.sqrt(rho);
      assertEquals(expected, equation.recomputed(i), 1e-14 * expected);
    }
  }
}
