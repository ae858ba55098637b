package dev.lanewise.cli;

import dev.lanewise.kernel.Gamma;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmParameters;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The kernel: svm-train's options, as a mixin. */
final class KernelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "-t",
      paramLabel = "<kernel>",
      defaultValue = "2",
      description = {
        "Kernel (default: 2):",
        "0 linear u'v, 1 polynomial (gamma u'v + coef0)^degree,",
        "2 RBF exp(-gamma |u-v|^2), 3 sigmoid tanh(gamma u'v + coef0),",
        "4 precomputed: <data> has lines <label> 0:<number> 1:K(x,x1) 2:K(x,x2) ..."
      })
  private int kernel;

  @Option(
      names = "-d",
      paramLabel = "<degree>",
      defaultValue = "3",
      description = "Degree of the polynomial kernel (default: 3).")
  private int degree;

  @Option(
      names = "-g",
      paramLabel = "<gamma>",
      converter = GammaConverter.class,
      description = {
        "Gamma of the kernel: a number, auto or 0 = 1 / features,",
        "or scale = 1 / (features x variance of the data) (default: auto)."
      })
  private Gamma gamma = Gamma.auto();

  @Option(
      names = "-r",
      paramLabel = "<coef0>",
      defaultValue = "0",
      description = "Coef0 of the kernel (default: 0).")
  private double coef0;

  /** Refuses what would be refused for any data. */
  void check() {
    try {
      kernel(1);
    } catch (IllegalArgumentException outOfRange) {
      throw usage(outOfRange.getMessage());
    }
  }

  /** Whether the data hold kernel values in place of features. */
  boolean precomputed() {
    return kernel == 4;
  }

  /**
   * Completes parameters with the kernel for the data that are trained on.
   *
   * @throws IllegalArgumentException when the data make a gamma that is not finite
   */
  SvmParameters complete(SvmParameters p, FloatMatrix x) {
    return new SvmParameters(
        kernel(gamma.resolve(x)),
        p.c(),
        p.weights(),
        p.tolerance(),
        p.memoryBytes(),
        p.maxIterations(),
        p.timeLimit());
  }

  private Kernel kernel(double g) {
    return switch (kernel) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(g, coef0, degree);
      case 2 -> new RbfKernel(g);
      case 3 -> new SigmoidKernel(g, coef0);
      case 4 -> new PrecomputedKernel();
      default -> throw usage("-t is " + kernel + ", expected 0 to 4");
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
