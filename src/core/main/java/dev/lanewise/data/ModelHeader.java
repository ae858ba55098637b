package dev.lanewise.data;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.SvmType;

/**
 * What a model file says besides its support vectors. Arrays without meaning for the type, and
 * calibrations that a model does not have, are of length 0.
 *
 * @param classes 2 for regressions and one-class machines too, as LIBSVM has it
 * @param rho one per pair of classes
 * @param labels one per class
 * @param supportVectorCounts one per class, their sum is {@code supportVectors}
 * @param probA one per pair of classes; regressions: the scale of the noise
 * @param probB one per pair of classes
 * @param densityMarks of a one-class machine
 */
record ModelHeader(
    SvmType type,
    Kernel kernel,
    int classes,
    int supportVectors,
    double[] rho,
    int[] labels,
    int[] supportVectorCounts,
    double[] probA,
    double[] probB,
    double[] densityMarks) {

  static int pairs(int classes) {
    return Math.toIntExact(classes * (classes - 1L) / 2);
  }

  /** The header as text, up to and including the line {@code SV}, in the order of LIBSVM. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append("svm_type ").append(type.libsvmName()).append('\n');
    KernelText.append(out, kernel);
    out.append("nr_class ").append(classes).append('\n');
    out.append("total_sv ").append(supportVectors).append('\n');
    line(out, "rho", rho);
    line(out, "label", labels);
    line(out, "probA", probA);
    line(out, "probB", probB);
    line(out, "prob_density_marks", densityMarks);
    line(out, "nr_sv", supportVectorCounts);
    return out.append("SV\n").toString();
  }

  private static void line(StringBuilder out, String key, double[] values) {
    if (values.length > 0) {
      out.append(key);
      for (double value : values) {
        NumberText.append(out.append(' '), value);
      }
      out.append('\n');
    }
  }

  private static void line(StringBuilder out, String key, int[] values) {
    if (values.length > 0) {
      out.append(key);
      for (int value : values) {
        out.append(' ').append(value);
      }
      out.append('\n');
    }
  }
}
