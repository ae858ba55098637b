package dev.lanewise.select;

/**
 * What a classifier of two classes recognises and what it takes wrongly, at every threshold.
 *
 * <p>Point i calls positive what scores at least {@code thresholds[i]}. There is one point for each
 * different score, greatest first, and before them one where nothing is positive, with an infinite
 * threshold. scikit-learn drops points inside straight pieces unless told otherwise.
 *
 * @param thresholds falling, the first infinite
 * @param falsePositiveRate share of the negative examples that are called positive, from 0 to 1
 * @param truePositiveRate share of the positive examples that are called positive, from 0 to 1
 * @param area under the curve: how often a positive example scores above a negative one, a tie
 *     being half; see {@link BinaryScores#areaUnderRoc}
 */
public record RocCurve(
    double[] thresholds, double[] falsePositiveRate, double[] truePositiveRate, double area) {
  /**
   * The curve of some scores.
   *
   * @param scores one for each example, the greater the more positive
   * @param positive which examples are
   * @throws IllegalArgumentException when the lengths differ, a score is not finite, or all
   *     examples are of one class
   */
  public static RocCurve of(double[] scores, boolean[] positive) {
    RankedScores ranked = RankedScores.of(scores, positive);
    ranked.requireBoth();
    int n = ranked.count() + 1;
    double[] thresholds = new double[n];
    double[] wrongly = new double[n];
    double[] rightly = new double[n];
    thresholds[0] = Double.POSITIVE_INFINITY;
    for (int i = 1; i < n; i++) {
      thresholds[i] = ranked.scores()[i - 1];
      wrongly[i] = (double) ranked.negatives()[i - 1] / ranked.allNegatives();
      rightly[i] = (double) ranked.positives()[i - 1] / ranked.allPositives();
    }
    return new RocCurve(thresholds, wrongly, rightly, BinaryScores.area(ranked));
  }
}
