package dev.lanewise.property;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * The matrix of a kernel as an op on rows.
 *
 * @param kernel the kernel
 * @param square whether x is set against itself: the Gram matrix
 */
record KernelOp(Kernel kernel, boolean square) implements RowsOp {

  static KernelOp gram(Kernel kernel) {
    return new KernelOp(kernel, true);
  }

  static KernelOp crossGram(Kernel kernel) {
    return new KernelOp(kernel, false);
  }

  @Override
  public FloatMatrix run(FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition p) {
    return square
        ? FloatKernelMatrices.gram(kernel, x, out, p)
        : FloatKernelMatrices.crossGram(kernel, x, y, out, p);
  }

  @Override
  public DoubleMatrix run(DoubleMatrix x, DoubleMatrix y, DoubleMatrix out, RowPartition p) {
    return square
        ? DoubleKernelMatrices.gram(kernel, x, out, p)
        : DoubleKernelMatrices.crossGram(kernel, x, y, out, p);
  }
}
