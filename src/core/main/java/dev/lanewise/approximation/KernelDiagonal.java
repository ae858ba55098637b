package dev.lanewise.approximation;

import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.DistanceKernel;
import dev.lanewise.kernel.DotProductKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.simd.DoubleRowNorms;

/** The diagonal of a Gram matrix without the matrix. */
final class KernelDiagonal {
  private KernelDiagonal() {}

  /** K(x_i, x_i) for every row, on the heap: the bits of the Gram matrix. */
  static double[] of(Kernel kernel, DoubleMatrix x) {
    int n = (int) x.rows();
    double[] d = new double[n];
    if (n == 0) {
      return d;
    }
    int from = (int) x.position(0);
    int step = (int) x.leadingDimension();
    switch (kernel) {
      case DotProductKernel k -> {
        DoubleRowNorms.squaredNorms(x.array(), from, step, n, x.cols(), d);
        k.finish(d, 0, n);
      }
      case DistanceKernel k -> k.finish(d, 0, n);
      case BlockKernel k -> {
        for (int i = 0; i < n; i++) {
          int at = from + i * step;
          k.evaluate(x.array(), at, step, 1, x.array(), at, step, 1, x.cols(), d, i, 1);
        }
      }
    }
    return d;
  }
}
