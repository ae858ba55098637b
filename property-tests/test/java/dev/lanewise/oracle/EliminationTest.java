package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Systems with known solutions. */
class EliminationTest {

  private static DoubleDouble[][] system(double[][] values) {
    DoubleDouble[][] m = new DoubleDouble[values.length][values.length + 1];
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j <= m.length; j++) {
        m[i][j] = DoubleDouble.of(values[i][j]);
      }
    }
    return m;
  }

  @Test
  void solvesWithAZeroInTheFirstPivot() {
    DoubleDouble[][] m = system(new double[][] {{0, 2, 0, 4}, {1, 1, 1, 6}, {2, 1, -1, 1}});
    assertTrue(Elimination.solve(m));
    for (int i = 0; i < 3; i++) {
      assertEquals(i + 1, m[i][3].toDouble());
    }
  }

  @Test
  void keepsMoreDigitsThanADouble() {
    // Hilbert matrix of order 8 times ones: condition 1.5e10.
    double[][] values = new double[8][9];
    DoubleDouble[][] m = system(values);
    for (int i = 0; i < 8; i++) {
      DoubleDouble sum = DoubleDouble.ZERO;
      for (int j = 0; j < 8; j++) {
        m[i][j] = DoubleDouble.ONE.dividedBy(DoubleDouble.of(i + j + 1));
        sum = sum.plus(m[i][j]);
      }
      m[i][8] = sum;
    }
    assertTrue(Elimination.solve(m));
    for (int i = 0; i < 8; i++) {
      assertEquals(0, m[i][8].minus(1.0).toDouble(), 1e-18);
    }
  }

  @Test
  void noticesSingularCoefficients() {
    assertFalse(Elimination.solve(system(new double[][] {{1, 2, 3}, {2, 4, 6}})));
    double third = 1.0 / 3;
    assertFalse(Elimination.solve(system(new double[][] {{third, 0.1, 1}, {third * 4, 0.4, 1}})));
    assertTrue(Elimination.solve(system(new double[][] {{1, 2, 3}, {2, 4 + 1e-15, 6}})));
  }
}
