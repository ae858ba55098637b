package dev.lanewise.kernel;

import dev.lanewise.simd.CoordinateSum;

/**
 * The additive chi-squared kernel K(x, y) = -sum (x_k - y_k)^2 / (x_k + y_k), for histograms: rows
 * of values that are not negative; 0/0 counts as 0. At most 0, exactly 0 for equal rows. Not
 * positive semidefinite, only so on coefficients that add up to 0, as those of a support vector
 * machine do (Zhang, Marszalek, Lazebnik and Schmid, "Local features and kernels for classification
 * of texture and object categories", 2007).
 *
 * <p>Wherever rows are taken, {@link IllegalArgumentException} names a value that is negative, not
 * finite or above half of the largest float (double, for rows in double).
 */
public record AdditiveChiSquaredKernel() implements CoordinateKernel {
  @Override
  public CoordinateSum sum() {
    return CoordinateSum.CHI_SQUARED;
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      v[i] = 0.0f - v[i];
    }
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    for (int i = offset; i < offset + n; i++) {
      v[i] = 0.0 - v[i];
    }
  }

  @Override
  public boolean positiveSemidefinite() {
    return false;
  }
}
