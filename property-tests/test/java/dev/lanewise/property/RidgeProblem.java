package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Elimination;
import dev.lanewise.oracle.Format;
import dev.lanewise.ridge.RidgeOptions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A ridge regression to be solved, and its exact solution by elimination in double-double from
 * another form of the equations: a bordered matrix, rows of weight 0 left out.
 *
 * <pre>
 *   [ K + lambda W^-1   1 ] [ a ]   [ y ]
 *   [ 1'                0 ] [ b ] = [ 0 ]
 * </pre>
 *
 * @param k the Gram matrix in the bits the library works with
 * @param weights null for none
 */
record RidgeProblem(
    Kernel kernel,
    double lambda,
    Frame x,
    Frame y,
    Frame k,
    double[] weights,
    boolean intercept,
    boolean refined) {
  private static final Format D = Format.DOUBLE;

  static RidgeProblem of(
      Kernel kernel, double lambda, Frame x, Frame y, double[] weights, boolean intercept) {
    Frame k = KernelOp.gram(kernel).of(D, x, x);
    return new RidgeProblem(kernel, lambda, x, y, k, weights, intercept, false);
  }

  /** At least four rows that count, a condition of at most about 1e6. */
  static RidgeProblem draw(SplittableRandom random, int most) {
    int n = 4 + random.nextInt(most - 3);
    int cols = 1 + random.nextInt(4);
    double[] x = Values.NORMAL.draw(n * cols, D, random);
    for (int i = 1; i < n; i++) {
      if (random.nextInt(8) == 0) {
        System.arraycopy(x, random.nextInt(i) * cols, x, i * cols, cols);
      }
    }
    int targets = 1 + random.nextInt(3);
    double[] y = Values.NORMAL.draw(n * targets, D, random);
    double mean = 3 * Values.bell(random);
    Arrays.setAll(y, i -> y[i] + mean);
    double lambda = Math.pow(10, 3 * random.nextDouble() - 2);
    boolean intercept = random.nextBoolean();
    double[] weights = random.nextInt(3) == 0 ? null : weights(n, random);
    Frame rows = Frame.dense(x, n, cols);
    Frame right = Frame.dense(y, n, targets);
    RidgeProblem p = of(kernel(random), lambda, rows, right, weights, intercept);
    return random.nextBoolean() ? p : p.refinedToo();
  }

  private static double[] weights(int n, SplittableRandom random) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      boolean none = i >= 4 && random.nextInt(4) == 0;
      weights[i] = none ? 0 : 0.25 + 4 * random.nextDouble();
    }
    return weights;
  }

  static Kernel kernel(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(0.3, 1, 2);
      default -> new RbfKernel(Math.pow(10, 2 * random.nextDouble() - 1.5));
    };
  }

  RidgeProblem refinedToo() {
    return new RidgeProblem(kernel, lambda, x, y, k, weights, intercept, true);
  }

  int n() {
    return x.rows();
  }

  int targets() {
    return y.cols();
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  DoubleMatrix gram() {
    return RowsOp.doubles(k);
  }

  DoubleMatrix right() {
    return RowsOp.doubles(y);
  }

  RidgeOptions options() {
    RidgeOptions o = RidgeOptions.DEFAULT.withIntercept(intercept).withRefinement(refined);
    return weights == null ? o : o.withWeights(weights);
  }

  /** The largest target: what errors are compared with. */
  double scale() {
    return Arrays.stream(y.values()).map(Math::abs).max().orElse(0);
  }

  /** The rows without one. */
  RidgeProblem without(int row) {
    int[] kept = new int[n() - 1];
    Arrays.setAll(kept, i -> i < row ? i : i + 1);
    double[] w = weights == null ? null : new double[kept.length];
    for (int i = 0; w != null && i < w.length; i++) {
      w[i] = weights[kept[i]];
    }
    Frame rows = x.select(kept);
    RidgeProblem less = of(kernel, lambda, rows, y.select(kept), w, intercept);
    return refined ? less.refinedToo() : less;
  }

  /** The exact a and, behind it, b, of a model that has not seen row {@code out} (-1: all). */
  double[] exact(int target, int out) {
    int[] rows = new int[n()];
    int count = 0;
    for (int i = 0; i < n(); i++) {
      if (weight(i) > 0 && i != out) {
        rows[count++] = i;
      }
    }
    int order = count + (intercept ? 1 : 0);
    DoubleDouble[][] m = new DoubleDouble[order][order + 1];
    for (DoubleDouble[] row : m) {
      Arrays.fill(row, DoubleDouble.ZERO);
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        m[i][j] = DoubleDouble.of(k.get(rows[i], rows[j]));
      }
      DoubleDouble shift = DoubleDouble.of(lambda).dividedBy(DoubleDouble.of(weight(rows[i])));
      m[i][i] = m[i][i].plus(shift);
      m[i][order] = DoubleDouble.of(y.get(rows[i], target));
      if (intercept) {
        m[i][count] = DoubleDouble.ONE;
        m[count][i] = DoubleDouble.ONE;
      }
    }
    Check.that(Elimination.solve(m), () -> "singular equations");
    double[] ab = new double[n() + 1];
    for (int i = 0; i < count; i++) {
      ab[rows[i]] = m[i][order].toDouble();
    }
    ab[n()] = intercept ? m[count][order].toDouble() : 0;
    return ab;
  }

  /** What a model predicts for one of the rows. */
  double predicted(double[] ab, int row) {
    return DoubleDouble.dot(k.values(), k.row(row), ab, 0, n()).plus(ab[n()]).toDouble();
  }

  @Override
  public String toString() {
    return String.format(
        "%s, lambda %s, %d rows, weights %s, intercept %s",
        kernel, lambda, n(), Arrays.toString(weights), intercept);
  }
}
