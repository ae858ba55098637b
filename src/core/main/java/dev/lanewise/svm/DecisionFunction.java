package dev.lanewise.svm;

import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.FloatMatrix;

/** Decision values of rows, one way or another; the same bits for one row as for many. */
sealed interface DecisionFunction permits KernelDecisions, DoubleDecisions, LinearDecisions {
  /** The quicker way: a linear model is collapsed to its weights. */
  static DecisionFunction of(Kernel kernel, FloatMatrix vectors, DecisionSums sums) {
    return kernel instanceof LinearKernel
        ? new LinearDecisions(vectors, sums)
        : new KernelDecisions(kernel, vectors, sums);
  }

  /**
   * The same with kernel values in double. The weights of a linear model are double already; block
   * kernels, which users write for floats, stay as they are.
   */
  static DecisionFunction inDouble(Kernel kernel, FloatMatrix vectors, DecisionSums sums) {
    return kernel instanceof EpilogueKernel epilogue && !(kernel instanceof LinearKernel)
        ? new DoubleDecisions(epilogue, vectors, sums)
        : of(kernel, vectors, sums);
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
}
