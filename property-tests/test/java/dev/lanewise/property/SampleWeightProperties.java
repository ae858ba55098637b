package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.svm.DegenerateProblemException;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.TrainingRun;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P73 for all five formulations: what weights of examples mean. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SampleWeightProperties {
  private static final Formulation[] ALL = Formulation.values();

  private static SvmProblem problem(SplittableRandom random) {
    Formulation formulation = ALL[random.nextInt(ALL.length)];
    return SvmProblem.draw(formulation, 6 + random.nextInt(24), random);
  }

  /** A weight of 0 is the row left out, bit for bit. */
  @Property
  void aWeightOfZeroIsNoRow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SvmProblem problem = problem(random);
    int n = problem.y().length;
    double[] weights = new double[n];
    Arrays.setAll(weights, i -> i < 4 || random.nextInt(3) > 0 ? 1 : 0);
    int[] kept = IntStream.range(0, n).filter(i -> weights[i] > 0).toArray();
    SvmProblem rest = problem.on(kept);
    double nu = problem.classes() ? 0.8 * SvmProblem.mostNu(rest.y()) : problem.nu();
    try {
      SvmProblem.Solved expected = rest.withNu(nu).train();
      SvmProblem.Solved solved =
          problem.withNu(nu).train(SampleWeights.of(weights), TrainingRun.DEFAULT);
      assertEquals(expected.certificate(), solved.certificate());
      Check.same(expected.rho(), solved.rho(), () -> "rho");
      double[] theirs = new double[n];
      for (int t = 0; t < kept.length; t++) {
        theirs[kept[t]] = expected.beta()[t];
      }
      assertArrayEquals(theirs, solved.beta());
    } catch (DegenerateProblemException overlap) {
      return;
    }
  }

  /** Powers of two on all rows and C over it: the same bits. */
  @Property(tries = 60)
  void weightsMultiplyC(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Formulation[] some = {Formulation.C_SVC, Formulation.EPSILON_SVR, Formulation.NU_SVR};
    SvmProblem problem = SvmProblem.draw(some[random.nextInt(3)], 20, random);
    double factor = Math.scalb(1.0, random.nextInt(-3, 4));
    double[] weights = new double[20];
    Arrays.fill(weights, factor);
    SvmProblem.Solved expected = problem.train();
    SvmProblem.Solved solved =
        problem
            .with(problem.training().withC(problem.training().c() / factor))
            .train(SampleWeights.of(weights), TrainingRun.DEFAULT);
    assertEquals(expected.certificate(), solved.certificate());
    assertArrayEquals(expected.beta(), solved.beta());
  }

  /** A weight of 2 is the row twice; two copies of a row with half a weight each are the row. */
  @Property
  void aWeightOfTwoIsTheRowTwice(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SvmProblem drawn = problem(random);
    SvmProblem problem = drawn.classes() ? drawn.withNu(0.4 * drawn.nu()) : drawn;
    int n = problem.y().length;
    boolean halves = random.nextBoolean();
    int[] copies = IntStream.range(0, n).filter(i -> random.nextInt(3) == 0).toArray();
    int[] rows = IntStream.concat(IntStream.range(0, n), Arrays.stream(copies)).toArray();
    SvmProblem longer = problem.on(rows);
    double[] shorterWeights = new double[n];
    double[] longerWeights = new double[rows.length];
    Arrays.fill(shorterWeights, 1);
    Arrays.fill(longerWeights, 1);
    for (int t = 0; t < copies.length; t++) {
      if (halves) {
        longerWeights[n + t] = 0.5;
        longerWeights[copies[t]] = 0.5;
      } else {
        shorterWeights[copies[t]] = 2;
      }
    }
    try {
      SvmProblem.Solved once = problem.train(SampleWeights.of(shorterWeights), TrainingRun.DEFAULT);
      SvmProblem.Solved twice = longer.train(SampleWeights.of(longerWeights), TrainingRun.DEFAULT);
      requireSameOptimum(problem, once, twice, rows);
    } catch (DegenerateProblemException overlap) {
      return;
    }
  }

  /** Objectives differ by the gaps at most, weights w by sqrt(2 gap_a) + sqrt(2 gap_b). */
  private static void requireSameOptimum(
      SvmProblem problem, SvmProblem.Solved once, SvmProblem.Solved twice, int[] rows) {
    double a = unit(problem, once);
    double b = unit(problem, twice);
    double[] difference = Arrays.stream(once.beta()).map(v -> v * a).toArray();
    for (int t = 0; t < rows.length; t++) {
      difference[rows[t]] -= twice.beta()[t] * b;
    }
    double gapOnce = a * a * once.certificate().gap();
    double gapTwice = b * b * twice.certificate().gap();
    double objective = a * a * once.certificate().objective();
    double other = b * b * twice.certificate().objective();
    double size = Arrays.stream(once.beta()).map(Math::abs).sum() * a;
    double[][] k = problem.kernelMatrix();
    double largest =
        Arrays.stream(k).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    double rounding = 1e-6 * size * size * largest; // float kernel values: not quite convex
    Check.within(
        Math.abs(objective - other),
        gapOnce + gapTwice + rounding,
        () -> problem + ": objectives " + objective + " and " + other);
    double squared = SvmDual.dot(difference, SvmDual.product(k, difference));
    Check.within(
        Math.sqrt(Math.max(0, squared)),
        Math.sqrt(2 * gapOnce + rounding) + Math.sqrt(2 * gapTwice + rounding),
        () -> problem + ": distance of weights");
  }

  /** Both margins of nu-SVC belong to alphas with the same sum: they are made to add up to 1. */
  private static double unit(SvmProblem problem, SvmProblem.Solved solved) {
    boolean byMargin = problem.formulation() == Formulation.NU_SVC;
    return byMargin ? 1 / Arrays.stream(solved.beta()).map(Math::abs).sum() : 1;
  }
}
