package dev.lanewise.calibration;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The non-decreasing function of the decision that is nearest to the outcomes (1 positive, 0
 * negative) in weighted squares, by pooling adjacent violators (Ayer et al. 1955): sorted by
 * decision, neighbouring blocks whose means do not increase are put together until all do.
 *
 * <p>Examples of equal decisions are one block from the start. The {@link IsotonicCurve} has a knot
 * at both ends of each block and is straight between blocks. It needs more examples than a {@link
 * Sigmoid} (a thousand and more) and assumes less. Its ends may be 0 and 1.
 */
public final class IsotonicRegression {
  private IsotonicRegression() {}

  /**
   * The curve of some examples.
   *
   * @param decisions one for each example
   * @param positive is the example of the first class of the pair?
   * @throws IllegalArgumentException when there are no examples, the lengths differ or a decision
   *     is not finite
   */
  public static IsotonicCurve fit(double[] decisions, boolean[] positive) {
    double[] ones = new double[decisions.length];
    Arrays.fill(ones, 1);
    return fit(decisions, positive, ones);
  }

  /**
   * The curve of weighted examples; weight 0 leaves an example out.
   *
   * @param weights at least 0
   * @throws IllegalArgumentException as {@link #fit(double[], boolean[])}, and when a weight is
   *     negative or not finite, or the weights add up to 0 or above 1e100
   */
  public static IsotonicCurve fit(double[] decisions, boolean[] positive, double[] weights) {
    Examples.check(decisions, positive, weights);
    Example[] examples = sorted(decisions, positive, weights);
    Blocks blocks = new Blocks(examples.length);
    for (int i = 0; i < examples.length; ) {
      double weight = 0;
      double ofPositive = 0;
      double at = examples[i].decision;
      while (i < examples.length && examples[i].decision == at) {
        weight += examples[i].weight;
        ofPositive += examples[i].positive ? examples[i].weight : 0;
        i++;
      }
      blocks.add(at, weight, ofPositive);
    }
    return blocks.curve();
  }

  private record Example(double decision, boolean positive, double weight) {}

  private static Example[] sorted(double[] decisions, boolean[] positive, double[] weights) {
    Example[] examples = new Example[decisions.length];
    int n = 0;
    for (int i = 0; i < decisions.length; i++) {
      if (weights[i] > 0) {
        examples[n++] = new Example(decisions[i], positive[i], weights[i]);
      }
    }
    examples = Arrays.copyOf(examples, n);
    Arrays.sort(examples, Comparator.comparingDouble(Example::decision));
    return examples;
  }

  /** Blocks from left to right, their means increasing. */
  private static final class Blocks {
    private final double[] first;
    private final double[] last;
    private final double[] weight;
    private final double[] ofPositive;
    private int count;

    Blocks(int most) {
      first = new double[most];
      last = new double[most];
      weight = new double[most];
      ofPositive = new double[most];
    }

    void add(double decision, double w, double positive) {
      first[count] = decision;
      last[count] = decision;
      weight[count] = w;
      ofPositive[count] = positive;
      count++;
      while (count > 1 && mean(count - 2) >= mean(count - 1)) {
        count--;
        last[count - 1] = last[count];
        weight[count - 1] += weight[count];
        ofPositive[count - 1] += ofPositive[count];
      }
    }

    private double mean(int block) {
      return Math.min(1, ofPositive[block] / weight[block]); // two sums, rounded apart
    }

    IsotonicCurve curve() {
      double[] x = new double[2 * count];
      double[] y = new double[2 * count];
      int knots = 0;
      for (int i = 0; i < count; i++) {
        x[knots] = first[i];
        y[knots++] = mean(i);
        if (last[i] > first[i]) {
          x[knots] = last[i];
          y[knots++] = mean(i);
        }
      }
      return IsotonicCurve.of(Arrays.copyOf(x, knots), Arrays.copyOf(y, knots));
    }
  }
}
