package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.DegenerateProblemException;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvrParameters;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.TrainingRun;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P70 and P82 for all five formulations, and for what calibrates them. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class TrainerRepeatProperties {
  private static final Formulation[] ALL = Formulation.values();

  /** A second run, two threads, a row or two of memory: the same bits, the input untouched. */
  @Property
  void runsThreadsAndMemoryDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SvmProblem drawn =
        SvmProblem.draw(ALL[random.nextInt(ALL.length)], 6 + random.nextInt(40), random);
    double[] weights = random.doubles(drawn.y().length, 0.5, 2).toArray();
    double[] kept = weights.clone();
    SvmProblem problem = drawn.withNu(0.3 * drawn.nu());
    float[] features = problem.x().array().clone();
    double[] y = problem.y().clone();
    SampleWeights counts = SampleWeights.of(weights);
    try {
      SvmProblem.Solved first = problem.train(counts, TrainingRun.DEFAULT);
      TrainingRun two = TrainingRun.DEFAULT.with(Threads.of(2));
      requireSame(first, problem.train(counts, TrainingRun.DEFAULT));
      requireSame(first, problem.train(counts, two));
      SvmProblem small = problem.with(problem.training().withMemoryBytes(1));
      requireSame(first, small.train(counts, two));
    } catch (DegenerateProblemException overlap) {
      return;
    } finally {
      assertArrayEquals(features, problem.x().array());
      assertArrayEquals(y, problem.y());
      assertArrayEquals(kept, weights);
    }
  }

  private static void requireSame(SvmProblem.Solved a, SvmProblem.Solved b) {
    assertEquals(a.certificate(), b.certificate());
    assertArrayEquals(a.beta(), b.beta());
    Check.same(a.rho(), b.rho(), () -> "rho");
    Check.same(a.epsilon(), b.epsilon(), () -> "epsilon");
  }

  /** The machine is that without probabilities, and these do not depend on runs or threads. */
  @Property
  void calibrationDoesNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Formulation[] some = {
      Formulation.C_SVC, Formulation.NU_SVC, Formulation.EPSILON_SVR, Formulation.NU_SVR
    };
    SvmProblem drawn = SvmProblem.draw(some[random.nextInt(4)], 10 + random.nextInt(30), random);
    SvmProblem problem = drawn.withNu(0.5 * drawn.nu());
    CalibrationParameters.Curve[] curves = CalibrationParameters.Curve.values();
    CalibrationParameters how =
        new CalibrationParameters(2 + random.nextInt(4), seed, curves[random.nextInt(2)]);
    try {
      List<Object> first = calibrated(problem, how, TrainingRun.DEFAULT);
      assertEquals(first, calibrated(problem, how, TrainingRun.DEFAULT.with(Threads.of(2))));
      SvmProblem small = problem.with(problem.training().withMemoryBytes(1));
      assertEquals(first, calibrated(small, how, TrainingRun.DEFAULT));
      assertEquals(problem.train().certificate(), first.get(0));
    } catch (IllegalArgumentException fold) {
      String message = fold.getMessage();
      Check.that(problem.formulation() == Formulation.NU_SVC, () -> message);
    }
  }

  /** Certificate and calibration. */
  private static List<Object> calibrated(SvmProblem p, CalibrationParameters how, TrainingRun run) {
    SampleWeights none = SampleWeights.none();
    if (p.classes()) {
      var fit =
          p.formulation() == Formulation.C_SVC
              ? CalibrationTrainer.train(p.x(), p.labels(), none, p.training(), how, run)
              : CalibrationTrainer.train(
                  p.x(), p.labels(), none, new NuSvcParameters(p.nu(), p.training()), how, run);
      return List.of(fit.fit().pairs().get(0).certificate(), fit.model().calibrations());
    }
    var fit =
        p.formulation() == Formulation.EPSILON_SVR
            ? CalibrationTrainer.train(
                p.x(), p.y(), none, new SvrParameters(p.tube(), p.training()), how, run)
            : CalibrationTrainer.train(
                p.x(), p.y(), none, new NuSvrParameters(p.nu(), p.training()), how, run);
    return List.of(fit.fit().certificate(), fit.noise());
  }
}
