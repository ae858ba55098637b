package dev.lanewise.svm;

import java.util.Objects;

/**
 * How probabilities are learned from decision values. Immutable.
 *
 * @param folds parts of the examples, each decided on by a machine that has not seen it; at least 2
 * @param seed of the shuffle before the folds are dealt out
 * @param curve what takes decision values to probabilities
 */
public record CalibrationParameters(int folds, long seed, Curve curve) {
  /** Takes decision values to probabilities. */
  public enum Curve {
    /** Platt's: two numbers, smooth, right when the classes are bell-shaped; LIBSVM's. */
    SIGMOID,
    /** Any that never falls: for a thousand examples and more. */
    ISOTONIC
  }

  /** Five folds, seed 1, sigmoids. */
  public static final CalibrationParameters DEFAULT =
      new CalibrationParameters(5, 1, Curve.SIGMOID);

  /**
   * @throws IllegalArgumentException when there are fewer than two folds
   */
  public CalibrationParameters {
    Objects.requireNonNull(curve, "curve");
    if (folds < 2) {
      throw new IllegalArgumentException("folds is " + folds + ", expected at least 2");
    }
  }
}
