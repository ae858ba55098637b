package dev.lanewise.calibration;

import java.util.Arrays;

/**
 * Noise around the predictions of a regression, target = prediction + z, with the density of
 * Laplace, {@code exp(-|z| / scale) / (2 scale)}.
 *
 * @param scale mean of |z|, in units of the target; 0 where there is no noise; LIBSVM's probA of a
 *     regression, "sigma"
 */
public record LaplaceNoise(double scale) {
  /** Residuals of more than so many standard deviations are left out of the scale. */
  private static final double OUTLIER = 5;

  /**
   * @throws IllegalArgumentException when the scale is negative or not finite
   */
  public LaplaceNoise {
    if (!(scale >= 0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException(
          "scale is " + scale + ", expected a finite number of at least 0");
    }
  }

  /**
   * The most likely scale, the mean of |r|, after those that stand out have been left out: more
   * than 5 standard deviations sqrt(2) mean |r|. (Lin and Weng, Simple probabilistic predictions
   * for support vector regression, 2004.)
   *
   * @param residuals target minus prediction, of examples not trained on
   * @throws IllegalArgumentException when there are none, one is not finite or their sizes add up
   *     to no finite sum
   */
  public static LaplaceNoise fit(double[] residuals) {
    double[] ones = new double[residuals.length];
    Arrays.fill(ones, 1);
    return fit(residuals, ones);
  }

  /**
   * The same where a weight of 2 is as two residuals, and 0 as none.
   *
   * @param weights what each residual counts
   * @throws IllegalArgumentException as {@link #fit(double[])}, and when there are not as many
   *     weights, one is negative or not finite, or they add up to 0 or above 1e100
   */
  public static LaplaceNoise fit(double[] residuals, double[] weights) {
    Examples.requireFinite(residuals, "residual");
    Examples.requireWeights(weights, residuals.length, "residual");
    double all = meanUpTo(Double.POSITIVE_INFINITY, residuals, weights);
    return new LaplaceNoise(meanUpTo(OUTLIER * Math.sqrt(2) * all, residuals, weights));
  }

  private static double meanUpTo(double largest, double[] residuals, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < residuals.length; i++) {
      double size = Math.abs(residuals[i]);
      if (size <= largest && weights[i] > 0) {
        sum += weights[i] * size;
        total += weights[i];
      }
    }
    return sum / total;
  }

  /** Density at a distance from the prediction; without noise infinite at 0. */
  public double density(double residual) {
    if (scale == 0) {
      return residual == 0 ? Double.POSITIVE_INFINITY : 0;
    }
    return Math.exp(-Math.abs(residual) / scale) / (2 * scale);
  }

  /**
   * Probability that the target lies within so much of the prediction, to either side.
   *
   * @throws IllegalArgumentException when the width is negative or NaN
   */
  public double probabilityWithin(double halfWidth) {
    if (!(halfWidth >= 0)) {
      throw new IllegalArgumentException("half width is " + halfWidth + ", expected at least 0");
    }
    return scale == 0 ? 1 : -Math.expm1(-halfWidth / scale);
  }

  /**
   * How far to go to either side of the prediction to have the target with this probability.
   *
   * @throws IllegalArgumentException when the probability is not from 0 up to, but not, 1
   */
  public double halfWidth(double probability) {
    if (!(probability >= 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "probability is " + probability + ", expected at least 0 and below 1");
    }
    return scale * -Math.log1p(-probability) + 0.0;
  }
}
