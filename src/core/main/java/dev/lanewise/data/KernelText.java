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
import java.util.Map;
import java.util.Set;

/** Kernels as lines of a model text: {@code kernel_type} and the numbers that it takes. */
final class KernelText {
  /** What a message lists. */
  static final String NAMES = "linear, polynomial, rbf, sigmoid or precomputed";

  private static final Set<String> TYPES =
      Set.of("linear", "polynomial", "rbf", "sigmoid", "precomputed");

  private KernelText() {}

  static boolean isKnown(String type) {
    return TYPES.contains(type);
  }

  static void append(StringBuilder out, Kernel kernel) {
    switch (kernel) {
      case LinearKernel() -> type(out, "linear");
      case PolynomialKernel(double gamma, double coef0, int degree) -> {
        type(out, "polynomial");
        number(out, "degree", degree);
        number(out, "gamma", gamma);
        number(out, "coef0", coef0);
      }
      case RbfKernel(double gamma) -> {
        type(out, "rbf");
        number(out, "gamma", gamma);
      }
      case SigmoidKernel(double gamma, double coef0) -> {
        type(out, "sigmoid");
        number(out, "gamma", gamma);
        number(out, "coef0", coef0);
      }
      case PrecomputedKernel() -> type(out, "precomputed");
      case DistanceKernel other -> throw unknownToLibsvm(other);
      case CoordinateKernel other -> throw unknownToLibsvm(other);
      case CompositeKernel other -> throw unknownToLibsvm(other);
      case BlockKernel other ->
          throw new IllegalArgumentException(
              "kernel " + other + " cannot be written to a LIBSVM file");
    }
  }

  private static IllegalArgumentException unknownToLibsvm(Kernel kernel) {
    return new IllegalArgumentException(
        "kernel " + kernel + " is not one of LIBSVM's: save the model in the binary format");
  }

  /**
   * The kernel of a known type.
   *
   * @param numbers those that the file has, by their key; one that the kernel does not take is
   *     passed over, as LIBSVM does
   * @throws IllegalArgumentException when a number is missing or out of its range
   */
  static Kernel parse(String type, Map<String, Double> numbers) {
    return switch (type) {
      case "linear" -> new LinearKernel();
      case "polynomial" ->
          new PolynomialKernel(
              get(numbers, "gamma"), get(numbers, "coef0"), (int) get(numbers, "degree"));
      case "rbf" -> new RbfKernel(get(numbers, "gamma"));
      case "sigmoid" -> new SigmoidKernel(get(numbers, "gamma"), get(numbers, "coef0"));
      case "precomputed" -> new PrecomputedKernel();
      default -> throw new IllegalArgumentException("is unknown");
    };
  }

  private static double get(Map<String, Double> numbers, String key) {
    Double value = numbers.get(key);
    if (value == null) {
      throw new IllegalArgumentException("needs '" + key + "' before SV");
    }
    return value;
  }

  private static void type(StringBuilder out, String name) {
    out.append("kernel_type ").append(name).append('\n');
  }

  private static void number(StringBuilder out, String key, double value) {
    NumberText.append(out.append(key).append(' '), value);
    out.append('\n');
  }
}
