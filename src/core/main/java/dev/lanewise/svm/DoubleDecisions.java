package dev.lanewise.svm;

import dev.lanewise.kernel.DoubleKernelEpilogue;
import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.matrix.DoubleBlock;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.DoublePackedRows;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.TileShape;

/**
 * What {@link KernelDecisions} does, in double: support vectors are made double once, rows when
 * they come, and kernel values and sums are double. The features are the same floats.
 */
final class DoubleDecisions implements DecisionFunction {
  /** As many bytes of kernel values as {@link KernelDecisions} keeps. */
  private static final int MOST_VALUES = 1 << 19;

  private final DoublePackedRows packed;
  private final DoubleKernelEpilogue epilogue;
  private final DecisionSums sums;
  private final int features;

  private record Space(DoubleBlock block, double[] rows, double[] values) implements Workspace {}

  DoubleDecisions(EpilogueKernel kernel, FloatMatrix vectors, DecisionSums sums) {
    this.features = vectors.cols();
    this.packed = DoubleKernelMatrices.packed(kernel, inDouble(vectors), "X", 1);
    this.epilogue = new DoubleKernelEpilogue(kernel, features);
    this.sums = sums;
  }

  private static DoubleMatrix inDouble(FloatMatrix m) {
    DoubleMatrix out = DoubleMatrix.allocate(m.rows(), m.cols());
    for (int i = 0; i < m.rows(); i++) {
      widen(m.array(), (int) m.position(i), out.array(), (int) out.position(i), m.cols());
    }
    return out;
  }

  private static void widen(float[] from, int at, double[] to, int toOffset, int n) {
    for (int j = 0; j < n; j++) {
      to[toOffset + j] = from[at + j];
    }
  }

  @Override
  public int rowBlock() {
    int n = Math.max(Math.max(1, features), Math.max(sums.supportVectors(), sums.count()));
    return Math.clamp(MOST_VALUES / n, 1, TileShape.ROW_BLOCK);
  }

  @Override
  public Workspace newWorkspace(int rows) {
    return new Space(
        packed.newBlock(rows),
        new double[rows * features],
        new double[rows * sums.supportVectors()]);
  }

  @Override
  public void evaluate(
      float[] x, int offset, int step, long row, int count, double[] out, Workspace workspace) {
    Space space = (Space) workspace;
    for (int i = 0; i < count; i++) {
      widen(x, offset + i * step, space.rows, i * features, features);
    }
    int n = sums.supportVectors();
    DoubleBlock block = space.block;
    block.rows(space.rows, 0, features, row, count);
    for (int b = 0; b < packed.blocks(); b++) {
      packed.compute(block, b);
      epilogue.finish(block);
      for (int i = 0; i < count; i++) {
        int from = i * block.leadingDimension();
        int to = i * n + (int) block.firstColumn();
        System.arraycopy(block.values(), from, space.values, to, block.columns());
      }
    }
    for (int i = 0; i < count; i++) {
      sums.sum(space.values, i * n, out, i * sums.count());
    }
  }
}
