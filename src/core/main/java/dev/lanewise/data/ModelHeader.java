package dev.lanewise.data;

import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;

/**
 * What a model file says before its support vectors.
 *
 * @param labels one per class
 * @param supportVectorCounts one per class, their sum is {@code supportVectors}
 * @param rho one per pair of classes
 */
record ModelHeader(
    Kernel kernel, int[] labels, int[] supportVectorCounts, int supportVectors, double[] rho) {

  int classes() {
    return labels.length;
  }

  static int pairs(int classes) {
    return Math.toIntExact(classes * (classes - 1L) / 2);
  }

  /** The header as text, up to and including the line {@code SV}. */
  String text() {
    StringBuilder out = new StringBuilder("svm_type c_svc\n");
    switch (kernel) {
      case LinearKernel() -> line(out, "kernel_type linear");
      case PolynomialKernel(double gamma, double coef0, int degree) -> {
        line(out, "kernel_type polynomial");
        line(out, "degree", degree);
        line(out, "gamma", gamma);
        line(out, "coef0", coef0);
      }
      case RbfKernel(double gamma) -> {
        line(out, "kernel_type rbf");
        line(out, "gamma", gamma);
      }
      case SigmoidKernel(double gamma, double coef0) -> {
        line(out, "kernel_type sigmoid");
        line(out, "gamma", gamma);
        line(out, "coef0", coef0);
      }
      case BlockKernel other ->
          throw new IllegalArgumentException(
              "kernel " + other + " cannot be written to a LIBSVM file");
    }
    line(out, "nr_class", labels.length);
    line(out, "total_sv", supportVectors);
    line(out, "rho", rho);
    line(out, "label", labels);
    line(out, "nr_sv", supportVectorCounts);
    line(out, "SV");
    return out.toString();
  }

  private static void line(StringBuilder out, String key, double... values) {
    out.append(key);
    for (double value : values) {
      NumberText.append(out.append(' '), value);
    }
    out.append('\n');
  }

  private static void line(StringBuilder out, String key, int[] values) {
    out.append(key);
    for (int value : values) {
      out.append(' ').append(value);
    }
    out.append('\n');
  }
}
