package dev.lanewise.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Golden values: scikit-learn 1.2.1, IsotonicRegression. */
class IsotonicRegressionTest {
  private static final double[] ASKED = {-3, -2, -1, -0.6, -0.5, 0, 0.25, 0.3, 1.2, 1.75, 2.5, 9};

  private static void check(
      IsotonicCurve curve, double[] knots, double[] values, double[] expected) {
    assertArrayEquals(knots, curve.decisions());
    assertArrayEquals(values, curve.probabilities(), 1e-15);
    for (int i = 0; i < ASKED.length; i++) {
      assertEquals(expected[i], curve.probability(ASKED[i]), 1e-15);
    }
    assertTrue(curve.increasing());
  }

  @Test
  void theCurveIsThatOfScikitLearn() {
    check(
        IsotonicRegression.fit(PlattScalingTest.DECISIONS, PlattScalingTest.POSITIVE),
        new double[] {-2.5, -1.5, -1.25, 1.0, 1.75, 3.0},
        new double[] {0, 0, 0.5, 0.5, 1, 1},
        new double[] {0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.6333333333333333, 1, 1, 1});
  }

  @Test
  void weightsCountAsInScikitLearn() {
    check(
        IsotonicRegression.fit(
            PlattScalingTest.DECISIONS, PlattScalingTest.POSITIVE, PlattScalingTest.WEIGHTS),
        new double[] {-2.5, -1.5, -1.25, -0.5, 0.25, 0.5, 1.0, 1.75, 3.0},
        new double[] {0, 0, 4.0 / 11, 4.0 / 11, 2.0 / 3, 0.8, 0.8, 1, 1},
        new double[] {
          0,
          0,
          0.36363636363636365,
          0.36363636363636365,
          0.36363636363636365,
          0.5656565656565656,
          0.6666666666666666,
          0.6933333333333334,
          0.8533333333333334,
          1,
          1,
          1
        });
  }

  @Test
  void orderOfTheExamplesZerosOfEitherSignAndWeightZeroDoNotMatter() {
    IsotonicCurve curve =
        IsotonicRegression.fit(
            new double[] {4, -0.0, 0.0, -3, 4},
            new boolean[] {true, true, false, false, false},
            new double[] {2, 1, 1, 5, 0});
    IsotonicCurve same = IsotonicCurve.of(new double[] {-3, 0, 4}, new double[] {0, 0.5, 1});
    assertEquals(same, curve);
    assertEquals(same.hashCode(), curve.hashCode());
    assertEquals(0.5, curve.probability(-0.0));
    assertEquals("IsotonicCurve of 3 knots", curve.toString());
  }

  @Test
  void degenerateExamplesGiveAConstant() {
    IsotonicCurve one = IsotonicRegression.fit(new double[] {2}, new boolean[] {true});
    assertEquals(1, one.probability(-1e9));
    IsotonicCurve falling =
        IsotonicRegression.fit(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, false});
    assertEquals(IsotonicCurve.of(new double[] {1, 4}, new double[] {0.75, 0.75}), falling);
  }

  @Test
  void extremesOfTheRangeAreInterpolated() {
    double most = Double.MAX_VALUE;
    IsotonicCurve curve = IsotonicCurve.of(new double[] {-most, most}, new double[] {0.25, 0.75});
    assertEquals(0.5, curve.probability(0));
    assertEquals(0.25, curve.probability(Double.NEGATIVE_INFINITY));
    assertEquals(0.75, curve.probability(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(curve.probability(Double.NaN)));
  }

  @Test
  void badKnotsAreRefusedByName() {
    refused("there is no knot", new double[0], new double[0]);
    refused("2 knots, 1 probabilities", new double[] {1, 2}, new double[] {0});
    refused("knot 1 is 1.0, not above 1.0 before it", new double[] {1, 1}, new double[] {0, 1});
    refused(
        "probability 1 is 0.25, expected 0.5 to 1", new double[] {1, 2}, new double[] {0.5, 0.25});
    refused("probability 0 is NaN, expected 0.0 to 1", new double[1], new double[] {Double.NaN});
    refused("probability 0 is 1.5, expected 0.0 to 1", new double[1], new double[] {1.5});
  }

  private static void refused(String message, double[] x, double[] y) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> IsotonicCurve.of(x, y)).getMessage());
  }
}
