package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is cut off says so, and nothing begins after it. */
@Timeout(120)
class StoppedRunsTest {
  private static final int N = 120;
  private static final SvmParameters PARAMETERS =
      SvmParameters.defaults(new RbfKernel(.3)).withC(10).withTolerance(1e-6);
  private static final SvrParameters TUBE = new SvrParameters(.05, PARAMETERS);

  private final FloatMatrix x = FloatMatrix.allocate(N, 2);
  private final int[] labels = new int[N];
  private final double[] targets = new double[N];

  StoppedRunsTest() {
    Random random = new Random(7);
    for (int i = 0; i < N; i++) {
      labels[i] = i % 2;
      for (int c = 0; c < 2; c++) {
        x.set(i, c, (float) (random.nextGaussian() + labels[i]));
      }
      targets[i] = x.get(i, 0) + .3 * random.nextGaussian();
    }
  }

  /** Counts calls, and says no just once, after the first so many. */
  private static final class Patience implements TrainingListener {
    private final AtomicInteger calls = new AtomicInteger();
    private final int first;

    Patience(int first) {
      this.first = first;
    }

    @Override
    public boolean proceed(int pair, int pairs, long iterations, double violation) {
      return calls.incrementAndGet() != first + 1;
    }
  }

  private CalibratedFit calibrated(SvmParameters parameters, TrainingRun run) {
    return CalibrationTrainer.train(
        x, labels, SampleWeights.none(), parameters, CalibrationParameters.DEFAULT, run);
  }

  private NoisyFit noisy(SvrParameters parameters, TrainingRun run) {
    return CalibrationTrainer.train(
        x, targets, SampleWeights.none(), parameters, CalibrationParameters.DEFAULT, run);
  }

  private int callsOfTheMachine() {
    Patience machine = new Patience(Integer.MAX_VALUE - 1);
    TrainingRun run = TrainingRun.DEFAULT.with(machine);
    SvmTrainer.train(x, labels, SampleWeights.none(), PARAMETERS, run);
    return machine.calls.get();
  }

  @Test
  void aFoldAtItsLimitShowsInTheStatus() {
    SvmFit solved = SvmTrainer.train(x, labels, PARAMETERS);
    TrainingRun run = TrainingRun.DEFAULT.from(solved.start());
    CalibratedFit fit = calibrated(PARAMETERS.withMaxIterations(1), run);
    assertEquals(Status.CONVERGED, fit.fit().status());
    assertEquals(Status.ITERATION_LIMIT, fit.status());
    assertNotEquals(new Sigmoid(0, 0), fit.model().calibrations().get(0));
    assertEquals(Status.CONVERGED, calibrated(PARAMETERS, TrainingRun.DEFAULT).status());
  }

  @Test
  void withoutAnyFoldProbabilitiesAreEven() {
    int before = callsOfTheMachine();
    Patience patience = new Patience(before);
    CalibratedFit fit = calibrated(PARAMETERS, TrainingRun.DEFAULT.with(patience));
    assertEquals(Status.CONVERGED, fit.fit().status());
    assertEquals(Status.CANCELLED, fit.status());
    assertEquals(new Sigmoid(0, 0), fit.model().calibrations().get(0));
    assertEquals(before + 1, patience.calls.get());
  }

  @Test
  void finishedFoldsAreMadeUseOf() {
    Patience all = new Patience(Integer.MAX_VALUE - 1);
    calibrated(PARAMETERS, TrainingRun.DEFAULT.with(all));
    Patience patience = new Patience(all.calls.get() - 1);
    CalibratedFit fit = calibrated(PARAMETERS, TrainingRun.DEFAULT.with(patience));
    assertEquals(Status.CANCELLED, fit.status());
    Sigmoid found = (Sigmoid) fit.model().calibrations().get(0);
    assertTrue(found.probability(1) > .5 && found.probability(-1) < .5, found::toString);
  }

  @Test
  void aCancelledMachineHasNoFolds() {
    for (int calls : new int[] {0, 1}) {
      Patience patience = new Patience(calls);
      CalibratedFit fit = calibrated(PARAMETERS, TrainingRun.DEFAULT.with(patience));
      assertEquals(Status.CANCELLED, fit.status());
      assertEquals(calls + 1, patience.calls.get());
    }
  }

  @Test
  void aCancelledRegressionIsNotAskedAgain() {
    Patience patience = new Patience(1);
    NoisyFit fit = noisy(TUBE, TrainingRun.DEFAULT.with(patience));
    assertEquals(Status.CANCELLED, fit.fit().certificate().status());
    assertEquals(Status.CANCELLED, fit.status());
    assertEquals(2, patience.calls.get());
  }

  @Test
  void aRegressionWithoutAnyFoldHasTheNoiseAroundItself() {
    Patience machine = new Patience(Integer.MAX_VALUE - 1);
    SvrFit solved =
        SvrTrainer.train(x, targets, SampleWeights.none(), TUBE, TrainingRun.DEFAULT.with(machine));
    Patience patience = new Patience(machine.calls.get());
    NoisyFit fit = noisy(TUBE, TrainingRun.DEFAULT.with(patience));
    assertEquals(Status.CONVERGED, fit.fit().certificate().status());
    assertEquals(Status.CANCELLED, fit.status());
    double[] values = solved.model().predict(x);
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += Math.abs(targets[i] - values[i]) / N;
    }
    assertEquals(sum, fit.noise().scale(), 1e-5);
  }

  @Test
  void aRegressionsFoldAtItsLimitShowsInTheStatus() {
    SvrFit solved = SvrTrainer.train(x, targets, TUBE);
    TrainingRun run = TrainingRun.DEFAULT.from(solved.start());
    NoisyFit fit = noisy(new SvrParameters(.05, PARAMETERS.withMaxIterations(1)), run);
    assertEquals(Status.CONVERGED, fit.fit().certificate().status());
    assertEquals(Status.ITERATION_LIMIT, fit.status());
    assertEquals(Status.CONVERGED, noisy(TUBE, TrainingRun.DEFAULT).status());
  }

  /**
   * The search begins with the first 42.6 examples of each class at their bounds: the margin is
   * that of the two free ones, rows 84 and 85, which are on the wrong side.
   */
  @Test
  void aNuSvcStoppedBeforeItHasAMarginSaysSo() {
    for (int c = 0; c < 2; c++) {
      x.set(84, c, 2);
      x.set(85, c, -1);
    }
    NuSvcParameters nu = new NuSvcParameters(.71, PARAMETERS);
    assertEquals(Status.CONVERGED, NuSvcTrainer.train(x, labels, nu).status());
    NuSvcParameters one = new NuSvcParameters(.71, PARAMETERS.withTimeLimit(Duration.ofNanos(1)));
    DegenerateProblemException limit =
        assertThrows(DegenerateProblemException.class, () -> NuSvcTrainer.train(x, labels, one));
    assertEquals(Status.TIME_LIMIT, limit.status());
    String start =
        "nu is 0.71 and the run was stopped (TIME_LIMIT) before classes 0 and 1 had a margin:";
    assertTrue(limit.getMessage().startsWith(start), limit.getMessage());
    TrainingRun cancelled = TrainingRun.DEFAULT.with(new Patience(0));
    assertEquals(
        Status.CANCELLED,
        assertThrows(
                DegenerateProblemException.class,
                () -> NuSvcTrainer.train(x, labels, SampleWeights.none(), nu, cancelled))
            .status());
  }

  @Test
  void classesThatAreTheSameAreDegenerate() {
    FloatMatrix same = FloatMatrix.allocate(4, 1);
    int[] two = {0, 1, 0, 1};
    NuSvcParameters nu = new NuSvcParameters(.5, PARAMETERS);
    DegenerateProblemException none =
        assertThrows(DegenerateProblemException.class, () -> NuSvcTrainer.train(same, two, nu));
    assertEquals(Status.CONVERGED, none.status());
    assertTrue(none.getMessage().contains("the classes overlap too much"), none.getMessage());
  }

  @Test
  void aListenersOwnCancellationIsItsOwn() {
    CancellationException own = new CancellationException("of the caller");
    int[] three = new int[N];
    Arrays.setAll(three, i -> i % 3);
    for (int[] y : new int[][] {labels, three}) {
      AtomicInteger calls = new AtomicInteger();
      TrainingListener once =
          (pair, pairs, iterations, violation) -> {
            if (calls.getAndIncrement() == 0) {
              throw own;
            }
            return true;
          };
      TrainingRun run = TrainingRun.DEFAULT.with(once);
      assertSame(
          own,
          assertThrows(
              CancellationException.class,
              () -> SvmTrainer.train(x, y, SampleWeights.none(), PARAMETERS, run)));
    }
  }

  @Test
  void noFoldBeginsAfterTheEnd() {
    FloatMatrix gram = FloatMatrix.allocate(4, 4);
    double[] ones = {1, 1, 1, 1};
    SmoState solved = new SmoState(2, new double[4], ones);
    HeldOutDecisions decisions =
        new HeldOutDecisions(solved, GramRows.whole(gram), i -> i, RowPartition.caller());
    for (Status status : Status.values()) {
      AtomicInteger begun = new AtomicInteger();
      HeldOut heldOut =
          decisions.of(
              i -> i % 4,
              4,
              Status.CONVERGED,
              (state, solver, start) -> {
                begun.incrementAndGet();
                return new PairFormulation.Outcome(status, 1);
              });
      boolean ends = status == Status.TIME_LIMIT || status == Status.CANCELLED;
      assertEquals(ends ? 1 : 4, begun.get());
      assertEquals(status, heldOut.status());
      assertEquals(!ends, heldOut.anyKnown());
    }
  }
}
