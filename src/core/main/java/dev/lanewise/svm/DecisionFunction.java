package dev.lanewise.svm;

import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

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
   * One or the other. A kernel of a user has a form in double only where the support vectors are
   * doubles; otherwise it stays in float.
   */
  static DecisionFunction of(
      Kernel kernel, SupportVectors vectors, DecisionSums sums, boolean inDouble) {
    boolean known = kernel instanceof EpilogueKernel || kernel instanceof PrecomputedKernel;
    return inDouble && (known || vectors.doubles() != null)
        ? inDouble(kernel, vectors.inDouble(), sums)
        : of(kernel, vectors.floats(), sums);
  }

  /** Scratch space of one thread. */
  interface Workspace {}

  /** Rows that are best evaluated together. */
  int rowBlock();

  Workspace newWorkspace(int rows);

  /**
   * Decision values of {@code count} rows, {@code step} apart from {@code offset} on, those of a
   * row side by side, row after row, into {@code out}. Allocates nothing.
   *
   * @param row number of the first of them in messages
   * @throws IllegalArgumentException when a squared norm leaves the range, for kernels of distances
   */
  void evaluate(
      float[] x, int offset, int step, long row, int count, double[] out, Workspace workspace);

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
