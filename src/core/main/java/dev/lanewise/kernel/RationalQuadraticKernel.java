package dev.lanewise.kernel;

import dev.lanewise.simd.DoubleRealPower;
import dev.lanewise.simd.FloatRealPower;

/**
 * The rational quadratic kernel K(x, y) = (1 + |x - y|^2 / (2 alpha l^2))^-alpha. Between 0 and 1,
 * exactly 1 for equal rows; for any rows with squared norms in range. Positive semidefinite: a
 * mixture of Gaussian kernels of all widths, with gamma-distributed inverse squares (Rasmussen and
 * Williams, "Gaussian processes for machine learning", 2006, section 4.2). The smaller alpha, the
 * more of wide ones; as alpha grows it becomes exp(-|x - y|^2 / (2 l^2)).
 *
 * <p>Error: besides that of every kernel of distances, alpha roundings of the base: where alpha is
 * above 1000, take {@link RbfKernel}.
 *
 * @param alpha above 0; 1 to begin with
 * @param lengthScale l, above 0; the median distance between training rows to begin with
 */
public record RationalQuadraticKernel(double alpha, double lengthScale) implements DistanceKernel {
  /**
   * @throws IllegalArgumentException when a parameter, or the factor 1 / (2 alpha l^2), is not a
   *     finite number above 0
   */
  public RationalQuadraticKernel {
    Parameters.requirePositive("alpha", alpha);
    Parameters.requirePositive("lengthScale", lengthScale);
    Parameters.requirePositive("1 / (2 alpha lengthScale^2)", factor(alpha, lengthScale));
  }

  private static double factor(double alpha, double lengthScale) {
    return 0.5 / alpha / lengthScale / lengthScale;
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    double exact = factor(alpha, lengthScale);
    float factor = Parameters.narrow("1 / (2 alpha lengthScale^2)", exact);
    for (int i = offset; i < offset + n; i++) {
      v[i] = 1.0f + factor * v[i];
    }
    FloatRealPower.power(-Parameters.narrow("alpha", alpha), v, offset, v, offset, n);
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    double factor = factor(alpha, lengthScale);
    for (int i = offset; i < offset + n; i++) {
      v[i] = 1.0 + factor * v[i];
    }
    DoubleRealPower.power(-alpha, v, offset, v, offset, n);
  }

  /** 1 / (2 l^2), at D = 0. */
  @Override
  public double steepness() {
    return 0.5 / lengthScale / lengthScale;
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
