package dev.lanewise.property;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.ridge.LeaveOneOut;
import dev.lanewise.ridge.RidgePath;
import dev.lanewise.ridge.RidgeSystem;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** Leave-one-out errors of ridge regression against models that have not seen the example. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class LeaveOneOutProperties {
  /** Of the largest target; conditions are at most 1e6. */
  private static final double MOST = 1e-8;

  private static LeaveOneOut ofSystem(RidgeProblem p) {
    return RidgeSystem.of(p.gram(), p.lambda(), p.options(), Threads.of(2)).leaveOneOut(p.right());
  }

  private static LeaveOneOut ofPath(RidgeProblem p) {
    return RidgePath.of(p.gram(), p.right(), p.options(), Threads.of(2)).leaveOneOut(p.lambda());
  }

  /** Each error is that of the exact solution of the other rows, weights of 0 included. */
  @Property
  void errorsAreThoseOfExactSolutionsOfTheOthers(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 12);
    DoubleMatrix system = ofSystem(p).errors();
    DoubleMatrix path = ofPath(p).errors();
    for (int t = 0; t < p.targets(); t++) {
      for (int i = 0; i < p.n(); i++) {
        double expected = p.y().get(i, t) - p.predicted(p.exact(t, i), i);
        double most = MOST * (p.scale() + Math.abs(expected));
        Check.within(Math.abs(system.get(i, t) - expected), most, () -> "system, " + p);
        Check.within(Math.abs(path.get(i, t) - expected), most, () -> "path, " + p);
      }
    }
  }

  /** The same from n models of the library, with their own Gram matrices. */
  @Property(tries = 30)
  void errorsAreThoseOfModelsOfTheOthers(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 30);
    DoubleMatrix errors = ofSystem(p).errors();
    for (int i = 0; i < p.n(); i++) {
      RidgeProblem less = p.without(i);
      KernelRidge model =
          KernelRidge.fit(
              p.kernel(),
              p.lambda(),
              RowsOp.doubles(less.x()),
              less.right(),
              less.options(),
              Threads.of(1));
      DoubleMatrix predicted = model.predict(RowsOp.doubles(p.x().select(i)));
      for (int t = 0; t < p.targets(); t++) {
        double expected = p.y().get(i, t) - predicted.get(0, t);
        double most = MOST * (p.scale() + Math.abs(expected));
        Check.within(Math.abs(errors.get(i, t) - expected), most, () -> "refitted, " + p);
      }
    }
  }

  /** rmse and r2 are weighted means of the errors; overall is their mean over the targets. */
  @Property
  void scoresFollowFromTheErrors(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 20);
    for (LeaveOneOut l : new LeaveOneOut[] {ofSystem(p), ofPath(p)}) {
      double total = 0;
      for (int t = 0; t < p.targets(); t++) {
        double weights = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < p.n(); i++) {
          weights += p.weight(i);
          mean += p.weight(i) * p.y().get(i, t);
          squares += p.weight(i) * l.errors().get(i, t) * l.errors().get(i, t);
        }
        double spread = 0;
        for (int i = 0; i < p.n(); i++) {
          spread += p.weight(i) * Math.pow(p.y().get(i, t) - mean / weights, 2);
        }
        near(Math.sqrt(squares / weights), l.rmse()[t], 1e-12, "rmse", p);
        double r2 = 1 - squares / spread;
        near(r2, l.r2()[t], 1e-9 + 1e-9 * p.scale() * p.scale() / spread, "r2", p);
        total += squares / weights / p.targets();
      }
      near(Math.sqrt(total), l.overall(), 1e-12, "overall", p);
    }
  }

  /**
   * Generalised cross-validation by its definition, ||(I - H) y||^2 / n over (trace(I - H) / n)^2,
   * with the hat matrix H column by column; and the leave-one-out errors by theirs, (y - H y)_i /
   * (1 - H_ii).
   */
  @Property
  void theHatMatrixGivesTheSame(@ForAll long seed) {
    RidgeProblem drawn = RidgeProblem.draw(new SplittableRandom(seed), 14);
    RidgeProblem p =
        RidgeProblem.of(
            drawn.kernel(), drawn.lambda(), drawn.x(), drawn.y(), null, drawn.intercept());
    int n = p.n();
    DoubleMatrix identity = DoubleMatrix.allocate(n, n);
    for (int i = 0; i < n; i++) {
      identity.set(i, i, 1);
    }
    DoubleMatrix hat =
        RidgeSystem.of(p.gram(), p.lambda(), p.options(), Threads.of(1))
            .solve(identity)
            .predict(p.gram());
    LeaveOneOut system = ofSystem(p);
    LeaveOneOut path = ofPath(p);
    double trace = n;
    for (int i = 0; i < n; i++) {
      trace -= hat.get(i, i);
    }
    for (int t = 0; t < p.targets(); t++) {
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double missed = p.y().get(i, t);
        for (int j = 0; j < n; j++) {
          missed -= hat.get(i, j) * p.y().get(j, t);
        }
        squares += missed * missed;
        double error = missed / (1 - hat.get(i, i));
        near(error, system.errors().get(i, t), 1e-7 * (1 + p.scale()), "1 - H_ii", p);
      }
      double gcv = squares / n / (trace / n * (trace / n));
      near(gcv, system.gcv()[t], 1e-7 * (1 + p.scale() * p.scale()), "gcv", p);
      near(gcv, path.gcv()[t], 1e-7 * (1 + p.scale() * p.scale()), "gcv of the path", p);
    }
  }

  /** With weights the mean square with every C_ii replaced by the mean of those that count. */
  @Property
  void weightedCrossValidationIsThatOfTheMeanDiagonal(@ForAll long seed) {
    RidgeProblem p = RidgeProblem.draw(new SplittableRandom(seed), 12);
    double[] systems = ofSystem(p).gcv();
    double[] paths = ofPath(p).gcv();
    // C_ii of a row that counts, from its error and the exact coefficient a_i = w_i^1/2 c_i.
    for (int t = 0; t < p.targets(); t++) {
      double[] ab = p.exact(t, -1);
      double squares = 0;
      double trace = 0;
      double weights = 0;
      int count = 0;
      for (int i = 0; i < p.n(); i++) {
        double w = p.weight(i);
        weights += w;
        if (w > 0) {
          double error = p.y().get(i, t) - p.predicted(p.exact(t, i), i);
          trace += ab[i] / (w * error);
          squares += ab[i] * ab[i] / w;
          count++;
        }
      }
      double gcv = squares / weights * ((double) count / trace * (count / trace));
      near(gcv, systems[t], 1e-6 * (gcv + p.scale() * p.scale()), "gcv", p);
      near(gcv, paths[t], 1e-6 * (gcv + p.scale() * p.scale()), "gcv of the path", p);
    }
  }

  private static void near(
      double expected, double actual, double most, String what, RidgeProblem p) {
    double size = most * (1 + Math.abs(expected));
    Check.within(
        Math.abs(actual - expected),
        size,
        () -> what + " " + actual + ", not " + expected + ", " + p);
  }
}
