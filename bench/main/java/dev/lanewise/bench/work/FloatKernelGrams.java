package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.rival.NativeLibraries;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatSquaredDistances;
import dev.lanewise.matrix.RowPartition;
import java.util.function.Supplier;

/** Gram matrices of kernels, beside the plain Gram matrix of the same rows. */
final class FloatKernelGrams {
  private static final Type TYPE = Type.FLOAT;

  private FloatKernelGrams() {}

  /** exp(-|x - y|^2 / d); counted as the product inside. */
  static Work rbf(int n, int d) {
    return work("rbf", n, d, () -> rbfContest(n, d));
  }

  /** (x.y / d + 1)^3; counted as the product inside. */
  static Work polynomial(int n, int d) {
    Kernel kernel = new PolynomialKernel(1.0 / d, 1.0, 3);
    return work("polynomial", n, d, () -> contest(kernel, RandomMatrices.floats(1, n, d)));
  }

  /** tanh(x.y / d - 1); counted as the product inside. */
  static Work sigmoid(int n, int d) {
    Kernel kernel = new SigmoidKernel(1.0 / d, -1.0);
    return work("sigmoid", n, d, () -> contest(kernel, RandomMatrices.floats(1, n, d)));
  }

  private static Work work(String family, int n, int d, Supplier<Contest> opener) {
    String name = family + "." + TYPE.label() + "." + n + "x" + d;
    return new Work(name, new Cost(TYPE.fma(), (n + 1.0) * n * d), opener);
  }

  private static Contest contest(Kernel kernel, FloatMatrix x) {
    FloatMatrix out = FloatMatrix.allocate(x.rows(), x.rows());
    FloatMatrix gram = FloatMatrix.allocate(x.rows(), x.rows());
    return new Contest(Agreement.within(2.0 * FloatSquaredDistances.RELATIVE_ERROR))
        .input("x", x.array())
        .add(
            Contest.OURS,
            out.array(),
            times -> {
              for (int t = 0; t < times; t++) {
                FloatKernelMatrices.gram(kernel, x, out, RowPartition.caller());
              }
              return out.array()[0];
            })
        .part(
            "its Gram matrix alone",
            times -> {
              for (int t = 0; t < times; t++) {
                FloatGram.gram(x, gram, RowPartition.caller());
              }
              return gram.array()[0];
            });
  }

  private static Contest rbfContest(int n, int d) {
    FloatMatrix x = RandomMatrices.floats(1, n, d);
    Contest contest = contest(new RbfKernel(1.0 / d), x);
    if (Rival.OPENBLAS.available()) {
      float[] k = new float[n * n];
      contest.add(
          "OpenBLAS product, formula, Math.exp",
          k,
          times -> {
            for (int t = 0; t < times; t++) {
              NativeLibraries.OPENBLAS.syrk(n, d, x.array(), k);
              expOfTriangle(n, -1.0f / d, k);
            }
            return k[0];
          });
    }
    return contest;
  }

  /** From the dot products below the diagonal to both triangles of kernel values. */
  private static void expOfTriangle(int n, float scale, float[] k) {
    float[] norms = new float[n];
    for (int i = 0; i < n; i++) {
      norms[i] = k[i * n + i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        float squared = Math.max(0.0f, norms[i] + norms[j] - 2 * k[i * n + j]);
        k[i * n + j] = (float) Math.exp(scale * squared);
        k[j * n + i] = k[i * n + j];
      }
    }
  }
}
