package dev.lanewise.cli;

import dev.lanewise.kernel.ChiSquaredKernel;
import dev.lanewise.kernel.CosineKernel;
import dev.lanewise.kernel.Gamma;
import dev.lanewise.kernel.IntersectionKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LaplacianKernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.MaternKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RationalQuadraticKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The kernel of {@code ridge}: those of svm-train by number, and more by name. */
final class RidgeKernelOptions {
  /** Numbers of svm-train are places in this list. */
  enum Family {
    LINEAR,
    POLYNOMIAL,
    RBF,
    SIGMOID,
    PRECOMPUTED,
    LAPLACIAN,
    MATERN12,
    MATERN32,
    MATERN52,
    RATIONAL_QUADRATIC,
    CHI2,
    INTERSECTION,
    COSINE;

    boolean hasGamma() {
      return switch (this) {
        case LINEAR, PRECOMPUTED, INTERSECTION, COSINE -> false;
        default -> true;
      };
    }
  }

  private static final int NUMBERED = 5;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "-t",
      paramLabel = "<kernel>",
      defaultValue = "2",
      description = {
        "Kernel, by svm-train's number or by name (default: 2):",
        "0 linear, 1 polynomial (gamma u'v + coef0)^degree, 2 rbf exp(-gamma |u-v|^2),",
        "3 sigmoid, 4 precomputed, laplacian exp(-gamma |u-v|_1), matern12, matern32,",
        "matern52 and rational-quadratic (length 1 / sqrt(2 gamma)), chi2, intersection,",
        "cosine."
      })
  private String name;

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
        "or scale = 1 / (features x variance of the data) (default: chosen)."
      })
  private Gamma gamma;

  @Option(
      names = "-r",
      paramLabel = "<coef0>",
      defaultValue = "1",
      description = "Coef0 of the kernel (default: 1).")
  private double coef0;

  private Family family() {
    String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Family family : Family.values()) {
      boolean numbered = family.ordinal() < NUMBERED;
      if (family.name().equals(wanted)
          || numbered && wanted.equals(Integer.toString(family.ordinal()))) {
        return family;
      }
    }
    throw usage("-t is " + name + ", expected 0 to 4 or the name of a kernel");
  }

  /** Refuses what would be refused for any data. */
  void check() {
    try {
      of(1);
    } catch (IllegalArgumentException outOfRange) {
      throw usage(outOfRange.getMessage());
    }
    if (gamma != null && !family().hasGamma()) {
      throw usage("-g: the kernel " + name + " has no gamma");
    }
  }

  boolean precomputed() {
    return family() == Family.PRECOMPUTED;
  }

  boolean linear() {
    return family() == Family.LINEAR;
  }

  /** Whether svm-train does not know the kernel. */
  boolean named() {
    return family().ordinal() >= NUMBERED;
  }

  /** Whether gamma is to be chosen. */
  boolean openGamma() {
    return family().hasGamma() && gamma == null;
  }

  /** Where the search for gamma starts, or the gamma that is given. */
  double startingGamma(DoubleMatrix x) {
    return (gamma == null ? Gamma.scale() : gamma).resolve(x);
  }

  /** What to call the kernel. */
  String label() {
    return family().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean hasGamma() {
    return family().hasGamma();
  }

  /** The kernel with some gamma. */
  Kernel of(double g) {
    double length = 1 / Math.sqrt(2 * g);
    return switch (family()) {
      case LINEAR -> new LinearKernel();
      case POLYNOMIAL -> new PolynomialKernel(g, coef0, degree);
      case RBF -> new RbfKernel(g);
      case SIGMOID -> new SigmoidKernel(g, coef0);
      case PRECOMPUTED -> new PrecomputedKernel();
      case LAPLACIAN -> new LaplacianKernel(g);
      case MATERN12 -> new MaternKernel(MaternKernel.Smoothness.HALF, length);
      case MATERN32 -> new MaternKernel(MaternKernel.Smoothness.THREE_HALVES, length);
      case MATERN52 -> new MaternKernel(MaternKernel.Smoothness.FIVE_HALVES, length);
      case RATIONAL_QUADRATIC -> new RationalQuadraticKernel(1, length);
      case CHI2 -> new ChiSquaredKernel(g);
      case INTERSECTION -> new IntersectionKernel();
      case COSINE -> new CosineKernel();
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
