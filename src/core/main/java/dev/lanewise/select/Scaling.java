package dev.lanewise.select;

import dev.lanewise.data.FeatureScaler;
import dev.lanewise.data.Scaler;
import dev.lanewise.data.StandardScaler;
import dev.lanewise.matrix.FloatMatrix;

/** How features are scaled before training: fitted to the training rows of each fold alone. */
public enum Scaling {
  /** As they are. */
  NONE,
  /** To mean 0 and deviation 1. */
  STANDARD,
  /** To [-1, 1]. */
  MIN_MAX;

  /**
   * Fits a scaler to training rows.
   *
   * @throws IllegalArgumentException when there are no rows or a value is not finite, and for NONE
   */
  public FeatureScaler fit(FloatMatrix x) {
    return switch (this) {
      case NONE -> throw new IllegalArgumentException("nothing is scaled");
      case STANDARD -> StandardScaler.fit(x);
      case MIN_MAX -> Scaler.fit(x, -1, 1);
    };
  }
}
