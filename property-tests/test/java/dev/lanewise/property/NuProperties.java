package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.svm.DegenerateProblemException;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvcTrainer;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P65 to P67, P75, P77 and P80 for nu-SVC and nu-SVR. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class NuProperties {
  private static final double U = Format.DOUBLE.unit();
  private static final Formulation[] BOTH = {Formulation.NU_SVC, Formulation.NU_SVR};

  /** A solved problem; alphas in the units of the solver, v = s times gradient in double-double. */
  private record Case(SvmProblem problem, SvmProblem.Solved solved, SvmDual dual) {
    static Case draw(SplittableRandom random) {
      while (true) {
        Formulation formulation = BOTH[random.nextInt(2)];
        SvmProblem problem = SvmProblem.draw(formulation, 4 + random.nextInt(40), random);
        try {
          SvmProblem.Solved solved = problem.train();
          if (problem.resolves(solved)) {
            return new Case(problem, solved, problem.dual(problem.kernelMatrix()));
          }
        } catch (DegenerateProblemException overlap) {
          // P80 is about these
        }
      }
    }

    boolean classes() {
      return problem.classes();
    }

    int size() {
      return problem.y().length;
    }

    double bound() {
      return dual.bound()[0];
    }

    double alpha(int i) {
      return Math.abs(solved.beta()[i]) * solved.width();
    }

    /** The largest coefficient is 1 / r, the same division for all that are at the bound. */
    boolean bounded(int i) {
      double most = Arrays.stream(solved.beta()).map(Math::abs).max().getAsDouble();
      boolean any = solved.certificate().boundedSupportVectors() > 0;
      return any && Math.abs(solved.beta()[i]) == (classes() ? most : bound());
    }

    /** In nu-SVC f_i, in nu-SVR f_i - y_i, without rho, in the units of decision values. */
    double v(int i) {
      DoubleDouble f = DoubleDouble.of(classes() ? 0 : -problem.y()[i]);
      for (int j = 0; j < size(); j++) {
        f = f.plus(DoubleDouble.product(solved.beta()[j], dual.k()[i][j]));
      }
      return f.toDouble();
    }

    /** Both alphas of an example of a regression may be above 0 where the tube has no width. */
    boolean oneAlphaEach() {
      return classes() || solved.epsilon() > solved.certificate().violation();
    }

    double rounding() {
      double scale = 1;
      for (int i = 0; i < size(); i++) {
        for (int j = 0; j < size(); j++) {
          scale = Math.max(scale, Math.abs(dual.k()[i][j]));
        }
      }
      double sizes = 1 + Arrays.stream(solved.beta()).map(Math::abs).sum();
      return 16 * size() * U * scale * sizes;
    }

    @Override
    public String toString() {
      return problem.formulation()
          + " of "
          + size()
          + ", nu "
          + problem.nu()
          + ", "
          + problem.training()
          + ": "
          + solved.certificate();
    }
  }

  /** P65: alphas in their boxes, both sums nu n / 2 (times C); every count is right. */
  @Property
  void alphasAreFeasible(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    double[] sums = new double[2];
    int used = 0;
    int bounded = 0;
    double n = c.size();
    double rounding = 8 * (n + c.solved.certificate().iterations()) * U;
    for (int i = 0; i < n; i++) {
      double beta = c.solved.beta()[i];
      Check.that(!c.classes() || beta * c.problem.y()[i] >= 0, () -> "sign in " + c);
      Check.within(c.alpha(i), c.bound() * (1 + rounding), () -> "alpha of " + c);
      sums[beta > 0 ? 0 : 1] += c.alpha(i);
      used += beta != 0 ? 1 : 0;
      bounded += c.bounded(i) ? 1 : 0;
    }
    assertEquals(used, c.solved.certificate().supportVectors(), () -> "support vectors: " + c);
    assertEquals(bounded, c.solved.certificate().boundedSupportVectors(), () -> "bounded: " + c);
    double half = c.problem.nu() * n / 2 * c.bound();
    for (double sum : sums) {
      Check.within(sum, half * (1 + rounding), () -> "sum of alphas: " + c);
      Check.within(c.oneAlphaEach() ? half - sum : 0, half * rounding, () -> "sum: " + c);
    }
  }

  /** P66: the violation of a fresh gradient is the reported one, at most the tolerance. */
  @Property
  void theViolationIsRealAndWithinTheTolerance(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    assertEquals(Status.CONVERGED, c.solved.certificate().status(), c::toString);
    double reported = c.solved.certificate().violation();
    Check.within(reported, c.problem.training().tolerance() * (1 + 2 * U), () -> "reported: " + c);
    if (!c.oneAlphaEach()) {
      return; // the coefficients do not say what the alphas are
    }
    Check.within(Math.abs(violation(c) - reported), c.rounding(), () -> violation(c) + " of " + c);
  }

  private static double violation(Case c) {
    double violation = 0;
    for (int sign = -1; sign <= 1; sign += 2) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < c.size(); i++) {
        if (c.classes() && c.problem.y()[i] != sign) {
          continue;
        }
        boolean above0 = c.solved.beta()[i] * sign > 0;
        boolean belowC = !(above0 && c.bounded(i));
        least = (sign > 0 ? belowC : above0) ? Math.min(least, c.v(i)) : least;
        greatest = (sign > 0 ? above0 : belowC) ? Math.max(greatest, c.v(i)) : greatest;
      }
      violation = Math.max(violation, greatest - least);
    }
    return violation;
  }

  /** P67: 0 <= gap <= violation times the sum of the bounds, and the gap is the reported one. */
  @Property
  void theGapIsCertified(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    c.problem.requireCertified(c.solved, c.toString());
  }

  /**
   * P75: at most nu n examples lie inside the margin or outside the tube by more than the
   * violation, at least nu n are support vectors.
   */
  @Property
  void nuBoundsErrorsAndSupportVectors(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    double beyond = c.solved.certificate().violation() + c.rounding();
    int errors = 0;
    for (int i = 0; i < c.size(); i++) {
      double f = c.v(i) - c.solved.rho();
      double loss = c.classes() ? 1 - c.problem.y()[i] * f : Math.abs(f) - c.solved.epsilon();
      errors += loss > beyond ? 1 : 0;
    }
    double share = c.problem.nu() * c.size();
    Check.within(errors, share * (1 + 1e-9), () -> "errors of " + c);
    int vectors = c.solved.certificate().supportVectors();
    Check.that(!c.oneAlphaEach() || vectors >= share * (1 - 1e-9), () -> "vectors of " + c);
  }

  /** P77: nu-SVC is the C-SVC with C = 1 / r, nu-SVR the epsilon-SVR with the epsilon found. */
  @Property(tries = 60)
  void theMachineWithoutNuIsTheSame(@ForAll long seed) {
    Case c = Case.draw(new SplittableRandom(seed));
    SvmParameters training = c.problem.training();
    boolean classes = c.classes();
    SvmProblem other =
        new SvmProblem(
            classes ? Formulation.C_SVC : Formulation.EPSILON_SVR,
            c.problem.x(),
            c.problem.y(),
            1,
            c.solved.epsilon(),
            classes ? training.withC(1 / c.solved.width()) : training);
    SvmProblem.Solved here =
        new SvmProblem.Solved(
            c.solved.beta(), c.solved.rho(), 1, 0, c.solved.certificate(), c.solved.start());
    SvmProblem.Solved there = other.train();
    if (c.oneAlphaEach()) {
      other.requireSameOptimum(here, there, c + " and " + there.certificate());
    }
  }

  /** P80: separable classes have a margin for every nu, and a classifier that is not inverted. */
  @Property(tries = 60)
  void separableClassesAreNeverInverted(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set = DataSet.draw(DataSet.Kind.SEPARABLE, 4 + random.nextInt(40), 2, random);
    double most = SvmProblem.mostNu(Arrays.stream(set.labels()).asDoubleStream().toArray());
    NuSvcParameters parameters =
        NuSvcParameters.defaults(new RbfKernel(0.02 + 0.3 * random.nextDouble()))
            .withNu(most * (0.02 + 0.97 * random.nextDouble()));
    SvmClassifier model =
        NuSvcTrainer.train(RowsOp.floats(set.features()), set.labels(), parameters).model();
    int[] predicted = model.predict(RowsOp.floats(set.features()));
    int right = 0;
    for (int i = 0; i < predicted.length; i++) {
      right += predicted[i] == set.labels()[i] ? 1 : 0;
    }
    int n = predicted.length;
    int majority = (int) (n - most * n / 2 + 0.5);
    Check.that(right >= majority, () -> "right less than " + majority + " of " + n);
  }

  /** P80: a classifier comes with a margin, whatever the data; equal rows have none. */
  @Example
  void whatHasNoMarginIsRefused() {
    int refused = 0;
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DataSet.Kind kind = seed % 2 == 0 ? DataSet.Kind.CONTRADICTIONS : DataSet.Kind.NOISE;
      DataSet set = DataSet.draw(kind, 8 + 2 * random.nextInt(10), 2, random);
      double most = SvmProblem.mostNu(Arrays.stream(set.labels()).asDoubleStream().toArray());
      NuSvcParameters parameters =
          NuSvcParameters.defaults(new RbfKernel(0.5)).withNu(most * random.nextDouble(0.05, 1));
      try {
        var fit = NuSvcTrainer.train(RowsOp.floats(set.features()), set.labels(), parameters);
        double sum = 0;
        for (int s = 0; s < fit.model().supportVectorCount(); s++) {
          double signed = fit.model().coefficient(0, s);
          Check.that(signed * set.labels()[fit.supportRows()[s]] > 0, () -> "inverted");
          sum += Math.abs(signed);
        }
        double r = parameters.nu() * set.labels().length / sum;
        Check.that(r > 0 && r < Double.POSITIVE_INFINITY, () -> "margin " + r);
      } catch (DegenerateProblemException none) {
        refused++;
      }
    }
    int count = refused;
    Check.that(count >= 20 && count <= 150, () -> count + " refused");
  }
}
