package dev.lanewise.kernel;

import dev.lanewise.simd.DoubleTanh;
import dev.lanewise.simd.FloatTanh;

/**
 * K(x, y) = tanh(gamma x.y + coef0). Not positive semidefinite in general.
 *
 * @param gamma above 0
 * @param coef0 any finite number
 */
public record SigmoidKernel(double gamma, double coef0) implements DotProductKernel {
  /**
   * @throws IllegalArgumentException naming the parameter that is out of its range
   */
  public SigmoidKernel {
    Parameters.requirePositive("gamma", gamma);
    Parameters.requireFinite("coef0", coef0);
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    FloatTanh.tanh(
        Parameters.narrow("gamma", gamma),
        Parameters.narrow("coef0", coef0),
        v,
        offset,
        v,
        offset,
        n);
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    DoubleTanh.tanh(gamma, coef0, v, offset, v, offset, n);
  }

  @Override
  public boolean positiveSemidefinite() {
    return false;
  }
}
