package dev.lanewise.select;

/**
 * How good scores or probabilities of two classes are. Sums run in the order of the examples, so
 * another order may change last bits of {@link #logLoss} and {@link #brier}; ranks do not change.
 */
public final class BinaryScores {
  /** Where {@link #logLoss} clips: 2^-52, the distance from 1 to the next double. */
  public static final double CLIP = 0x1p-52;

  private BinaryScores() {}

  /**
   * Area under the ROC curve: the share of all pairs of a positive and a negative example in which
   * the positive one scores higher, a tie being half a pair. By ranks (Mann and Whitney, On a Test
   * of Whether one of Two Random Variables is Stochastically Larger than the Other, 1947): counted
   * in whole numbers, then divided. Time n log n.
   *
   * @param scores one for each example, the greater the more positive
   * @param positive which examples are
   * @throws IllegalArgumentException when the lengths differ, a score is not finite, or all
   *     examples are of one class
   */
  public static double areaUnderRoc(double[] scores, boolean[] positive) {
    RankedScores ranked = RankedScores.of(scores, positive);
    ranked.requireBoth();
    return area(ranked);
  }

  static double area(RankedScores ranked) {
    long halves = 0; // twice the pairs in order; at most 2^61
    for (int i = 0; i < ranked.count(); i++) {
      long p = ranked.positives()[i] - (i == 0 ? 0 : ranked.positives()[i - 1]);
      long q = ranked.negatives()[i] - (i == 0 ? 0 : ranked.negatives()[i - 1]);
      long below = ranked.allNegatives() - ranked.negatives()[i];
      halves += p * (2 * below + q);
    }
    return halves / (2.0 * ranked.allPositives() * ranked.allNegatives());
  }

  /**
   * Average precision: the sum over thresholds, greatest first, of precision times what recall
   * gains there. Not the area under a line through those points, which is too large (Davis and
   * Goadrich, The Relationship Between Precision-Recall and ROC Curves, 2006). Equal scores are one
   * threshold.
   *
   * @throws IllegalArgumentException when the lengths differ, a score is not finite, or no example
   *     is positive
   */
  public static double averagePrecision(double[] scores, boolean[] positive) {
    RankedScores ranked = RankedScores.of(scores, positive);
    ranked.requirePositives();
    double sum = 0;
    int before = 0;
    for (int i = 0; i < ranked.count(); i++) {
      int p = ranked.positives()[i];
      sum += (p - before) * (p / (double) (p + ranked.negatives()[i]));
      before = p;
    }
    return sum / ranked.allPositives();
  }

  /**
   * Log loss: the mean of -ln of the probability given to what came true, in nats. Probabilities
   * are first clipped to {@link #CLIP} and 1 - CLIP, as scikit-learn does: one example that was
   * impossible costs 36.04, not everything, and certainty that is right costs 2.2e-16.
   *
   * @param probabilities of being positive
   * @param positive which examples are
   * @throws IllegalArgumentException when there are no examples, the lengths differ, or a
   *     probability is not within 0 to 1
   */
  public static double logLoss(double[] probabilities, boolean[] positive) {
    requireProbabilities(probabilities, positive);
    double sum = 0;
    for (int i = 0; i < positive.length; i++) {
      double clipped = Math.clamp(probabilities[i], CLIP, 1 - CLIP);
      sum -= StrictMath.log(positive[i] ? clipped : 1 - clipped);
    }
    return sum / positive.length;
  }

  /**
   * Brier score: the mean squared difference between the probability of being positive and what
   * came, 1 or 0 (Brier, Verification of Forecasts Expressed in Terms of Probability, 1950; his sum
   * over both classes is twice this, which is scikit-learn's).
   *
   * @throws IllegalArgumentException as {@link #logLoss}
   */
  public static double brier(double[] probabilities, boolean[] positive) {
    requireProbabilities(probabilities, positive);
    double sum = 0;
    for (int i = 0; i < positive.length; i++) {
      double missed = (positive[i] ? 1 : 0) - probabilities[i];
      sum += missed * missed;
    }
    return sum / positive.length;
  }

  private static void requireProbabilities(double[] probabilities, boolean[] positive) {
    Checks.requirePairs(probabilities.length, "probabilities", positive.length, "classes");
    Checks.requireProbabilities(probabilities);
  }
}
