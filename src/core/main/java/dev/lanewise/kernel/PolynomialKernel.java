package dev.lanewise.kernel;

import dev.lanewise.simd.DoublePower;
import dev.lanewise.simd.FloatPower;

/**
 * K(x, y) = (gamma x.y + coef0)^degree.
 *
 * @param gamma above 0
 * @param coef0 any finite number; K is positive semidefinite when it is not negative
 * @param degree at least 0
 */
public record PolynomialKernel(double gamma, double coef0, int degree) implements DotProductKernel {
  /**
   * @throws IllegalArgumentException naming the parameter that is out of its range
   */
  public PolynomialKernel {
    Parameters.requirePositive("gamma", gamma);
    Parameters.requireFinite("coef0", coef0);
    if (degree < 0) {
      throw new IllegalArgumentException("degree is " + degree + ", expected at least 0");
    }
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    FloatPower.power(
        Parameters.narrow("gamma", gamma),
        Parameters.narrow("coef0", coef0),
        degree,
        v,
        offset,
        v,
        offset,
        n);
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    DoublePower.power(gamma, coef0, degree, v, offset, v, offset, n);
  }

  @Override
  public boolean positiveSemidefinite() {
    return coef0 >= 0;
  }
}
