package dev.lanewise.svm;

import dev.lanewise.kernel.ChiSquaredKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LaplacianKernel;
import dev.lanewise.kernel.MaternKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RationalQuadraticKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.simd.DoublePower;

/**
 * Limits of the kernel values that a model computes, roundings included: {@code |k| <= ofRow(x) *
 * ofVector(s)} for the float k that stands for K(x, s). A product that does not stay below {@link
 * #LIMIT} promises nothing.
 */
sealed interface KernelBound {
  /** Well inside the range of floats, so that no value is infinite below it. */
  double LIMIT = 0x1p125;

  /** Null when there is no bound that needs less than the kernel values themselves. */
  static KernelBound of(Kernel kernel, int features) {
    return switch (kernel) {
      case RbfKernel rbf -> new One();
      case MaternKernel matern -> new One();
      case RationalQuadraticKernel rational -> new One();
      case LaplacianKernel laplacian -> new One();
      case ChiSquaredKernel chiSquared -> new One();
      case PolynomialKernel p when p.coef0() >= 0 && Polynomial.slack(p.degree(), features) > 0 ->
          new Polynomial(
              (float) p.gamma(),
              (float) p.coef0(),
              p.degree(),
              features,
              Polynomial.slack(p.degree(), features));
      default -> null;
    };
  }

  /** Whether no kernel value is below 0. */
  boolean nonNegative();

  double ofRow(float[] x, int offset);

  double ofVector(float[] s, int offset);

  /**
   * Between 0 and 1: exp of what is not above 0, and float exp is monotone with exp(0) = 1 (docs/
   * numerics.md, sections 3 and 4). Negative powers of what is not below 1 are as close as 0.502
   * ulp, so not above 1; Matern kernels are cut off there.
   */
  record One() implements KernelBound {
    @Override
    public boolean nonNegative() {
      return true;
    }

    @Override
    public double ofRow(float[] x, int offset) {
      return 1;
    }

    @Override
    public double ofVector(float[] s, int offset) {
      return 1;
    }
  }

  /**
   * Cauchy and Schwarz: {@code |K(x, s)| <= sqrt(K(x, x)) sqrt(K(s, s))}, with norms and values
   * made larger for what underflow may add, and for roundings by the factor slack on the side of x.
   */
  record Polynomial(double gamma, double coef0, int degree, int features, double slack)
      implements KernelBound {
    private static final double TINY_NORM = 0x1p-60;
    private static final double TINY_SUM = 0x1p-140;
    private static final double TINY_VALUE = 0x1p-60;

    /** Products of two such norms are floats. */
    private static final double LARGEST_NORM = 0x1p62;

    /** More relative error than this and the bound would be a poor one. */
    private static final double MOST_ERROR = 0.25;

    /**
     * How much larger computed values can be: a chain of roundings for the dot product, two more
     * for gamma and coef0, degree - 1 for the power; 1 + 2t is above e^t. 0 when that is too much.
     */
    static double slack(int degree, int features) {
      double chain = Math.min(features, 256) + Math.ceilDiv(features, 256) + 4.0;
      double error = degree * 1.25 * (chain + 1) * 0x1p-24;
      return error <= MOST_ERROR ? 1 + 2 * error : 0;
    }

    @Override
    public boolean nonNegative() {
      return degree % 2 == 0;
    }

    @Override
    public double ofRow(float[] x, int offset) {
      return slack * root(x, offset);
    }

    @Override
    public double ofVector(float[] s, int offset) {
      return root(s, offset);
    }

    private double root(float[] x, int offset) {
      double sum = 0;
      for (int c = 0; c < features; c++) {
        sum += (double) x[offset + c] * x[offset + c];
      }
      double norm = Math.sqrt(sum) + TINY_NORM;
      if (!(norm <= LARGEST_NORM)) {
        return Double.POSITIVE_INFINITY;
      }
      double k = DoublePower.power(gamma * norm * norm + coef0 + TINY_SUM, degree);
      return Math.sqrt(k + TINY_VALUE);
    }
  }
}
