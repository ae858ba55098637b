package dev.lanewise.ridge;

import java.util.Arrays;

/**
 * How a kernel ridge regression is to be fitted, beside its kernel and lambda. Immutable; start
 * from {@link #DEFAULT}.
 */
public final class RidgeOptions {
  /** No weights, no intercept, no refinement; jitter only against rounding. */
  public static final RidgeOptions DEFAULT = new RidgeOptions(null, false, false, false);

  private final double[] weights;
  private final boolean intercept;
  private final boolean refined;
  private final boolean jitter;

  private RidgeOptions(double[] weights, boolean intercept, boolean refined, boolean jitter) {
    this.weights = weights;
    this.intercept = intercept;
    this.refined = refined;
    this.jitter = jitter;
  }

  /**
   * How much each example counts in the sum of squares: a whole number is the same as so many
   * copies, 0 as leaving it out.
   *
   * @throws IllegalArgumentException when one is negative or not finite, or none is above 0
   */
  public RidgeOptions withWeights(double... newWeights) {
    double largest = 0;
    for (int i = 0; i < newWeights.length; i++) {
      if (!(newWeights[i] >= 0 && newWeights[i] <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "weight of row "
                + i
                + " is "
                + newWeights[i]
                + ", expected a finite number, at least 0");
      }
      largest = Math.max(largest, newWeights[i]);
    }
    if (largest == 0) {
      throw new IllegalArgumentException("none of " + newWeights.length + " weights is above 0");
    }
    return new RidgeOptions(newWeights.clone(), intercept, refined, jitter);
  }

  /** Adds a constant that is not penalised: predictions k(x*, X) A + b. */
  public RidgeOptions withIntercept(boolean on) {
    return new RidgeOptions(weights, on, refined, jitter);
  }

  /**
   * Adds one step of iterative refinement with the residual in twice the precision, O(n^2): brings
   * the backward error down to roundings of the result.
   */
  public RidgeOptions withRefinement(boolean on) {
    return new RidgeOptions(weights, intercept, on, jitter);
  }

  /**
   * Allows to add to the diagonal, as little as makes it positive definite, for any kernel. Without
   * this, that is done only for a kernel known to be positive semidefinite, where no more than
   * rounding can be wrong. {@link RidgeSystem#jitter} says how much.
   */
  public RidgeOptions withJitter(boolean on) {
    return new RidgeOptions(weights, intercept, refined, on);
  }

  /** Whether all examples count once and no more than the usual accuracy is asked for. */
  boolean isPlain() {
    return weights == null && !refined;
  }

  boolean intercept() {
    return intercept;
  }

  boolean refined() {
    return refined;
  }

  boolean jitter() {
    return jitter;
  }

  /**
   * Roots of the weights of n rows.
   *
   * @throws IllegalArgumentException when there are not n weights
   */
  double[] roots(int n) {
    double[] roots = new double[n];
    Arrays.fill(roots, 1);
    if (weights != null) {
      if (weights.length != n) {
        throw new IllegalArgumentException(n + " rows, " + weights.length + " weights");
      }
      Arrays.setAll(roots, i -> Math.sqrt(weights[i]));
    }
    return roots;
  }
}
