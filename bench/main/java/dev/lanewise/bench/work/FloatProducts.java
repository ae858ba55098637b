package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.rival.Ejml;
import dev.lanewise.bench.rival.FloatPlain;
import dev.lanewise.bench.rival.NativeLibraries;
import dev.lanewise.bench.rival.NetlibBlas;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.matrix.FloatCrossGram;
import dev.lanewise.matrix.FloatGemm;
import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;

/** Matrix products into a matrix that is there: A B' and A A'. */
final class FloatProducts {
  private static final Type TYPE = Type.FLOAT;

  private FloatProducts() {}

  /** C = A B', A m x k, B n x k: 2 m n k operations. */
  static Work gemm(int m, int n, int k, Rival... rivals) {
    String name = "gemm." + TYPE.label() + "." + m + "x" + n + "x" + k;
    return gemm(name, m, n, k, rivals);
  }

  /** The same, of three equal sizes, as a point of a curve. */
  static Work square(int n, Rival... rivals) {
    return gemm("square." + TYPE.label() + "." + n, n, n, n, rivals);
  }

  private static Work gemm(String name, int m, int n, int k, Rival... rivals) {
    Cost cost = new Cost(TYPE.fma(), 2.0 * m * n * k);
    return new Work(name, cost, () -> products(m, n, k, List.of(rivals)));
  }

  private static Contest products(int m, int n, int k, List<Rival> rivals) {
    FloatMatrix x = RandomMatrices.floats(1, m, k);
    FloatMatrix y = RandomMatrices.floats(2, n, k);
    Contest contest = new Contest(Agreement.within(TYPE.sumsAgreeWithin(k)));
    contest.input("x", x.array()).input("y", y.array());
    FloatMatrix out = FloatMatrix.allocate(m, n);
    contest.add(
        Contest.OURS,
        out.array(),
        times -> {
          for (int t = 0; t < times; t++) {
            FloatCrossGram.crossGram(x, y, out, RowPartition.caller());
          }
          return out.array()[0];
        });
    for (Rival rival : rivals) {
      float[] c = new float[m * n];
      contest.add(
          rival,
          c,
          times -> {
            for (int t = 0; t < times; t++) {
              product(rival, m, n, k, x.array(), y.array(), c);
            }
            return c[0];
          });
    }
    return contest;
  }

  private static void product(Rival rival, int m, int n, int k, float[] a, float[] b, float[] c) {
    switch (rival) {
      case OPENBLAS -> NativeLibraries.OPENBLAS.gemm(m, n, k, a, b, c);
      case BLIS -> NativeLibraries.BLIS.gemm(m, n, k, a, b, c);
      case NETLIB -> NetlibBlas.gemm(m, n, k, a, b, c);
      case EJML -> Ejml.gemm(m, n, k, a, b, c);
      case PLAIN -> FloatPlain.gemm(m, n, k, a, b, c);
      default -> throw new IllegalArgumentException(rival.label() + " has no matrix product");
    }
  }

  /** One triangle of A A', A n x k: n (n + 1) k operations. */
  static Work syrk(int n, int k) {
    String name = "syrk." + TYPE.label() + "." + n + "x" + k;
    return new Work(name, new Cost(TYPE.fma(), (n + 1.0) * n * k), () -> triangles(n, k));
  }

  /** The same with both triangles: the Gram matrix. */
  static Work gram(int n, int k) {
    String name = "gram." + TYPE.label() + "." + n + "x" + k;
    return new Work(name, new Cost(TYPE.fma(), (n + 1.0) * n * k), () -> grams(n, k));
  }

  private static Contest grams(int n, int k) {
    FloatMatrix x = RandomMatrices.floats(1, n, k);
    FloatMatrix out = FloatMatrix.allocate(n, n);
    Contest contest = new Contest(Agreement.within(TYPE.sumsAgreeWithin(k)));
    contest.add(
        Contest.OURS,
        out.array(),
        times -> {
          for (int t = 0; t < times; t++) {
            FloatGram.gram(x, out, RowPartition.caller());
          }
          return out.array()[0];
        });
    return contest;
  }

  private static Contest triangles(int n, int k) {
    FloatMatrix x = RandomMatrices.floats(1, n, k);
    Contest contest = new Contest(Agreement.within(TYPE.sumsAgreeWithin(k)));
    contest.input("x", x.array());
    FloatMatrix out = FloatMatrix.allocate(n, n);
    contest.add(
        Contest.OURS,
        out.array(),
        times -> {
          for (int t = 0; t < times; t++) {
            FloatGemm.syrk(false, 1.0f, x, 0.0f, out, RowPartition.caller());
          }
          return out.array()[0];
        });
    float[] c = new float[n * n];
    contest.add(
        Rival.OPENBLAS,
        c,
        times -> {
          for (int t = 0; t < times; t++) {
            NativeLibraries.OPENBLAS.syrk(n, k, x.array(), c);
          }
          return c[0];
        });
    if (Rival.BLIS.available()) {
      float[] d = new float[n * n];
      contest.add(
          Rival.BLIS,
          d,
          times -> {
            for (int t = 0; t < times; t++) {
              NativeLibraries.BLIS.syrk(n, k, x.array(), d);
            }
            return d[0];
          });
    }
    return contest;
  }

  /** A B' on two threads against one. */
  static Work twoThreads(int m, int n, int k) {
    String name = "gemm2." + TYPE.label() + "." + m + "x" + n + "x" + k;
    return TwoThreads.work(
        name,
        2.0 * m * n * k,
        () -> {
          FloatMatrix x = RandomMatrices.floats(1, m, k);
          FloatMatrix y = RandomMatrices.floats(2, n, k);
          return partition -> {
            FloatMatrix out = FloatMatrix.allocate(m, n);
            return new TwoThreads.Side(
                out.array(), () -> FloatCrossGram.crossGram(x, y, out, partition));
          };
        });
  }

  /** A A' on two threads against one. */
  static Work twoThreads(int n, int k) {
    String name = "syrk2." + TYPE.label() + "." + n + "x" + k;
    return TwoThreads.work(
        name,
        (n + 1.0) * n * k,
        () -> {
          FloatMatrix x = RandomMatrices.floats(1, n, k);
          return partition -> {
            FloatMatrix out = FloatMatrix.allocate(n, n);
            return new TwoThreads.Side(out.array(), () -> FloatGram.gram(x, out, partition));
          };
        });
  }
}
