package dev.lanewise.svm;

import java.util.Arrays;

/**
 * How much each example counts: its bound is multiplied by its weight, so a whole number is the
 * same as so many copies of the row, and 0 the same as leaving it out. Immutable.
 */
public final class SampleWeights {
  private static final SampleWeights NONE = new SampleWeights(null);

  private final double[] weights;

  private SampleWeights(double[] weights) {
    this.weights = weights;
  }

  /** All examples count once. */
  public static SampleWeights none() {
    return NONE;
  }

  /**
   * One weight for each row.
   *
   * @throws IllegalArgumentException when one is negative or not finite, naming its row, or they
   *     have no finite sum
   */
  public static SampleWeights of(double... weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight of row " + i + " is " + weights[i] + ", expected a finite number, at least 0");
      }
    }
    if (sum == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the sum of " + weights.length + " weights is " + sum + ", expected a finite number");
    }
    return new SampleWeights(weights.clone());
  }

  double of(int row) {
    return weights == null ? 1 : weights[row];
  }

  /**
   * Rows with a weight above 0, ascending.
   *
   * @throws IllegalArgumentException when there are not as many weights as rows
   */
  int[] rows(long rows) {
    if (weights != null && weights.length != rows) {
      throw new IllegalArgumentException(
          "X has " + rows + " rows, there are " + weights.length + " weights");
    }
    int[] kept = new int[Math.toIntExact(rows)];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (of(i) > 0) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Weights of some rows. */
  double[] of(int[] rows) {
    double[] some = new double[rows.length];
    Arrays.setAll(some, t -> of(rows[t]));
    return some;
  }
}
