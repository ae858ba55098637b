package dev.lanewise.kernel;

import dev.lanewise.simd.CoordinateSum;
import dev.lanewise.simd.DoubleExp;
import dev.lanewise.simd.FloatExp;

/**
 * The Laplacian kernel K(x, y) = exp(-gamma |x - y|_1), |.|_1 the sum of absolute values. Between 0
 * and 1, exactly 1 for equal rows. Positive semidefinite: a product over the columns of exp(-gamma
 * |s - t|), whose Fourier transform is positive (Schoenberg, "Metric spaces and positive definite
 * functions", 1938). Less smooth than {@link RbfKernel} and less put off by a single column that is
 * far out.
 *
 * <p>Wherever rows are taken, {@link IllegalArgumentException} names a value that is not finite or
 * of a size above half of the largest float (double, for rows in double).
 *
 * @param gamma above 0; 1 / columns ({@link Gamma#auto}) to begin with, for scaled columns
 */
public record LaplacianKernel(double gamma) implements CoordinateKernel {
  /**
   * @throws IllegalArgumentException when gamma is not a finite number above 0
   */
  public LaplacianKernel {
    Parameters.requirePositive("gamma", gamma);
  }

  @Override
  public CoordinateSum sum() {
    return CoordinateSum.ABSOLUTE_DIFFERENCES;
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
