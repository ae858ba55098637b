package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.DegenerateProblemException;
import dev.lanewise.svm.DualStart;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.TrainingRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P74, P81 and P85 for all five formulations: any end, any beginning, one optimum. */
@PropertyDefaults(tries = 80, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class StartProperties {
  private static final Formulation[] ALL = Formulation.values();

  /** A problem whose optimum is known; nu-SVC without a margin is left out. */
  private record Case(SvmProblem problem, SvmProblem.Solved optimum) {
    static Case draw(SplittableRandom random) {
      return draw(random, 0.9);
    }

    static Case draw(SplittableRandom random, double ofNu) {
      while (true) {
        Formulation formulation = ALL[random.nextInt(ALL.length)];
        SvmProblem drawn = SvmProblem.draw(formulation, 6 + random.nextInt(40), random);
        SvmProblem problem = drawn.withNu(ofNu * drawn.nu());
        try {
          SvmProblem.Solved optimum = problem.train();
          if (problem.resolves(optimum)) {
            return new Case(problem, optimum);
          }
        } catch (DegenerateProblemException overlap) {
          // P80 is about these
        }
      }
    }

    SvmProblem.Solved from(DualStart start) {
      return problem.train(SampleWeights.none(), TrainingRun.DEFAULT.from(start));
    }

    void requireOptimum(SvmProblem.Solved solved, String what) {
      assertEquals(Status.CONVERGED, solved.certificate().status(), () -> what + " of " + this);
      problem.requireSameOptimum(optimum, solved, what + " of " + this);
    }

    @Override
    public String toString() {
      return problem.formulation() + " of " + problem.y().length + ", " + problem.training();
    }
  }

  /** P85: there is nothing left to do at a solution. */
  @Property
  void aSolutionIsSolved(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    SvmProblem.Solved again = c.from(c.optimum.start());
    c.requireOptimum(again, "from the solution");
    boolean known = // a tube without a width leaves alphas that the coefficients do not show
        c.problem.formulation() != Formulation.NU_SVR
            || c.optimum.epsilon() > c.optimum.certificate().violation();
    Check.within(
        known ? again.certificate().iterations() : 0,
        0,
        () -> "iterations of " + c + ": " + c.optimum.certificate());
  }

  /** P85: from another C, another kernel, a part of the rows, and from what makes no sense. */
  @Property(tries = 60)
  void anyStartReachesTheOptimum(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case c = Case.draw(random, 0.4);
    SvmParameters training = c.problem.training();
    try {
      switch (random.nextInt(4)) {
        case 0 -> {
          double factor = Math.pow(10, 2 * random.nextDouble() - 1);
          SvmProblem other = c.problem.with(training.withC(training.c() * factor));
          c.requireOptimum(c.from(other.train().start().times(1 / factor)), "from another C");
        }
        case 1 -> {
          SvmParameters rbf =
              new SvmParameters(
                  new RbfKernel(0.05 + random.nextDouble()),
                  training.c(),
                  training.weights(),
                  training.tolerance(),
                  training.memoryBytes(),
                  training.maxIterations(),
                  training.timeLimit());
          c.requireOptimum(c.from(c.problem.with(rbf).train().start()), "from another kernel");
        }
        case 2 -> {
          int[] some =
              IntStream.range(0, c.problem.y().length)
                  .filter(i -> i < 4 || random.nextInt(4) > 0)
                  .toArray();
          SvmProblem part = c.problem.on(some);
          part = part.classes() ? part.withNu(0.3 * SvmProblem.mostNu(part.y())) : part;
          c.requireOptimum(c.from(part.train().start().onRows(some)), "from a part");
        }
        default -> {
          int n = c.problem.y().length;
          int[] reversed = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
          DualStart odd = c.optimum.start().onRows(reversed).times(10 * random.nextDouble());
          c.requireOptimum(c.from(odd), "from an odd point");
        }
      }
    } catch (DegenerateProblemException overlap) {
      return; // of the other problem
    }
  }

  /** P81: a run that is stopped anywhere is feasible, certified, and can go on. */
  @Property(tries = 120)
  void aRunStoppedAnywhereIsCertifiedAndGoesOn(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case c = Case.draw(random);
    SvmParameters training = c.problem.training();
    Status expected = null;
    TrainingRun run = TrainingRun.DEFAULT;
    SvmProblem limited = c.problem;
    switch (random.nextInt(3)) {
      case 0 -> {
        expected = Status.ITERATION_LIMIT;
        limited = c.problem.with(training.withMaxIterations(1 + random.nextInt(60)));
      }
      case 1 -> {
        expected = Status.TIME_LIMIT;
        limited = c.problem.with(training.withTimeLimit(Duration.ofNanos(1)));
      }
      default -> {
        expected = Status.CANCELLED;
        int[] left = {random.nextInt(4)};
        run = run.with((pair, pairs, iterations, violation) -> left[0]-- > 0);
      }
    }
    SvmProblem.Solved stopped;
    try {
      stopped = limited.train(SampleWeights.none(), run);
    } catch (DegenerateProblemException none) {
      assertEquals(Formulation.NU_SVC, c.problem.formulation());
      return;
    }
    Certificate certificate = stopped.certificate();
    if (certificate.status() != Status.CONVERGED) {
      assertEquals(expected, certificate.status(), c::toString);
    }
    if (certificate.status() == Status.ITERATION_LIMIT) {
      assertEquals(limited.training().maxIterations(), certificate.iterations(), c::toString);
    }
    Check.that(
        Double.isFinite(certificate.gap()) && Double.isFinite(certificate.violation()),
        () -> c + ": " + certificate);
    requireFeasible(c.problem, stopped, certificate);
    boolean begun =
        c.problem.formulation() == Formulation.C_SVC || certificate.supportVectors() > 0;
    if (begun && certificate.violation() < Double.POSITIVE_INFINITY) {
      c.problem.requireCertified(stopped, "stopped " + c + ": " + certificate);
    }
    c.requireOptimum(c.from(stopped.start()), "after " + certificate.status());
  }

  private static void requireFeasible(
      SvmProblem problem, SvmProblem.Solved solved, Certificate certificate) {
    double bound = problem.costs() ? problem.training().c() : 1;
    double plus = 0;
    double minus = 0;
    int n = problem.y().length;
    double rounding = 1e-15 * (n + certificate.iterations());
    for (double b : solved.beta()) {
      double alpha = Math.abs(b) * solved.width();
      Check.within(alpha, bound * (1 + rounding), () -> "alpha of " + problem);
      plus += b > 0 ? alpha : 0;
      minus += b < 0 ? alpha : 0;
    }
    double slack = rounding * n * bound;
    switch (problem.formulation()) {
      case ONE_CLASS ->
          Check.within(Math.abs(plus - problem.nu() * n), slack, () -> "sum of " + problem);
      case NU_SVR ->
          Check.within(plus + minus, problem.nu() * n * bound + slack, () -> "sum of " + problem);
      default -> {}
    }
    double balance = problem.formulation() == Formulation.ONE_CLASS ? 0 : plus - minus;
    Check.within(Math.abs(balance), slack, () -> "balance of " + problem);
  }

  /** P74: without the examples that are no support vectors the optimum is the same. */
  @Property
  void supportVectorsAreAllThatCounts(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    SvmProblem.Solved all = c.optimum;
    int n = c.problem.y().length;
    int[] kept = IntStream.range(0, n).filter(i -> all.beta()[i] != 0).toArray();
    boolean nu = c.problem.formulation() != Formulation.C_SVC;
    if (kept.length == 0 || (c.problem.formulation() == Formulation.NU_SVR && all.epsilon() == 0)) {
      return; // no examples; or alphas that cancel
    }
    SvmProblem part = c.problem.on(kept);
    double most = part.classes() ? SvmProblem.mostNu(part.y()) : 1;
    double theirs = nu ? Math.min(most, c.problem.nu() * n / kept.length) : c.problem.nu();
    SvmProblem.Solved rest = part.withNu(theirs).train();
    double[] beta = new double[n];
    for (int t = 0; t < kept.length; t++) {
      beta[kept[t]] = rest.beta()[t];
    }
    double a = all.width() * all.width() * all.certificate().objective();
    double b = rest.width() * rest.width() * rest.certificate().objective();
    double slack =
        all.width() * all.width() * all.certificate().gap()
            + rest.width() * rest.width() * rest.certificate().gap();
    double size = Arrays.stream(beta).map(Math::abs).sum() * rest.width();
    Check.within(Math.abs(a - b), slack + 1e-6 * (1 + size * size), () -> a + ", " + b + ": " + c);
  }
}
