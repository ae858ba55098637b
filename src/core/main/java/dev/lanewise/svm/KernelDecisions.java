package dev.lanewise.svm;

import dev.lanewise.kernel.FloatPackedKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.TileShape;

/** Kernel values against all support vectors, packed once, then the sums. */
final class KernelDecisions implements DecisionFunction {
  /** Kernel values of a block of rows should stay in the last-level cache. */
  private static final int MOST_VALUES = 1 << 20;

  private final FloatPackedKernel kernel;
  private final DecisionSums sums;

  private record Space(FloatBlock block, float[] values) implements Workspace {}

  KernelDecisions(Kernel kernel, FloatMatrix vectors, DecisionSums sums) {
    this.kernel = new FloatPackedKernel(kernel, vectors);
    this.sums = sums;
  }

  @Override
  public int rowBlock() {
    int n = Math.max(1, Math.max(sums.supportVectors(), sums.count()));
    return Math.clamp(MOST_VALUES / n, 1, TileShape.ROW_BLOCK);
  }

  @Override
  public Workspace newWorkspace(int rows) {
    return new Space(kernel.newBlock(rows), new float[rows * sums.supportVectors()]);
  }

  @Override
  public void evaluate(
      float[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    Space space = (Space) workspace;
    int n = sums.supportVectors();
    kernel.evaluate(space.block, x, offset, step, row, count, space.values, n);
    for (int i = 0; i < count; i++) {
      sums.sum(space.values, i * n, out, i * sums.count());
    }
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

  @Override
  public boolean takesDoubles() {
    return false;
  }

  @Override
  public void evaluate(
      double[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    requireDoubles();
  }
}
