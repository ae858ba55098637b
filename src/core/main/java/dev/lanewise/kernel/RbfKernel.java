package dev.lanewise.kernel;

import dev.lanewise.simd.DoubleExp;
import dev.lanewise.simd.FloatExp;

/**
 * The Gaussian kernel K(x, y) = exp(-gamma |x - y|^2). Between 0 and 1, exactly 1 for equal rows;
 * positive semidefinite. Acts like a weighted nearest neighbour: the closer, the more alike.
 *
 * @param gamma above 0; large is narrow
 */
public record RbfKernel(double gamma) implements DistanceKernel {
  /**
   * @throws IllegalArgumentException when gamma is not a finite number above 0
   */
  public RbfKernel {
    Parameters.requirePositive("gamma", gamma);
  }

  /**
   * K(x, y) = exp(-|x - y|^2 / (2 sigma^2)): gamma = 1 / (2 sigma^2).
   *
   * @throws IllegalArgumentException when sigma, or the gamma it gives, is not a finite number
   *     above 0
   */
  public static RbfKernel ofSigma(double sigma) {
    Parameters.requirePositive("sigma", sigma);
    return new RbfKernel(1 / (2 * sigma * sigma));
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
  public double steepness() {
    return gamma;
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
