package dev.lanewise.svm;

import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.CompositeKernel;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;

/** Decision values of rows, one way or another; the same bits for one row as for many. */
sealed interface DecisionFunction permits KernelDecisions, DoubleDecisions, LinearDecisions {
  /** The quicker way: a linear model is collapsed to its weights. */
  private static DecisionFunction of(Kernel kernel, FloatMatrix vectors, DecisionSums sums) {
    return kernel instanceof LinearKernel
        ? new LinearDecisions(vectors, sums)
        : new KernelDecisions(kernel, vectors, sums);
  }

  /** The same with kernel values in double. */
  private static DecisionFunction inDouble(Kernel kernel, DoubleMatrix vectors, DecisionSums sums) {
    return kernel instanceof LinearKernel
        ? new LinearDecisions(vectors, sums)
        : new DoubleDecisions(kernel, vectors, sums);
  }

  /**
   * One or the other. A kernel of a user, by itself or as a part, has a form in double only where
   * the support vectors are doubles; otherwise it stays in float.
   */
  static DecisionFunction of(
      Kernel kernel, SupportVectors vectors, DecisionSums sums, boolean inDouble) {
    return inDouble && (isKnown(kernel) || vectors.doubles() != null)
        ? inDouble(kernel, vectors.inDouble(), sums)
        : of(kernel, vectors.floats(), sums);
  }

  /** Whether nothing of it is the user's. */
  private static boolean isKnown(Kernel kernel) {
    return switch (kernel) {
      case EpilogueKernel any -> true;
      case PrecomputedKernel any -> true;
      case CompositeKernel composite ->
          composite.parts().stream().allMatch(DecisionFunction::isKnown);
      case BlockKernel any -> false;
    };
  }

  /** Scratch space of one thread. */
  interface Workspace {}

  /** Rows that are best evaluated together. */
  int rowBlock();

  Workspace newWorkspace(int rows);

  /**
   * Decision values of {@code count} rows, {@code step} apart from {@code offset} on, those of a
   * row side by side, row after row, into {@code out}. Allocates what {@link
   * dev.lanewise.kernel.FloatPackedKernel#evaluate} does, so mostly nothing.
   *
   * @param row number of the first of them in messages
   * @throws IllegalArgumentException when the kernel is not defined for a row
   */
  void evaluate(
      float[] x, int offset, int step, long row, int count, double[] out, Workspace workspace);

  /**
   * What {@link #evaluate} does, but for rows whose label follows from less: their decision values
   * are not all computed.
   *
   * @param winners receives the number of the class for such a row, -1 for the others
   */
  default void evaluateForLabels(
      float[] x,
      int offset,
      int step,
      long row,
      int count,
      double[] out,
      int[] winners,
      Workspace workspace) {
    Arrays.fill(winners, 0, count, -1);
    evaluate(x, offset, step, row, count, out, workspace);
  }

  /** The same of rows in double, where {@link #takesDoubles}. */
  default void evaluateForLabels(
      double[] x,
      int offset,
      int step,
      long row,
      int count,
      double[] out,
      int[] winners,
      Workspace workspace) {
    Arrays.fill(winners, 0, count, -1);
    evaluate(x, offset, step, row, count, out, workspace);
  }

  /**
   * Whether rows may be doubles: {@link #evaluate(double[], int, int, long, int, double[],
   * Workspace)}.
   */
  boolean takesDoubles();

  /** The same of rows in double, where {@link #takesDoubles}. */
  void evaluate(
      double[] x, int offset, int step, long row, int count, double[] out, Workspace workspace);

  /**
   * Refuses rows in double where they would have to be rounded.
   *
   * @throws IllegalArgumentException unless {@link #takesDoubles}
   */
  default void requireDoubles() {
    if (!takesDoubles()) {
      throw new IllegalArgumentException(
          "rows in double are for models in double, see inDouble(); this one computes in float");
    }
  }
}
