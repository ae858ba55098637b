package dev.lanewise.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * A kernel on rows whose columns are divided by scales of their own, K(x, y) = A(x / l, y / l),
 * column by column: automatic relevance determination with scales that are given (Neal, "Bayesian
 * learning for neural networks", 1996). Positive semidefinite when A is, being A on other rows.
 *
 * @param lengthScales one for each column, above 0; the larger, the less a column counts. The
 *     standard deviations of the columns to begin with
 * @param kernel A, any kernel but {@link PrecomputedKernel}, for scaled rows, so with a length
 *     scale or gamma of about 1
 */
public record LengthScaleKernel(List<Double> lengthScales, Kernel kernel)
    implements CompositeKernel {
  /**
   * @throws IllegalArgumentException when there is no scale, one is not a finite number above 0, or
   *     the kernel is a {@link PrecomputedKernel}
   * @throws NullPointerException when something is null
   */
  public LengthScaleKernel {
    lengthScales = List.copyOf(lengthScales);
    if (lengthScales.isEmpty()) {
      throw new IllegalArgumentException("no length scales, expected one for each column");
    }
    for (int c = 0; c < lengthScales.size(); c++) {
      Parameters.requirePositive("lengthScales[" + c + "]", lengthScales.get(c));
    }
    Parameters.requirePart(kernel);
  }

  /** The same for scales in an array, which is copied. */
  public static LengthScaleKernel of(double[] lengthScales, Kernel kernel) {
    return new LengthScaleKernel(Arrays.stream(lengthScales).boxed().toList(), kernel);
  }

  /**
   * @throws IllegalArgumentException when there is not one for each column
   */
  static void requireColumns(List<Double> lengthScales, int columns) {
    if (lengthScales.size() != columns) {
      throw new IllegalArgumentException(
          "the kernel has "
              + lengthScales.size()
              + " length scales, X has "
              + columns
              + " columns");
    }
  }

  @Override
  public List<Kernel> parts() {
    return List.of(kernel);
  }
}
