package dev.lanewise.svm;

import dev.lanewise.kernel.DoublePackedKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleBlock;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.simd.TileShape;

/** What {@link KernelDecisions} does, in double; rows of floats are made double when they come. */
final class DoubleDecisions implements DecisionFunction {
  /** As many bytes of kernel values as {@link KernelDecisions} keeps. */
  private static final int MOST_VALUES = 1 << 19;

  private final DoublePackedKernel kernel;
  private final DecisionSums sums;
  private final int features;

  private record Space(DoubleBlock block, double[] rows, double[] values) implements Workspace {}

  /**
   * @param vectors on the heap; must not change afterwards
   */
  DoubleDecisions(Kernel kernel, DoubleMatrix vectors, DecisionSums sums) {
    this.features = vectors.cols();
    this.kernel = new DoublePackedKernel(kernel, vectors);
    this.sums = sums;
  }

  @Override
  public int rowBlock() {
    int n = Math.max(Math.max(1, features), Math.max(sums.supportVectors(), sums.count()));
    return Math.clamp(MOST_VALUES / n, 1, TileShape.ROW_BLOCK);
  }

  @Override
  public Workspace newWorkspace(int rows) {
    return new Space(
        kernel.newBlock(rows),
        new double[rows * features],
        new double[rows * sums.supportVectors()]);
  }

  @Override
  public void evaluate(
      float[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    double[] rows = widened(x, offset, step, count, workspace);
    evaluate(rows, 0, features, row, count, out, workspace);
  }

  @Override
  public void evaluateForLabels(
      float[] x,
      int offset,
      int step,
      long row,
      int count,
      double[] out,
      int[] winners,
      Workspace workspace) {
    double[] rows = widened(x, offset, step, count, workspace);
    evaluateForLabels(rows, 0, features, row, count, out, winners, workspace);
  }

  private double[] widened(float[] x, int offset, int step, int count, Workspace workspace) {
    double[] rows = ((Space) workspace).rows;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < features; j++) {
        rows[i * features + j] = x[offset + i * step + j];
      }
    }
    return rows;
  }

  @Override
  public boolean takesDoubles() {
    return true;
  }

  @Override
  public void evaluate(
      double[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    Space space = (Space) workspace;
    int n = sums.supportVectors();
    kernel.evaluate(space.block, x, offset, step, row, count, space.values, n);
    for (int i = 0; i < count; i++) {
      sums.sum(space.values, i * n, out, i * sums.count());
    }
  }

  @Override
  public void evaluateForLabels(
      double[] x,
      int offset,
      int step,
      long row,
      int count,
      double[] out,
      int[] winners,
      Workspace workspace) {
    Space space = (Space) workspace;
    int n = sums.supportVectors();
    kernel.evaluate(space.block, x, offset, step, row, count, space.values, n);
    for (int i = 0; i < count; i++) {
      winners[i] = sums.winner(space.values, i * n);
      if (winners[i] < 0) {
        sums.sum(space.values, i * n, out, i * sums.count());
      }
    }
  }
}
