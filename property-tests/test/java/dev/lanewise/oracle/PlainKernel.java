package dev.lanewise.oracle;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;

/**
 * Kernel values by their formulas in plain doubles: within a few units of 2^-53, times the size of
 * the terms. Of the library only the parameters of a kernel are read.
 */
public final class PlainKernel {
  private PlainKernel() {}

  /** K(x, y). */
  public static double value(Kernel kernel, double[] x, double[] y) {
    return switch (kernel) {
      case LinearKernel() -> dot(x, y);
      case PolynomialKernel(double gamma, double coef0, int degree) ->
          Math.pow(gamma * dot(x, y) + coef0, degree);
      case SigmoidKernel(double gamma, double coef0) -> Math.tanh(gamma * dot(x, y) + coef0);
      case RbfKernel(double gamma) -> {
        double squared = 0;
        for (int j = 0; j < x.length; j++) {
          squared += (x[j] - y[j]) * (x[j] - y[j]);
        }
        yield Math.exp(-gamma * squared);
      }
      case Kernel other -> throw new IllegalArgumentException("no plain form of " + other);
    };
  }

  /** K of every row of x with every row of y. */
  public static double[][] matrix(Kernel kernel, double[][] x, double[][] y) {
    double[][] k = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        k[i][j] = value(kernel, x[i], y[j]);
      }
    }
    return k;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }

  /**
   * How far a float value may be from K(x, y) by docs/numerics.md, for at most 256 features and
   * parameters that are floats: d roundings in the dot product, those of the argument, those of the
   * function.
   */
  public static double floatError(Kernel kernel, double[] x, double[] y) {
    double u = Format.FLOAT.unit();
    double magnitude = 0;
    double norms = 0;
    for (int j = 0; j < x.length; j++) {
      magnitude += Math.abs(x[j] * y[j]);
      norms += x[j] * x[j] + y[j] * y[j];
    }
    double dot = Bounds.gamma(Format.FLOAT, x.length) * magnitude;
    double tiny = Format.FLOAT.eta();
    return switch (kernel) {
      case LinearKernel() -> dot + tiny;
      case PolynomialKernel(double gamma, double coef0, int degree) -> {
        double t = Math.abs(gamma * dot(x, y) + coef0);
        double far = Math.pow(t + gamma * dot + u * (t + gamma * dot), degree);
        yield far - Math.pow(t, degree) + degree * u * 1.001 * far + degree * tiny;
      }
      case SigmoidKernel(double gamma, double coef0) -> {
        double t = Math.abs(gamma * dot(x, y) + coef0);
        yield gamma * dot + u * (t + gamma * dot) + 2 * u; // the slope is at most 1
      }
      case RbfKernel(double gamma) -> {
        double k = value(kernel, x, y);
        double exponent = 2 * Bounds.gamma(Format.FLOAT, x.length + 3) * gamma * norms;
        yield k * Math.expm1(exponent + 2 * u * gamma * norms * 2) + 2 * u * k + tiny;
      }
      case Kernel other -> throw new IllegalArgumentException("no plain form of " + other);
    };
  }
}
