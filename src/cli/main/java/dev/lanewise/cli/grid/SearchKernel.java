package dev.lanewise.cli.grid;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;

/** Kernels to search over, by svm-train's number or by name. */
public enum SearchKernel {
  LINEAR("linear"),
  POLYNOMIAL("polynomial"),
  RBF("RBF"),
  SIGMOID("sigmoid");

  private final String label;

  SearchKernel(String label) {
    this.label = label;
  }

  /**
   * The kernel that a user means.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static SearchKernel named(String text) {
    for (SearchKernel kernel : values()) {
      boolean numbered = text.equals(Integer.toString(kernel.ordinal()));
      if (numbered || text.equalsIgnoreCase(kernel.label)) {
        return kernel;
      }
    }
    if (text.equalsIgnoreCase("poly")) {
      return POLYNOMIAL;
    }
    throw new IllegalArgumentException(
        "-t is '" + text + "', expected 0 to 3 or linear, poly, rbf, sigmoid");
  }

  public String label() {
    return label;
  }

  public boolean hasGamma() {
    return this != LINEAR;
  }

  public boolean hasCoef0() {
    return this == POLYNOMIAL || this == SIGMOID;
  }

  public boolean hasDegree() {
    return this == POLYNOMIAL;
  }

  /** The kernel of a cell whose gamma has been resolved. */
  Kernel of(double gamma, Cell cell) {
    return switch (this) {
      case LINEAR -> new LinearKernel();
      case POLYNOMIAL -> new PolynomialKernel(gamma, cell.coef0(), cell.degree());
      case RBF -> new RbfKernel(gamma);
      case SIGMOID -> new SigmoidKernel(gamma, cell.coef0());
    };
  }
}
