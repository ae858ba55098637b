package dev.lanewise.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlattScalingTest {
  static final double[] DECISIONS = {
    -2.5, -1.5, -1.25, -0.75, -0.5, -0.5, 0.25, 0.25, 0.5, 1.0, 1.75, 3.0
  };
  static final boolean[] POSITIVE = {
    false, false, true, false, false, true, false, true, true, false, true, true
  };
  static final double[] WEIGHTS = {1, 2, 1, 0.5, 3, 1, 1, 2, 1, 0.25, 1, 4};

  /** Golden values: LIBSVM 3.35, the same decisions. */
  @Test
  void theSigmoidIsThatOfLibsvm() {
    Sigmoid s = PlattScaling.fit(DECISIONS, POSITIVE);
    assertEquals(-0.5330805742086299, s.a(), 1e-12);
    assertEquals(-0.022771288666142944, s.b(), 1e-12);
    Sigmoid separable =
        PlattScaling.fit(
            new double[] {-2, -1.5, -1, 1, 1.5, 2},
            new boolean[] {false, false, false, true, true, true});
    assertEquals(-0.8827621784366347, separable.a(), 1e-12);
    assertEquals(0, separable.b(), 1e-12);
  }

  /** Golden values: scikit-learn 1.2.1, which stops earlier. */
  @Test
  void weightsCountAsInScikitLearn() {
    Sigmoid s = PlattScaling.fit(DECISIONS, POSITIVE, WEIGHTS);
    assertEquals(-0.8412576333049631, s.a(), 2e-5);
    assertEquals(-0.13928166789008786, s.b(), 2e-5);
  }

  @Test
  void decisionsThatPointTheWrongWayAreTurnedRound() {
    boolean[] swapped = new boolean[POSITIVE.length];
    for (int i = 0; i < swapped.length; i++) {
      swapped[i] = !POSITIVE[i];
    }
    Sigmoid s = PlattScaling.fit(DECISIONS, swapped);
    assertEquals(0.5330805742086299, s.a(), 1e-12);
    assertFalse(s.increasing());
    assertTrue(PlattScaling.fit(DECISIONS, POSITIVE).increasing());
    assertTrue(s.probability(-1) > s.probability(1));
  }

  @Test
  void oneClassGivesAConstant() {
    boolean[] all = {true, true, true, true};
    PlattFit fit = PlattScaling.solve(new double[] {-2, -1, 1, 2}, all, new double[] {1, 1, 1, 1});
    assertTrue(fit.converged());
    assertEquals(new Sigmoid(0, -Math.log(5)), fit.sigmoid());
    assertEquals(5.0 / 6, fit.sigmoid().probability(7), 1e-15);
    Sigmoid none = PlattScaling.fit(new double[] {-2, -1, 1, 2}, new boolean[4]);
    assertEquals(1.0 / 6, none.probability(7), 1e-15);
  }

  /** LIBSVM has another slope here, and 0.68333 too. */
  @Test
  void equalDecisionsHaveTheMeanOfTheTargetsAndNoSlope() {
    double[] equal = {3, 3, 3, 3};
    boolean[] positive = {true, true, true, false};
    double mean = (3 * 4.0 / 5 + 1.0 / 3) / 4;
    for (double scale : new double[] {1, 0, 1e-300, 1e300}) {
      double[] f = Arrays.stream(equal).map(v -> v * scale).toArray();
      PlattFit fit = PlattScaling.solve(f, positive, new double[] {1, 1, 1, 1});
      assertTrue(fit.converged());
      assertEquals(0, fit.sigmoid().a());
      assertEquals(mean, fit.sigmoid().probability(f[0]), 1e-6);
    }
    double[] many = new double[200_000];
    boolean[] some = new boolean[many.length];
    Arrays.fill(many, 0.1);
    Arrays.fill(some, 0, 500, true);
    double[] ones = new double[many.length];
    Arrays.fill(ones, 1);
    PlattFit fit = PlattScaling.solve(many, some, ones);
    assertTrue(fit.converged());
    double targets = (500 * 501.0 / 502 + 199_500 / 199_502.0) / many.length;
    assertEquals(targets, fit.sigmoid().probability(0.1), 1e-9);
  }

  @Test
  void sizeAndPlaceOfTheDecisionsDoNotMatter() {
    Sigmoid plain = PlattScaling.fit(DECISIONS, POSITIVE);
    for (int e : new int[] {-1060, -1000, -300, -40, -15, 15, 40, 300, 1000, 1022}) {
      double[] f = Arrays.stream(DECISIONS).map(v -> Math.scalb(v, e)).toArray();
      PlattFit fit = PlattScaling.solve(f, POSITIVE, ones());
      assertTrue(fit.converged(), () -> "2^" + e);
      for (int i = 0; i < f.length; i++) {
        double p = plain.probability(DECISIONS[i]);
        // Slopes beyond the range are cut off.
        assertEquals(p, fit.sigmoid().probability(f[i]), e < -1020 ? 0.5 : 1e-5, () -> "2^" + e);
      }
    }
    double[] far = Arrays.stream(DECISIONS).map(v -> v * 1e-4 + 1000).toArray();
    PlattFit fit = PlattScaling.solve(far, POSITIVE, ones());
    assertTrue(fit.converged());
    for (int i = 0; i < far.length; i++) {
      double p = plain.probability(DECISIONS[i]);
      assertEquals(p, fit.sigmoid().probability(far[i]), 1e-5);
    }
  }

  /** Not even decisions that leave no room for the others. */
  @Test
  void examplesOfWeightZeroDoNotMatter() {
    double[] f = Arrays.copyOf(DECISIONS, 14);
    boolean[] positive = Arrays.copyOf(POSITIVE, 14);
    double[] weights = Arrays.copyOf(ones(), 14);
    f[12] = 1e308;
    f[13] = -1e308;
    assertEquals(PlattScaling.fit(DECISIONS, POSITIVE), PlattScaling.fit(f, positive, weights));
  }

  private static double[] ones() {
    double[] ones = new double[DECISIONS.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void badInputIsRefusedByName() {
    double[] two = {1, 2};
    boolean[] marks = {true, false};
    refused("there is no decision", new double[0], new boolean[0], new double[0]);
    refused("2 decisions, 1 marks of positive examples", two, new boolean[1], two);
    refused("2 decisions, 1 weights", two, marks, new double[1]);
    refused(
        "decision 1 is NaN, expected a finite number", new double[] {1, Double.NaN}, marks, two);
    refused(
        "weight 0 is -1.0, expected a finite number of at least 0",
        two,
        marks,
        new double[] {-1, 2});
    refused(
        "the weights add up to 0.0, expected above 0 and at most 1.0E100",
        two,
        marks,
        new double[2]);
    assertThrows(IllegalArgumentException.class, () -> new Sigmoid(Double.NaN, 0));
  }

  private static void refused(String message, double[] f, boolean[] positive, double[] weights) {
    for (Runnable fit :
        new Runnable[] {
          () -> PlattScaling.solve(f, positive, weights),
          () -> PlattScaling.fit(f, positive, weights),
          () -> IsotonicRegression.fit(f, positive, weights)
        }) {
      assertEquals(message, assertThrows(IllegalArgumentException.class, fit::run).getMessage());
    }
  }

  @Test
  void theSigmoidHasItsLimitsWithoutOverflow() {
    Sigmoid s = new Sigmoid(-1, 0);
    assertEquals(0.5, s.probability(0));
    assertEquals(1, s.probability(1e308));
    assertEquals(0, s.probability(-1e308));
    assertEquals(1, s.probability(Double.POSITIVE_INFINITY));
    assertEquals(0, s.probability(Double.NEGATIVE_INFINITY));
    assertEquals(Math.exp(-730), s.probability(-730));
    assertTrue(Double.isNaN(s.probability(Double.NaN)));
    assertEquals(0.5, new Sigmoid(0, 0).probability(Double.POSITIVE_INFINITY));
    assertEquals(1, new Sigmoid(-Double.MAX_VALUE, 5).probability(Double.MAX_VALUE));
    assertEquals(1 / (1 + Math.exp(1.5)), new Sigmoid(0.5, 1).probability(1));
  }
}
