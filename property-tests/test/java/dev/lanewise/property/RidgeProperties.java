package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Elimination;
import dev.lanewise.oracle.Format;
import dev.lanewise.ridge.KernelRidge;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18, P61 and P62: kernel ridge regression. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RidgeProperties {
  private static final Format D = Format.DOUBLE;

  /**
   * A fitted model with its problem.
   *
   * @param x n x d rows
   * @param y n x t targets
   */
  private record Fitted(Kernel kernel, double lambda, Frame x, Frame y, KernelRidge model) {

    static Fitted of(Kernel kernel, double lambda, Frame x, Frame y) {
      KernelRidge model =
          KernelRidge.fit(kernel, lambda, RowsOp.doubles(x), RowsOp.doubles(y), Threads.of(2));
      return new Fitted(kernel, lambda, x, y, model);
    }

    double[] coefficients(int target) {
      return column(model.dualCoefficients(), target);
    }

    /** K, in the bits the library works with. */
    Frame gram() {
      return KernelOp.gram(kernel).of(D, x, x);
    }

    /** (K + lambda I) a - y, in double-double. */
    double[] residual(Frame k, int target) {
      double[] a = coefficients(target);
      double[] r = new double[x.rows()];
      for (int i = 0; i < r.length; i++) {
        r[i] =
            DoubleDouble.dot(k.values(), k.row(i), a, 0, a.length)
                .plus(DoubleDouble.product(lambda, a[i]))
                .minus(y.get(i, target))
                .toDouble();
      }
      return r;
    }
  }

  /**
   * 30 n u2 ||A|| ||a|| in the maximum norm: what a residual of A a = y may be after
   * DoubleCholesky.
   */
  private static double gate(Frame k, double lambda, double[] a) {
    int n = a.length;
    double norm = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double sum = lambda;
      for (int j = 0; j < n; j++) {
        sum += Math.abs(k.get(i, j));
      }
      norm = Math.max(norm, sum);
      largest = Math.max(largest, Math.abs(a[i]));
    }
    return 30 * n * 0x1p-52 * norm * largest;
  }

  /** How far coefficients are from the exact ones: K is positive semidefinite. */
  private static double distanceToExact(Frame k, double lambda, double[] a) {
    return 2 * Math.sqrt(a.length) * gate(k, lambda, a) / lambda;
  }

  private static double[] column(DoubleMatrix m, int column) {
    double[] v = new double[(int) m.rows()];
    for (int i = 0; i < v.length; i++) {
      v[i] = m.get(i, column);
    }
    return v;
  }

  private static double norm(double[] v) {
    return DoubleDouble.dot(v, 0, v, 0, v.length).sqrt().toDouble();
  }

  /** Rows with duplicates among them, several targets, a positive semidefinite kernel. */
  private static Fitted fitted(SplittableRandom random) {
    int n = 1 + (random.nextInt(5) == 0 ? random.nextInt(300) : random.nextInt(60));
    int cols = 1 + random.nextInt(8);
    double[] x = Values.NORMAL.draw(n * cols, D, random);
    for (int i = 1; i < n; i++) {
      if (random.nextInt(6) == 0) {
        System.arraycopy(x, random.nextInt(i) * cols, x, i * cols, cols);
      }
    }
    int targets = 1 + random.nextInt(3);
    double[] y = Values.NORMAL.draw(n * targets, D, random);
    Kernel kernel =
        switch (random.nextInt(3)) {
          case 0 -> new LinearKernel();
          case 1 -> new PolynomialKernel(0.3, 1, 2);
          default -> new RbfKernel(Math.pow(10, 2 * random.nextDouble() - 1.5));
        };
    double lambda = Math.pow(10, 7 * random.nextDouble() - 5);
    return Fitted.of(kernel, lambda, Frame.dense(x, n, cols), Frame.dense(y, n, targets));
  }

  /**
   * P61: ||(K + lambda I) a - y|| is at most 30 n u2 ||K + lambda I|| ||a||, in the maximum norm.
   */
  @Property
  void coefficientsSolveTheSystem(@ForAll long seed) {
    Fitted f = fitted(new SplittableRandom(seed));
    int n = f.x().rows();
    Frame k = f.gram();
    for (int t = 0; t < f.y().cols(); t++) {
      double gate = gate(k, f.lambda(), f.coefficients(t));
      for (double r : f.residual(k, t)) {
        Check.within(Math.abs(r), gate, () -> "residual, " + n + " rows");
      }
    }
  }

  /** P61: a prediction is k(x, X) a; on the training rows that is y - lambda a. */
  @Property
  void predictionsAreKernelSumsAndFitTheIdentity(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Fitted f = fitted(random);
    int n = f.x().rows();
    Frame k = f.gram();
    DoubleMatrix onTraining = f.model().predict(RowsOp.doubles(f.x()), Threads.of(3));
    Frame other = Frame.dense(Values.NORMAL.draw(9 * f.x().cols(), D, random), 9, f.x().cols());
    Frame cross = KernelOp.crossGram(f.kernel()).of(D, other, f.x());
    DoubleMatrix onOther = f.model().predict(RowsOp.doubles(other));
    for (int t = 0; t < f.y().cols(); t++) {
      double[] a = f.coefficients(t);
      double[] residual = f.residual(k, t);
      for (int i = 0; i < n; i++) {
        double bound = sumBound(k, i, a);
        checkSum(k, i, a, onTraining.get(i, t));
        double identity = Math.fma(-f.lambda(), a[i], f.y().get(i, t));
        double rounding = 4 * D.unit() * (f.lambda() * Math.abs(a[i]) + Math.abs(f.y().get(i, t)));
        Check.within(
            Math.abs(onTraining.get(i, t) - identity),
            bound + Math.abs(residual[i]) * (1 + 1e-9) + rounding,
            () -> "y - lambda a with " + f.kernel());
      }
      for (int i = 0; i < 9; i++) {
        checkSum(cross, i, a, onOther.get(i, t));
      }
    }
  }

  /** Any order of n products: gamma(n) |k| |a|. */
  private static double sumBound(Frame k, int row, double[] a) {
    double size = 0;
    for (int j = 0; j < a.length; j++) {
      size += Math.abs(k.get(row, j) * a[j]);
    }
    return Bounds.gamma(D, a.length + 1) * size * (1 + 1e-9);
  }

  private static void checkSum(Frame k, int row, double[] a, double computed) {
    double exact = DoubleDouble.dot(k.values(), k.row(row), a, 0, a.length).toDouble();
    Check.within(Math.abs(computed - exact), sumBound(k, row, a), () -> "prediction of row " + row);
  }

  /** P61: a larger lambda gives smaller coefficients and a larger training error. */
  @Property
  void largerLambdaShrinksCoefficients(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Fitted weak = fitted(random);
    Fitted strong =
        Fitted.of(weak.kernel(), weak.lambda() * (1.01 + random.nextDouble()), weak.x(), weak.y());
    Frame k = weak.gram();
    for (int t = 0; t < weak.y().cols(); t++) {
      double a1 = norm(weak.coefficients(t));
      double a2 = norm(strong.coefficients(t));
      double off1 = distanceToExact(k, weak.lambda(), weak.coefficients(t));
      double off2 = distanceToExact(k, strong.lambda(), strong.coefficients(t));
      Check.within(a2 - a1, off1 + off2 + 1e-14 * a1, () -> "coefficients grow with lambda");
      double error1 = weak.lambda() * a1;
      double error2 = strong.lambda() * a2;
      Check.within(
          error1 - error2,
          weak.lambda() * off1 + strong.lambda() * off2 + 1e-14 * error1,
          () -> "training error falls with lambda");
    }
  }

  /** P62: with the linear kernel this is ridge regression on the features. */
  @Property
  void linearKernelIsPrimalRidge(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(40);
    int d = 1 + random.nextInt(5);
    Frame x = Frame.dense(Values.NORMAL.draw(n * d, D, random), n, d);
    Frame y = Frame.dense(Values.NORMAL.draw(n, D, random), n, 1);
    double lambda = Math.pow(10, 5 * random.nextDouble() - 3);
    Fitted f = Fitted.of(new LinearKernel(), lambda, x, y);
    double[] w = primal(x, y, lambda);
    double[] a = f.coefficients(0);
    Frame gram = f.gram();
    double longest = 0;
    for (int i = 0; i < n; i++) {
      longest = Math.max(longest, gram.get(i, i));
    }
    double kernelRounding = n * Bounds.gamma(D, d + 3) * longest * norm(a) / lambda;
    double off = distanceToExact(gram, lambda, a) + kernelRounding;
    Frame other = Frame.dense(Values.NORMAL.draw(7 * d, D, random), 7, d);
    DoubleMatrix predicted = f.model().predict(RowsOp.doubles(other));
    for (int i = 0; i < 7; i++) {
      double exact = DoubleDouble.dot(other.values(), other.row(i), w, 0, d).toDouble();
      double[] k = new double[n];
      double size = 0;
      for (int j = 0; j < n; j++) {
        k[j] = ReferenceKernel.dot(other, i, x, j);
        for (int c = 0; c < d; c++) {
          size += Math.abs(other.get(i, c) * x.get(j, c) * a[j]);
        }
      }
      double evaluation = Bounds.gamma(D, n + d + 2) * size;
      Check.within(
          Math.abs(predicted.get(i, 0) - exact),
          (norm(k) * off + evaluation) * (1 + 1e-6) + 4 * D.unit() * Math.abs(exact),
          () -> n + " rows of " + d + ", lambda " + lambda);
    }
  }

  /** (X'X + lambda I) w = X'y in double-double. */
  private static double[] primal(Frame x, Frame y, double lambda) {
    int d = x.cols();
    DoubleDouble[][] m = new DoubleDouble[d][d + 1];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= d; j++) {
        m[i][j] = DoubleDouble.of(i == j ? lambda : 0);
        for (int r = 0; r < x.rows(); r++) {
          double other = j < d ? x.get(r, j) : y.get(r, 0);
          m[i][j] = m[i][j].plus(DoubleDouble.product(x.get(r, i), other));
        }
      }
    }
    Check.that(Elimination.solve(m), () -> "singular primal system");
    double[] w = new double[d];
    for (int i = 0; i < d; i++) {
      w[i] = m[i][d].toDouble();
    }
    return w;
  }

  /** P18, P59: threads do not show, and a target alone has the bits it has among others. */
  @Property(tries = 40)
  void threadsAndOtherTargetsDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Fitted f = fitted(random);
    DoubleMatrix x = RowsOp.doubles(f.x());
    KernelRidge alone = KernelRidge.fit(f.kernel(), f.lambda(), x, RowsOp.doubles(f.y()));
    double[] predicted = column(alone.predict(x), 0);
    for (int t = 0; t < f.y().cols(); t++) {
      double[] a = f.coefficients(t);
      Check.same(a, column(alone.dualCoefficients(), t), () -> "on one thread");
      double[] y = new double[f.x().rows()];
      for (int i = 0; i < y.length; i++) {
        y[i] = f.y().get(i, t);
      }
      KernelRidge single =
          KernelRidge.fit(f.kernel(), f.lambda(), x, DoubleMatrix.of(y, y.length, 1));
      Check.same(a, column(single.dualCoefficients(), 0), () -> "one target alone");
    }
    Check.same(
        predicted, column(f.model().predict(x, Threads.of(4)), 0), () -> "predicted on threads");
    for (int i = 0; i < predicted.length; i += 7) {
      double one = f.model().predict(RowsOp.doubles(f.x().select(i))).get(0, 0);
      int row = i;
      Check.same(predicted[i], one, () -> "row " + row + " alone");
    }
  }

  /** P62: lambda that is not above 0, shapes that do not fit, NaN. */
  @Example
  void impossibleProblemsAreRefused() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    DoubleMatrix x = DoubleMatrix.of(new double[] {1, 2, 3, 4}, 2, 2);
    DoubleMatrix y = DoubleMatrix.of(new double[] {1, 2}, 2, 1);
    DoubleMatrix nan = DoubleMatrix.of(new double[] {1, Double.NaN}, 2, 1);
    Kernel kernel = new LinearKernel();
    for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(refused, () -> KernelRidge.fit(kernel, lambda, x, y), "lambda " + lambda);
    }
    assertThrows(refused, () -> KernelRidge.fit(kernel, 1, x, DoubleMatrix.allocate(3, 1)));
    assertThrows(refused, () -> KernelRidge.fit(kernel, 1, x, nan));
    assertThrows(refused, () -> KernelRidge.fit(kernel, 1, nan, y));
    KernelRidge model = KernelRidge.fit(kernel, 1, x, y);
    assertThrows(refused, () -> model.predict(DoubleMatrix.allocate(1, 3)));
  }
}
