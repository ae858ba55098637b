package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.ReferenceExp;

/** Kernel values by their formulas, from exact dot products and squared distances. */
final class ReferenceKernel {
  private ReferenceKernel() {}

  /** K(x_i, y_j) to about the last bit of a double. */
  static double value(Kernel kernel, Frame x, int i, Frame y, int j) {
    return switch (kernel) {
      case LinearKernel() -> dot(x, i, y, j);
      case PolynomialKernel(double gamma, double coef0, int degree) -> {
        DoubleDouble t = argument(gamma, coef0, dot(x, i, y, j));
        DoubleDouble power = DoubleDouble.ONE;
        for (int d = 0; d < degree; d++) {
          power = power.times(t);
        }
        yield power.toDouble();
      }
      case SigmoidKernel(double gamma, double coef0) ->
          ReferenceExp.tanh(argument(gamma, coef0, dot(x, i, y, j)).toDouble()).toDouble();
      case RbfKernel(double gamma) -> exp(-gamma * squaredDistance(x, i, y, j).toDouble());
      case Kernel other -> throw new AssertionError("no formula for " + other);
    };
  }

  static double dot(Frame x, int i, Frame y, int j) {
    return ExactDot.of(x.values(), x.row(i), y.values(), y.row(j), x.cols()).toDouble();
  }

  static ExactDot squaredDistance(Frame x, int i, Frame y, int j) {
    return ExactDot.squaredDistance(x.values(), x.row(i), y.values(), y.row(j), x.cols());
  }

  /** gamma g + coef0. */
  static DoubleDouble argument(double gamma, double coef0, double g) {
    return DoubleDouble.product(gamma, g).plus(coef0);
  }

  private static double exp(double v) {
    if (v < -1500) {
      return 0;
    }
    ReferenceExp.Scaled e = ReferenceExp.exp(v);
    return Math.scalb(e.significand().toDouble(), e.exponent());
  }
}
