package dev.lanewise.property;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.oracle.Jacobi;
import dev.lanewise.ridge.LeaveOneOut;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.ridge.RidgePath;
import dev.lanewise.ridge.RidgeSolution;
import dev.lanewise.ridge.RidgeSystem;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18, P61 and P64 along a path: every lambda from one eigendecomposition. */
@PropertyDefaults(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RidgePathProperties {
  private static final double MOST = 1e-8;

  private static RidgePath path(RidgeProblem p) {
    return RidgePath.of(p.gram(), p.right(), p.options(), Threads.of(2));
  }

  private static RidgeSystem system(RidgeProblem p, double lambda) {
    return RidgeSystem.of(p.gram(), lambda, p.options(), Threads.of(1));
  }

  /** The solution and the errors of the equations factored for each lambda. */
  @Property
  void everyLambdaIsItsOwnFactor(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeProblem p = RidgeProblem.draw(random, random.nextInt(6) == 0 ? 150 : 40);
    RidgePath path = path(p);
    for (double lambda : new double[] {p.lambda(), 100 * p.lambda(), 0.03}) {
      RidgeSystem system = system(p, lambda);
      RidgeSolution expected = system.solve(p.right());
      RidgeSolution actual = path.solve(lambda);
      LeaveOneOut left = system.leaveOneOut(p.right());
      LeaveOneOut onPath = path.leaveOneOut(lambda);
      for (int t = 0; t < p.targets(); t++) {
        String at = "target " + t + " at " + lambda + ", ";
        double b = Math.abs(actual.intercepts()[t] - expected.intercepts()[t]);
        Check.within(b, MOST * p.scale(), () -> at + p);
        for (int i = 0; i < p.n(); i++) {
          double a = Math.abs(actual.coefficients().get(i, t) - expected.coefficients().get(i, t));
          Check.within(a, MOST * 5 * p.scale() / Math.min(1, lambda), () -> at + p);
          double e = left.errors().get(i, t);
          double most = MOST * (p.scale() + Math.abs(e));
          Check.within(Math.abs(onPath.errors().get(i, t) - e), most, () -> at + p);
        }
        Check.within(
            Math.abs(left.rmse()[t] - onPath.rmse()[t]),
            10 * MOST * (p.scale() + left.rmse()[t]),
            () -> "rmse, " + at + p);
      }
    }
  }

  /** P64: the log-determinant is the sum of the logarithms of the eigenvalues and lambda. */
  @Property
  void eigenvaluesAreThoseOfTheWeightedMatrix(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 30);
    int n = p.n();
    double[] b = new double[n * n];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i * n + j] = Math.sqrt(p.weight(i)) * p.k().get(i, j) * Math.sqrt(p.weight(j));
        largest = Math.max(largest, Math.abs(b[i * n + j]));
      }
    }
    double[] expected = Jacobi.values(b, n);
    double[] values = path(p).eigenvalues();
    double logs = 0;
    for (int j = 0; j < n; j++) {
      int at = j;
      double most = 30 * n * n * 0x1p-53 * largest;
      Check.within(Math.abs(values[j] - expected[j]), most, () -> "eigenvalue " + at + ", " + p);
      logs += StrictMath.log(values[j] + p.lambda());
    }
    double error = Math.abs(system(p, p.lambda()).logDeterminant() - logs);
    Check.within(error, MOST * n, () -> "log-determinant, " + p);
  }

  /** Effective degrees of freedom: the trace of the hat matrix, whose columns fit unit targets. */
  @Property
  void degreesOfFreedomAreTheTrace(@ForAll long seed) {
    RidgeProblem d = RidgeProblem.draw(new SplittableRandom(seed), 25);
    RidgeProblem p = RidgeProblem.of(d.kernel(), d.lambda(), d.x(), d.y(), d.weights(), false);
    int n = p.n();
    DoubleMatrix identity = DoubleMatrix.allocate(n, n);
    for (int i = 0; i < n; i++) {
      identity.set(i, i, 1);
    }
    DoubleMatrix hat = system(p, p.lambda()).solve(identity).predict(p.gram());
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += hat.get(i, i);
    }
    RidgePath path = path(p);
    double freedom = path.effectiveDegreesOfFreedom(p.lambda());
    Check.within(Math.abs(freedom - trace), MOST * n, () -> "freedom " + freedom + ", " + p);
    double less = path.effectiveDegreesOfFreedom(2 * p.lambda());
    Check.that(less < freedom, () -> "freedom grows with lambda, " + p);
  }

  /** P18: threads do not show; K and Y stay; only the lower triangle of K is read. */
  @Property(tries = 20)
  void threadsDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RidgeProblem p = RidgeProblem.draw(random, random.nextInt(4) == 0 ? 150 : 50);
    DoubleMatrix k = DoubleMatrix.copyOf(p.gram());
    for (int i = 0; i < p.n(); i++) {
      for (int j = i + 1; j < p.n(); j++) {
        k.set(i, j, Double.NaN);
      }
    }
    double[] before = k.array().clone();
    DoubleMatrix y = DoubleMatrix.copyOf(p.right());
    RidgeOptions o = p.options();
    RidgePath one = RidgePath.of(p.gram(), y, o, Threads.of(1));
    RidgePath many = RidgePath.of(k, y, o, Threads.of(4));
    double[] a = one.solve(p.lambda()).coefficients().array();
    double[] errors = one.leaveOneOut(p.lambda()).errors().array();
    Check.same(a, many.solve(p.lambda()).coefficients().array(), () -> "solution, " + p);
    Check.same(errors, many.leaveOneOut(p.lambda()).errors().array(), () -> "errors, " + p);
    Check.same(before, k.array(), () -> "K was changed");
    Check.same(p.y().values(), y.array(), () -> "Y was changed");
    double[] s = RidgeSystem.of(p.gram(), p.lambda(), o, Threads.of(1)).solve(y).intercepts();
    double[] t = RidgeSystem.of(k, p.lambda(), o, Threads.of(3)).solve(y).intercepts();
    Check.same(s, t, () -> "system from the lower triangle, " + p);
  }
}
