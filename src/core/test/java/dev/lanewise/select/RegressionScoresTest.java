package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegressionScoresTest {
  private static final double[] ACTUAL = {3, -0.5, 2, 7, 1000};
  private static final double[] PREDICTED = {2.5, 0, 2, 8, 990};

  /** Constants of scikit-learn 1.2.1. */
  @Test
  void numbersOfScikitLearn() {
    RegressionScores scores = RegressionScores.of(ACTUAL, PREDICTED);
    assertEquals(5, scores.count());
    assertEquals(20.3, scores.meanSquaredError(), 1e-14);
    assertEquals(4.505552130427524, scores.rootMeanSquaredError(), 1e-14);
    assertEquals(2.4, scores.meanAbsoluteError(), 1e-15);
    assertEquals(0.999872396992944, scores.r2(), 1e-15);
    double[] turned = {990, 8, 2, 0, 2.5};
    assertEquals(-1.4757453712794923, RegressionScores.of(ACTUAL, turned).r2(), 1e-14);
  }

  @Test
  void theMeanExplainsNothing() {
    assertEquals(0, RegressionScores.of(new double[] {1, 2, 6}, new double[] {3, 3, 3}).r2());
    assertEquals(1, RegressionScores.of(ACTUAL, ACTUAL).r2());
  }

  /** The mean of ten times 0.1 is not 0.1: what is left is no spread. */
  @Test
  void aConstantTargetHasNoR2() {
    double[] tenths = new double[10];
    Arrays.fill(tenths, 0.1);
    assertEquals(Double.NaN, RegressionScores.of(tenths, tenths).r2());
    assertEquals(Double.NaN, RegressionScores.of(tenths, new double[10]).r2());
    assertEquals(0.01, RegressionScores.of(tenths, new double[10]).meanSquaredError(), 1e-16);
    RegressionScores one = RegressionScores.of(new double[] {5}, new double[] {3});
    assertEquals(Double.NaN, one.r2());
    assertEquals(2, one.rootMeanSquaredError());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertRefused("5 actual values, 4 predicted ones", ACTUAL, new double[4]);
    assertRefused("no examples: there is nothing to measure", new double[0], new double[0]);
    assertRefused(
        "actual value 1 is NaN, expected a finite number",
        new double[] {0, Double.NaN},
        new double[2]);
    assertRefused(
        "predicted value 0 is Infinity, expected a finite number",
        new double[1],
        new double[] {Double.POSITIVE_INFINITY});
  }

  private static void assertRefused(String message, double[] actual, double[] predicted) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> RegressionScores.of(actual, predicted))
            .getMessage());
  }
}
