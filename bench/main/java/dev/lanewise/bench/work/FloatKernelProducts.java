package dev.lanewise.bench.work;

import dev.lanewise.approximation.FloatKernelProduct;
import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatSquaredDistances;
import dev.lanewise.matrix.RowPartition;

/** Kernel matrices times a vector without the matrix; counted as the product inside. */
final class FloatKernelProducts {
  private static final Type TYPE = Type.FLOAT;

  private FloatKernelProducts() {}

  /** K v of n rows of d features with themselves, exp(-|x - y|^2 / d). */
  static Work rbf(int n, int d) {
    return work("rbf", new RbfKernel(1.0 / d), n, d);
  }

  /** X X' v as if it were a kernel: what the exponential costs is missing. */
  static Work linear(int n, int d) {
    return work("linear", new LinearKernel(), n, d);
  }

  private static Work work(String family, Kernel kernel, int n, int d) {
    String name = family + "Product." + TYPE.label() + "." + n + "x" + d;
    return new Work(name, new Cost(TYPE.fma(), 2.0 * n * n * d), () -> contest(kernel, n, d));
  }

  private static Contest contest(Kernel kernel, int n, int d) {
    FloatMatrix x = RandomMatrices.floats(1, n, d);
    FloatKernelProduct product = new FloatKernelProduct(kernel, x, x);
    DoubleMatrix v = RandomMatrices.doubles(2, 1, n);
    float[] out = new float[n];
    return new Contest(Agreement.within(2.0 * FloatSquaredDistances.RELATIVE_ERROR))
        .add(
            Contest.OURS,
            out,
            times -> {
              for (int t = 0; t < times; t++) {
                DoubleMatrix result = product.multiply(v, RowPartition.caller());
                for (int i = 0; i < n; i++) {
                  out[i] = (float) result.get(0, i);
                }
              }
              return out[0];
            });
  }
}
