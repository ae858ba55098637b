package dev.lanewise.data;

import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.CompositeKernel;
import dev.lanewise.kernel.CoordinateKernel;
import dev.lanewise.kernel.DistanceKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import java.nio.ByteBuffer;

/**
 * A kernel as the binary format keeps it.
 *
 * @param type svm-train's number of -t, or 5 for a kernel in a section of its own
 * @param gamma +0.0 where the kernel has none; so are coef0 and degree
 */
record BinaryKernel(int type, double gamma, double coef0, int degree) {
  private static final int LINEAR = 0;
  private static final int POLYNOMIAL = 1;
  private static final int RBF = 2;
  private static final int SIGMOID = 3;
  private static final int PRECOMPUTED = 4;
  private static final int SECTION = 5;

  /** Whether the kernel is in a section of its own, see {@link KernelSection}. */
  boolean inSection() {
    return type == SECTION;
  }

  static BinaryKernel of(Kernel kernel) {
    return switch (kernel) {
      case LinearKernel() -> new BinaryKernel(LINEAR, 0, 0, 0);
      case PolynomialKernel(double gamma, double coef0, int degree) ->
          new BinaryKernel(POLYNOMIAL, gamma, coef0, degree);
      case RbfKernel(double gamma) -> new BinaryKernel(RBF, gamma, 0, 0);
      case SigmoidKernel(double gamma, double coef0) -> new BinaryKernel(SIGMOID, gamma, coef0, 0);
      case PrecomputedKernel() -> new BinaryKernel(PRECOMPUTED, 0, 0, 0);
      case DistanceKernel other -> new BinaryKernel(SECTION, 0, 0, 0);
      case CoordinateKernel other -> new BinaryKernel(SECTION, 0, 0, 0);
      case CompositeKernel other -> new BinaryKernel(SECTION, 0, 0, 0);
      case BlockKernel other ->
          throw new IllegalArgumentException("kernel " + other + " cannot be written to a file");
    };
  }

  /**
   * The kernel.
   *
   * @param section of the kernel; null where there is none
   * @throws IllegalArgumentException when the section is not right, the type is unknown, or a
   *     number is out of its range or has no meaning for the type and is not zero
   */
  Kernel kernel(ByteBuffer section) {
    Kernel kernel =
        switch (type) {
          case LINEAR -> new LinearKernel();
          case POLYNOMIAL -> new PolynomialKernel(gamma, coef0, degree);
          case RBF -> new RbfKernel(gamma);
          case SIGMOID -> new SigmoidKernel(gamma, coef0);
          case PRECOMPUTED -> new PrecomputedKernel();
          case SECTION -> KernelSection.read(section);
          default -> throw new IllegalArgumentException("type is " + type + ", expected 0..5");
        };
    if (inSection() && !of(kernel).inSection()) {
      throw new IllegalArgumentException(kernel + " in a section, expected it in the header");
    }
    if (!of(kernel).equals(this)) {
      throw new IllegalArgumentException(kernel + " with numbers that it does not take: " + this);
    }
    return kernel;
  }
}
