package dev.lanewise.kernel;

import dev.lanewise.simd.CoordinateSum;
import dev.lanewise.simd.DoubleExp;
import dev.lanewise.simd.FloatExp;

/**
 * The exponential chi-squared kernel K(x, y) = exp(-gamma sum (x_k - y_k)^2 / (x_k + y_k)), for
 * histograms: rows of values that are not negative; 0/0 counts as 0. Between 0 and 1, exactly 1 for
 * equal rows. Positive semidefinite: (s - t)^2 / (s + t) = s + t - 4 s t / (s + t), and s t / (s +
 * t) is positive semidefinite (Hein and Bousquet, "Hilbertian metrics and positive definite kernels
 * on probability measures", 2005).
 *
 * <p>Wherever rows are taken, {@link IllegalArgumentException} names a value that is negative, not
 * finite or above half of the largest float (double, for rows in double).
 *
 * @param gamma above 0; 1 to begin with, or one over the mean of the sums between training rows
 */
public record ChiSquaredKernel(double gamma) implements CoordinateKernel {
  /**
   * @throws IllegalArgumentException when gamma is not a finite number above 0
   */
  public ChiSquaredKernel {
    Parameters.requirePositive("gamma", gamma);
  }

  @Override
  public CoordinateSum sum() {
    return CoordinateSum.CHI_SQUARED;
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    FloatExp.exp(-Parameters.narrow("gamma", gamma), v, offset, v, offset, n);
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    DoubleExp.exp(-gamma, v, offset, v, offset, n);
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
