package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Constants are those of scikit-learn 1.2.1 on these twelve examples. */
class BinaryScoresTest {
  private static final boolean[] POSITIVE = {
    false, false, true, true, false, true, true, false, true, false, false, true
  };
  private static final double[] SCORES = {.1, .4, .35, .8, .35, .9, .4, .05, .65, .65, .2, .4};
  private static final boolean[] BOTH = {true, false};

  @Test
  void theCurveHasAPointForEachScore() {
    RocCurve curve = RocCurve.of(SCORES, POSITIVE);
    assertArrayEquals(
        new double[] {Double.POSITIVE_INFINITY, .9, .8, .65, .4, .35, .2, .1, .05},
        curve.thresholds());
    assertArrayEquals(
        new double[] {0, 0, 0, 1 / 6.0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1},
        curve.falsePositiveRate());
    assertArrayEquals(
        new double[] {0, 1 / 6.0, 2 / 6.0, 3 / 6.0, 5 / 6.0, 1, 1, 1, 1}, curve.truePositiveRate());
    assertEquals(30 / 36.0, curve.area());
  }

  @Test
  void areasAreSharesOfPairs() {
    assertEquals(0.8333333333333334, BinaryScores.areaUnderRoc(SCORES, POSITIVE));
    assertEquals(1, BinaryScores.areaUnderRoc(new double[] {1, 0}, BOTH));
    assertEquals(0, BinaryScores.areaUnderRoc(new double[] {0, 1}, BOTH));
    assertEquals(0.5, BinaryScores.areaUnderRoc(new double[] {3, 3}, BOTH));
    assertEquals(0.5, BinaryScores.areaUnderRoc(new double[] {-0.0, 0.0}, BOTH));
    assertEquals(0.5, BinaryScores.areaUnderRoc(new double[] {0.0, -0.0}, BOTH));
  }

  /** 10^10 pairs: more than an int counts. */
  @Test
  void manyPairsAreCounted() {
    int n = 200_000;
    double[] scores = new double[n];
    boolean[] positive = new boolean[n];
    for (int i = 0; i < n; i++) {
      positive[i] = i % 2 == 1;
      scores[i] = positive[i] ? 1 : 0;
    }
    assertEquals(1, BinaryScores.areaUnderRoc(scores, positive));
    assertEquals(0.5, BinaryScores.areaUnderRoc(new double[n], positive));
  }

  @Test
  void averagePrecision() {
    assertEquals(0.8075396825396824, BinaryScores.averagePrecision(SCORES, POSITIVE), 1e-15);
    assertEquals(0.5, BinaryScores.averagePrecision(new double[] {0, 0}, BOTH));
    assertEquals(1, BinaryScores.averagePrecision(new double[] {2, 1}, new boolean[] {true, true}));
  }

  @Test
  void logLoss() {
    assertEquals(0.5010765497523489, BinaryScores.logLoss(SCORES, POSITIVE), 1e-15);
    assertEquals(36.04365338911715, BinaryScores.logLoss(new double[] {0, 1}, BOTH), 1e-14);
    assertEquals(2.2204460492503136e-16, BinaryScores.logLoss(new double[] {1, 0}, BOTH), 1e-30);
  }

  @Test
  void brier() {
    assertEquals(0.17270833333333335, BinaryScores.brier(SCORES, POSITIVE), 1e-15);
    assertEquals(1, BinaryScores.brier(new double[] {0, 1}, BOTH));
  }

  @Test
  void oneClassHasNoArea() {
    assertRefused(
        "2 positive and 0 negative examples, expected at least 1 of each",
        () -> BinaryScores.areaUnderRoc(new double[2], new boolean[] {true, true}));
    assertRefused(
        "0 positive and 2 negative examples, expected at least 1 of each",
        () -> RocCurve.of(new double[2], new boolean[2]));
    assertRefused(
        "0 of 2 examples are positive, expected at least 1",
        () -> BinaryScores.averagePrecision(new double[2], new boolean[2]));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertRefused("1 scores, 2 classes", () -> RocCurve.of(new double[1], BOTH));
    assertRefused("1 probabilities, 2 classes", () -> BinaryScores.logLoss(new double[1], BOTH));
    assertRefused("3 probabilities, 2 classes", () -> BinaryScores.brier(new double[3], BOTH));
    assertRefused(
        "no examples: there is nothing to measure",
        () -> BinaryScores.brier(new double[0], new boolean[0]));
    assertRefused(
        "score 1 is NaN, expected a finite number",
        () -> BinaryScores.areaUnderRoc(new double[] {0, Double.NaN}, BOTH));
    assertRefused(
        "score 0 is -Infinity, expected a finite number",
        () -> BinaryScores.averagePrecision(new double[] {Double.NEGATIVE_INFINITY, 0}, BOTH));
    assertRefused(
        "probability 1 is 1.5, expected 0 to 1",
        () -> BinaryScores.logLoss(new double[] {0, 1.5}, BOTH));
    assertRefused(
        "probability 0 is NaN, expected 0 to 1",
        () -> BinaryScores.brier(new double[] {Double.NaN, 1}, BOTH));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
