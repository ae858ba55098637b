package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PairKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.oracle.Format;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.ridge.RidgeSearch;
import dev.lanewise.ridge.RidgeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18: a search over kernels and lambdas is two loops over fits. */
@PropertyDefaults(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RidgeSearchProperties {
  /** A product of doubles, for which nothing is shared. */
  private static final class Product implements PairKernel {
    @Override
    public double value(float[] x, int i, float[] y, int j, int columns) {
      throw new AssertionError("floats");
    }

    @Override
    public double value(double[] x, int i, double[] y, int j, int columns) {
      double sum = 1;
      for (int c = 0; c < columns; c++) {
        sum += x[i + c] * y[j + c];
      }
      return sum;
    }
  }

  private static Kernel kernel(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(0.5, 1, 2);
      case 2 -> new SigmoidKernel(0.3, -0.5); // not positive semidefinite
      case 3 -> new Product();
      default -> new RbfKernel(Math.pow(10, 2 * random.nextDouble() - 1.5));
    };
  }

  /** Cells in order with the error of their own fit, the best of them the first smallest. */
  @Property
  void cellsAreThoseOfExplicitLoops(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeProblem p = RidgeProblem.draw(random, 30);
    List<Kernel> kernels = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      kernels.add(kernel(random));
    }
    kernels.add(kernels.getFirst());
    double[] lambdas = random.doubles(1 + random.nextInt(16), -1, 2).toArray();
    for (int i = 0; i < lambdas.length; i++) {
      lambdas[i] = Math.pow(10, lambdas[i]);
    }
    DoubleMatrix x = RowsOp.doubles(p.x());
    RidgeSearch.Result found;
    try {
      found = RidgeSearch.search(kernels, lambdas, x, p.right(), p.options(), Threads.of(2));
    } catch (NotPositiveDefiniteException none) {
      for (Kernel k : kernels) {
        for (double lambda : lambdas) {
          Check.same(Double.POSITIVE_INFINITY, error(k, lambda, p), () -> "refused " + p);
        }
      }
      return;
    }
    assertEquals(kernels.size() * lambdas.length, found.cells().size());
    RidgeSearch.Cell best = found.cells().getFirst();
    for (int i = 0; i < found.cells().size(); i++) {
      RidgeSearch.Cell cell = found.cells().get(i);
      assertEquals(kernels.get(i / lambdas.length), cell.kernel());
      Check.same(lambdas[i % lambdas.length], cell.lambda(), () -> "order of lambdas");
      double expected = error(cell.kernel(), cell.lambda(), p);
      boolean both = Double.isInfinite(expected) && Double.isInfinite(cell.error());
      double off = both ? 0 : Math.abs(cell.error() - expected);
      // with an indefinite kernel nothing bounds the condition
      double most = cell.kernel().positiveSemidefinite() ? 1e-8 : 1e-3;
      if (most == 1e-8 || !(conditionPasses(cell, p))) {
        Check.within(off, most * (p.scale() + expected), () -> cell + ", " + p);
      }
      best = cell.error() < best.error() ? cell : best;
    }
    Check.that(best == found.best(), () -> "best is " + found.best());
  }

  private static RidgeSystem system(Kernel kernel, double lambda, RidgeProblem p) {
    DoubleMatrix k = DoubleKernelMatrices.gram(kernel, RowsOp.doubles(p.x()));
    return RidgeSystem.of(k, lambda, p.options(), Threads.of(1));
  }

  private static boolean conditionPasses(RidgeSearch.Cell cell, RidgeProblem p) {
    try {
      return system(cell.kernel(), cell.lambda(), p).conditionEstimate() > 1e7;
    } catch (NotPositiveDefiniteException none) {
      return true;
    }
  }

  private static double error(Kernel kernel, double lambda, RidgeProblem p) {
    try {
      return system(kernel, lambda, p).leaveOneOut(p.right()).overall();
    } catch (NotPositiveDefiniteException none) {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Threads do not show, nor does an equal kernel tried before: the first of equals is best. */
  @Property(tries = 10)
  void threadsAndNeighboursDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 20 + random.nextInt(100);
    DoubleMatrix x = RowsOp.doubles(rows(n, 3, random));
    DoubleMatrix y = RowsOp.doubles(rows(n, 2, random));
    double[] lambdas = random.nextBoolean() ? new double[] {1, 0.1} : new double[13];
    for (int i = 0; i < lambdas.length; i++) {
      lambdas[i] = 1.0 / (1 + i / 2);
    }
    List<Kernel> kernels = List.of(new RbfKernel(0.1), new LinearKernel(), new RbfKernel(0.1));
    RidgeOptions o = RidgeOptions.DEFAULT;
    RidgeSearch.Result one = RidgeSearch.search(kernels, lambdas, x, y, o, Threads.of(1));
    RidgeSearch.Result many = RidgeSearch.search(kernels, lambdas, x, y, o, Threads.of(4));
    assertEquals(one, many);
    int at = 0;
    for (int i = 0; i < one.cells().size(); i++) {
      at = one.cells().get(i).error() < one.cells().get(at).error() ? i : at;
      int third = 2 * lambdas.length + i;
      if (i < lambdas.length) {
        Check.same(
            one.cells().get(i).error(), one.cells().get(third).error(), () -> "a kernel again");
      }
    }
    int first = at;
    Check.that(one.best() == one.cells().get(at), () -> "best is not cell " + first);
  }

  private static Frame rows(int n, int cols, SplittableRandom random) {
    return Frame.dense(Values.NORMAL.draw(n * cols, Format.DOUBLE, random), n, cols);
  }
}
