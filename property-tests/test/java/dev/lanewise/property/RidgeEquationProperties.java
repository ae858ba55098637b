package dev.lanewise.property;

import dev.lanewise.generator.Spd;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Format;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.ridge.LinearRidge;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.ridge.RidgeSolution;
import dev.lanewise.ridge.RidgeSystem;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18, P59, P61 to P64: the equations of ridge regression with weights and intercept. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RidgeEquationProperties {
  private static final Format D = Format.DOUBLE;
  private static final double MOST = 1e-8;

  private static RidgeSystem system(RidgeProblem p) {
    return RidgeSystem.of(p.gram(), p.lambda(), p.options(), Threads.of(2));
  }

  /** P61: coefficients and intercepts are those of elimination in double-double; A sums to 0. */
  @Property
  void solutionsAreThoseOfElimination(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 20);
    RidgeSolution solution = system(p).solve(p.right());
    for (int t = 0; t < p.targets(); t++) {
      double[] ab = p.exact(t, -1);
      double sum = 0;
      // a is at most w |y| / lambda
      double most = MOST * 5 * p.scale() / Math.min(1, p.lambda());
      for (int i = 0; i < p.n(); i++) {
        double a = solution.coefficients().get(i, t);
        Check.within(Math.abs(a - ab[i]), most, () -> "coefficient, " + p);
        Check.that(p.weight(i) > 0 || a == 0, () -> "a row of weight 0 counts, " + p);
        sum += a;
      }
      double b = solution.intercepts()[t];
      Check.within(Math.abs(b - ab[p.n()]), MOST * p.scale(), () -> "intercept, " + p);
      Check.within(p.intercept() ? Math.abs(sum) : 0, most, () -> "sum of coefficients, " + p);
      Check.that(p.intercept() || b == 0, () -> "intercept " + b + ", " + p);
    }
  }

  /** P61: y^ = y - lambda a / w on the rows that count. */
  @Property
  void predictionsFitTheIdentity(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 40);
    KernelRidge model =
        KernelRidge.fit(
            p.kernel(), p.lambda(), RowsOp.doubles(p.x()), p.right(), p.options(), Threads.of(2));
    DoubleMatrix fitted = model.predict(RowsOp.doubles(p.x()));
    RidgeSolution solution = system(p).solve(p.right());
    DoubleMatrix sums = solution.predict(p.gram());
    for (int t = 0; t < p.targets(); t++) {
      for (int i = 0; i < p.n(); i++) {
        double same = Math.abs(sums.get(i, t) - fitted.get(i, t));
        Check.within(same, MOST * p.scale(), () -> "system and model, " + p);
        if (p.weight(i) > 0) {
          double a = model.dualCoefficients().get(i, t);
          double expected = p.y().get(i, t) - p.lambda() * a / p.weight(i);
          double error = Math.abs(fitted.get(i, t) - expected);
          Check.within(error, MOST * p.scale(), () -> "identity, " + p);
        }
      }
    }
  }

  /** P63: a whole weight is as many copies of the row, 0 is none, for all forms of ridge. */
  @Property(tries = 40)
  void wholeWeightsAreCopies(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeProblem drawn = RidgeProblem.draw(random, 16);
    int n = drawn.n();
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> i < 3 ? 1 + random.nextInt(3) : random.nextInt(4));
    int[] copies = new int[(int) Arrays.stream(weights).sum()];
    for (int i = 0, at = 0; i < n; i++) {
      for (int c = 0; c < weights[i]; c++) {
        copies[at++] = i;
      }
    }
    DoubleMatrix x = RowsOp.doubles(drawn.x());
    DoubleMatrix manyX = RowsOp.doubles(drawn.x().select(copies));
    DoubleMatrix manyY = RowsOp.doubles(drawn.y().select(copies));
    RidgeOptions plain = RidgeOptions.DEFAULT.withIntercept(drawn.intercept());
    RidgeOptions weighted = plain.withWeights(weights);
    double lambda = drawn.lambda();
    DoubleMatrix one =
        KernelRidge.fit(drawn.kernel(), lambda, x, drawn.right(), weighted, Threads.of(1))
            .predict(x);
    DoubleMatrix many =
        KernelRidge.fit(drawn.kernel(), lambda, manyX, manyY, plain, Threads.of(1)).predict(x);
    near(many, one, drawn);
    DoubleMatrix linear =
        LinearRidge.fit(lambda, x, drawn.right(), weighted, Threads.of(1)).predict(x);
    near(LinearRidge.fit(lambda, manyX, manyY, plain, Threads.of(1)).predict(x), linear, drawn);
  }

  private static void near(DoubleMatrix expected, DoubleMatrix actual, RidgeProblem p) {
    for (int i = 0; i < actual.rows(); i++) {
      for (int t = 0; t < actual.cols(); t++) {
        double error = Math.abs(actual.get(i, t) - expected.get(i, t));
        Check.within(error, MOST * p.scale(), () -> "prediction, " + p);
      }
    }
  }

  /** P62: with the linear kernel the primal, weights and intercept included. */
  @Property
  void linearKernelIsLinearRidge(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 40);
    DoubleMatrix x = RowsOp.doubles(p.x());
    KernelRidge dual =
        KernelRidge.fit(new LinearKernel(), p.lambda(), x, p.right(), p.options(), Threads.of(2));
    LinearRidge primal = LinearRidge.fit(p.lambda(), x, p.right(), p.options(), Threads.of(2));
    near(primal.predict(x), dual.predict(x), p);
    DoubleMatrix origin = DoubleMatrix.allocate(1, p.x().cols());
    for (int t = 0; t < p.targets(); t++) {
      double b = primal.intercepts()[t];
      Check.within(Math.abs(b - dual.intercepts()[t]), MOST * p.scale(), () -> "intercept, " + p);
      Check.same(b, primal.predict(origin).get(0, t), () -> "prediction at 0");
      for (int j = 0; j < p.x().cols(); j++) {
        double w = 0;
        for (int i = 0; i < p.n(); i++) {
          w = Math.fma(p.x().get(i, j), dual.dualCoefficients().get(i, t), w);
        }
        double error = Math.abs(w - primal.weights().get(j, t));
        double most = MOST * p.scale() * 10 / Math.min(1, p.lambda());
        Check.within(error, most, () -> "weight, " + p);
      }
    }
  }

  /** An intercept is centring: K becomes H K H and y becomes H y, H = I - 11'/n. */
  @Property
  void anInterceptIsCentring(@ForAll long seed) {
    RidgeProblem drawn = RidgeProblem.draw(new SplittableRandom(seed), 25);
    RidgeProblem p =
        RidgeProblem.of(drawn.kernel(), drawn.lambda(), drawn.x(), drawn.y(), null, true);
    int n = p.n();
    double[] means = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += p.k().get(i, j) / n;
      }
      mean += means[i] / n;
    }
    DoubleMatrix centred = DoubleMatrix.allocate(n, n);
    DoubleMatrix y = DoubleMatrix.allocate(n, p.targets());
    double[] yMeans = new double[p.targets()];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        centred.set(i, j, p.k().get(i, j) - means[i] - means[j] + mean);
      }
      for (int t = 0; t < yMeans.length; t++) {
        yMeans[t] += p.y().get(i, t) / n;
      }
    }
    for (int i = 0; i < n; i++) {
      for (int t = 0; t < yMeans.length; t++) {
        y.set(i, t, p.y().get(i, t) - yMeans[t]);
      }
    }
    RidgeOptions none = RidgeOptions.DEFAULT;
    RidgeSolution expected = RidgeSystem.of(centred, p.lambda(), none, Threads.of(1)).solve(y);
    RidgeSolution actual = system(p).solve(p.right());
    for (int t = 0; t < yMeans.length; t++) {
      double b = yMeans[t];
      for (int i = 0; i < n; i++) {
        double a = actual.coefficients().get(i, t);
        double error = Math.abs(a - expected.coefficients().get(i, t));
        double most = MOST * 5 * p.scale() / Math.min(1, p.lambda());
        Check.within(error, most, () -> "centred, " + p);
        b -= means[i] * a;
      }
      double error = Math.abs(actual.intercepts()[t] - b);
      Check.within(error, 10 * MOST * p.scale() / Math.min(1, p.lambda()), () -> "mean, " + p);
    }
  }

  /** P63: targets times a power of two: bit for bit; a constant more is the intercept's. */
  @Property
  void targetsScaleAndShift(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeProblem p = RidgeProblem.draw(random, 40);
    int power = random.nextInt(-30, 31);
    DoubleMatrix scaled = DoubleMatrix.copyOf(p.right());
    DoubleMatrix moved = DoubleMatrix.copyOf(p.right());
    double by = 5 * random.nextDouble();
    for (int i = 0; i < p.n(); i++) {
      for (int t = 0; t < p.targets(); t++) {
        scaled.set(i, t, Math.scalb(p.y().get(i, t), power));
        moved.set(i, t, p.y().get(i, t) + by);
      }
    }
    RidgeSystem system = system(p);
    RidgeSolution one = system.solve(p.right());
    RidgeSolution other = system.solve(scaled);
    RidgeSolution shifted = system.solve(moved);
    for (int t = 0; t < p.targets(); t++) {
      double b = one.intercepts()[t];
      Check.same(Math.scalb(b, power), other.intercepts()[t], () -> "intercept, " + p);
      double constant = p.intercept() ? Math.abs(shifted.intercepts()[t] - b - by) : 0;
      Check.within(constant, MOST * (p.scale() + by), () -> "shifted intercept, " + p);
      for (int i = 0; i < p.n(); i++) {
        double a = one.coefficients().get(i, t);
        Check.same(Math.scalb(a, power), other.coefficients().get(i, t), () -> "coefficient, " + p);
        double error = p.intercept() ? Math.abs(a - shifted.coefficients().get(i, t)) : 0;
        double most = MOST * 5 * (p.scale() + by) / Math.min(1, p.lambda());
        Check.within(error, most, () -> "shifted coefficient, " + p);
      }
    }
  }

  /** P61: lambda a goes to w (y - b) as lambda grows, b to the weighted mean. */
  @Property
  void aHugeLambdaLeavesTheMean(@ForAll long seed) {
    RidgeProblem d = RidgeProblem.draw(new SplittableRandom(seed), 20);
    RidgeProblem p = RidgeProblem.of(d.kernel(), 1e9, d.x(), d.y(), d.weights(), d.intercept());
    RidgeSolution solution = system(p).solve(p.right());
    for (int t = 0; t < p.targets(); t++) {
      double weights = 0;
      double mean = 0;
      for (int i = 0; i < p.n(); i++) {
        weights += p.weight(i);
        mean += p.weight(i) * p.y().get(i, t);
      }
      double b = p.intercept() ? mean / weights : 0;
      double most = 1e-4 * (1 + p.scale());
      Check.within(Math.abs(solution.intercepts()[t] - b), most, () -> "mean, " + p);
      for (int i = 0; i < p.n(); i++) {
        double left = p.weight(i) * (p.y().get(i, t) - b);
        double error = Math.abs(p.lambda() * solution.coefficients().get(i, t) - left);
        Check.within(error, 10 * most, () -> "lambda a, " + p);
      }
    }
  }

  /**
   * One step of refinement leaves a backward error of a rounding or two in every equation, |r_i| /
   * (|B| |c| + |y|)_i, in double-double, whatever the condition up to 1e10.
   */
  @Property
  void refinementLeavesOneRounding(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 30 + random.nextInt(60);
    double lambda = Math.pow(10, -10 * random.nextDouble());
    double[] d = random.doubles(n, 0, 1).map(v -> v * v * v * v).toArray();
    double[] values = Spd.withEigenvalues(d, random);
    DoubleMatrix k = DoubleMatrix.of(values, n, n);
    DoubleMatrix y = DoubleMatrix.of(Values.NORMAL.draw(n, D, random), n, 1);
    RidgeOptions o = RidgeOptions.DEFAULT;
    double plain =
        backward(values, lambda, RidgeSystem.of(k, lambda, o, Threads.of(2)).solve(y), y);
    RidgeSystem system = RidgeSystem.of(k, lambda, o.withRefinement(true), Threads.of(2));
    double refined = backward(values, lambda, system.solve(y), y);
    Check.within(refined, 2 * 0x1p-53, () -> n + " rows, lambda " + lambda + ", before " + plain);
  }

  /** Whatever the condition up to 1e6, refined coefficients are off by a rounding or two. */
  @Property
  void refinedCoefficientsAreRoundedOnce(@ForAll long seed) {
    RidgeProblem d = RidgeProblem.draw(new SplittableRandom(seed), 20);
    RidgeProblem p =
        RidgeProblem.of(d.kernel(), d.lambda(), d.x(), d.y(), null, false).refinedToo();
    DoubleMatrix a = system(p).solve(p.right()).coefficients();
    for (int t = 0; t < p.targets(); t++) {
      double[] exact = p.exact(t, -1);
      double largest = Arrays.stream(exact).map(Math::abs).max().orElse(0);
      for (int i = 0; i < p.n(); i++) {
        double error = Math.abs(a.get(i, t) - exact[i]);
        Check.within(error, 3 * 0x1p-53 * largest, () -> "refined coefficient, " + p);
      }
    }
  }

  /** The largest |r_i| / (|B| |c| + |y|)_i. */
  private static double backward(double[] k, double lambda, RidgeSolution s, DoubleMatrix y) {
    int n = (int) y.rows();
    double[] c = s.coefficients().array();
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double size = lambda * Math.abs(c[i]) + Math.abs(y.get(i, 0));
      for (int j = 0; j < n; j++) {
        size += Math.abs(k[i * n + j] * c[j]);
      }
      DoubleDouble r =
          DoubleDouble.dot(k, i * n, c, 0, n)
              .plus(DoubleDouble.product(lambda, c[i]))
              .minus(y.get(i, 0));
      largest = Math.max(largest, r.abs().toDouble() / size);
    }
    return largest;
  }

  /** P18, P59: threads and other targets do not show, whatever the options; inputs stay. */
  @Property(tries = 30)
  void threadsAndOtherTargetsDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeProblem p = RidgeProblem.draw(random, random.nextInt(4) == 0 ? 300 : 60);
    DoubleMatrix k = DoubleMatrix.copyOf(p.gram());
    DoubleMatrix y = DoubleMatrix.copyOf(p.right());
    RidgeSystem one = RidgeSystem.of(k, p.lambda(), p.options(), Threads.of(1));
    RidgeSystem many = RidgeSystem.of(k, p.lambda(), p.options(), Threads.of(4));
    RidgeSolution all = one.solve(y);
    double[] expected = all.coefficients().array();
    Check.same(expected, many.solve(y).coefficients().array(), () -> "threads, " + p);
    double[] errors = one.leaveOneOut(y).errors().array();
    Check.same(errors, many.leaveOneOut(y).errors().array(), () -> "left out on threads, " + p);
    for (int t = 0; t < p.targets(); t++) {
      DoubleMatrix column = DoubleMatrix.allocate(p.n(), 1);
      for (int i = 0; i < p.n(); i++) {
        column.set(i, 0, y.get(i, t));
      }
      RidgeSolution alone = many.solve(column);
      DoubleMatrix left = many.leaveOneOut(column).errors();
      Check.same(all.intercepts()[t], alone.intercepts()[0], () -> "intercept alone, " + p);
      for (int i = 0; i < p.n(); i++) {
        double a = all.coefficients().get(i, t);
        Check.same(a, alone.coefficients().get(i, 0), () -> "alone, " + p);
        Check.same(errors[i * p.targets() + t], left.get(i, 0), () -> "left out alone, " + p);
      }
    }
    Check.same(p.k().values(), k.array(), () -> "K was changed");
    Check.same(p.y().values(), y.array(), () -> "Y was changed");
  }

  /**
   * P64: the log-determinant of W^1/2 K W^1/2 + lambda I is the sum of the logarithms of its pivots
   * in double-double.
   */
  @Property
  void theLogDeterminantIsThatOfThePivots(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 20);
    int n = p.n();
    DoubleDouble[][] b = new DoubleDouble[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        DoubleDouble root = DoubleDouble.product(p.weight(i), p.weight(j)).sqrt();
        b[i][j] = root.times(p.k().get(i, j)).plus(i == j ? p.lambda() : 0);
      }
    }
    double expected = 0;
    for (int q = 0; q < n; q++) {
      expected += StrictMath.log(b[q][q].toDouble());
      for (int i = q + 1; i < n; i++) {
        DoubleDouble factor = b[i][q].dividedBy(b[q][q]);
        for (int j = q; j < n; j++) {
          b[i][j] = b[i][j].minus(factor.times(b[q][j]));
        }
      }
    }
    double error = Math.abs(system(p).logDeterminant() - expected);
    Check.within(error, MOST * n, () -> "log-determinant, " + p);
  }
}
