package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.calibration.PlattScaling;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CalibrationTrainerTest {
  private static final int N = 240;
  private static final double TIGHT = 1e-7;
  private static final SvmParameters PARAMETERS =
      SvmParameters.defaults(new RbfKernel(.3)).withC(2).withTolerance(TIGHT);

  private final int[] labels = new int[N];
  private final FloatMatrix x = blobs(3);

  private FloatMatrix blobs(int classes) {
    Random random = new Random(11);
    FloatMatrix made = FloatMatrix.allocate(N, 3);
    for (int i = 0; i < N; i++) {
      labels[i] = random.nextInt(classes) * 2 + 5;
      for (int c = 0; c < 3; c++) {
        double centre = labels[i] == 2 * c + 5 ? 1.5 : 0;
        made.array()[3 * i + c] = (float) (random.nextGaussian() + centre);
      }
    }
    return made;
  }

  private CalibratedFit calibrated(CalibrationParameters calibrating, TrainingRun run) {
    return CalibrationTrainer.train(x, labels, SampleWeights.none(), PARAMETERS, calibrating, run);
  }

  @Test
  void theClassifierIsTheSameBitForBit() {
    SvmFit plain = SvmTrainer.train(x, labels, PARAMETERS);
    CalibratedFit fit = calibrated(CalibrationParameters.DEFAULT, TrainingRun.DEFAULT);
    assertEquals(plain.pairs(), fit.fit().pairs());
    assertEquals(fit.fit().model(), fit.model().model());
  }

  /** The sigmoid of a pair is that of machines trained without the rows of a fold. */
  @Test
  void foldsDecideLikeMachinesThatHaveNotSeenTheRows() {
    FloatMatrix two = blobs(2);
    CalibratedFit fit =
        CalibrationTrainer.train(
            two,
            labels,
            SampleWeights.none(),
            PARAMETERS,
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    int first = fit.fit().model().labels()[0];
    int[] classOf = new int[N];
    int[] order = new int[N];
    int next = 0;
    for (int c : fit.fit().model().labels()) {
      for (int i = 0; i < N; i++) {
        if (labels[i] == c) {
          classOf[next] = c == first ? 0 : 1;
          order[next++] = i;
        }
      }
    }
    StratifiedFolds folds = new StratifiedFolds(classOf, 5, 1);
    double[] decisions = new double[N];
    boolean[] positive = new boolean[N];
    for (int f = 0; f < 5; f++) {
      int[] seen = Arrays.stream(folds.outside(f)).map(t -> order[t]).toArray();
      FloatMatrix some = FloatMatrix.allocate(seen.length, 3);
      int[] theirs = new int[seen.length];
      for (int t = 0; t < seen.length; t++) {
        two.copyRow(seen[t], some.array(), 3 * t);
        theirs[t] = labels[seen[t]];
      }
      SvmClassifier model = SvmTrainer.train(some, theirs, PARAMETERS).model();
      for (int t : folds.inside(f)) {
        double[] value = new double[1];
        model.decisionValues(two.array(), 3 * order[t], value, model.newScratch());
        decisions[t] = model.labels()[0] == first ? value[0] : -value[0];
        positive[t] = classOf[t] == 0;
      }
    }
    var expected = PlattScaling.fit(decisions, positive);
    var actual = (dev.lanewise.calibration.Sigmoid) fit.model().calibrations().get(0);
    assertEquals(expected.a(), actual.a(), 1e-4);
    assertEquals(expected.b(), actual.b(), 1e-4);
  }

  /** Twice the weight at half of C is the same machine, but more examples to believe. */
  @Test
  void weightsCountForCurvesToo() {
    double[] two = new double[N];
    Arrays.fill(two, 2);
    CalibratedFit once = calibrated(CalibrationParameters.DEFAULT, TrainingRun.DEFAULT);
    CalibratedFit twice =
        CalibrationTrainer.train(
            x,
            labels,
            SampleWeights.of(two),
            PARAMETERS.withC(PARAMETERS.c() / 2),
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    assertEquals(once.fit().pairs(), twice.fit().pairs());
    assertTrue(!once.model().calibrations().equals(twice.model().calibrations()));
  }

  @Test
  void seedsCountAndThreadsDoNot() {
    CalibratedFit one = calibrated(CalibrationParameters.DEFAULT, TrainingRun.DEFAULT);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      TrainingRun two = TrainingRun.DEFAULT.with(RowPartition.over(pool, 2));
      CalibratedFit again = calibrated(CalibrationParameters.DEFAULT, two);
      assertEquals(one.model().calibrations(), again.model().calibrations());
    }
    CalibrationParameters other =
        new CalibrationParameters(5, 2, CalibrationParameters.Curve.SIGMOID);
    assertTrue(
        !one.model()
            .calibrations()
            .equals(calibrated(other, TrainingRun.DEFAULT).model().calibrations()));
  }

  @Test
  void probabilitiesAreNearTheSharesTheyForetell() {
    for (CalibrationParameters.Curve curve : CalibrationParameters.Curve.values()) {
      CalibratedFit fit = calibrated(new CalibrationParameters(5, 1, curve), TrainingRun.DEFAULT);
      DoubleMatrix p = fit.model().probabilities(x);
      double foretold = 0;
      double right = 0;
      int[] best = new int[N];
      fit.model().mostProbable(x, best, RowPartition.caller());
      for (int i = 0; i < N; i++) {
        double most = Math.max(p.get(i, 0), Math.max(p.get(i, 1), p.get(i, 2)));
        foretold += most / N;
        right += best[i] == labels[i] ? 1.0 / N : 0;
      }
      assertEquals(right, foretold, 0.1, curve.name());
    }
  }

  @Test
  void nuMachinesAreCalibratedToo() {
    NuSvcParameters nu = NuSvcParameters.defaults(new RbfKernel(.3)).withNu(.4);
    CalibratedFit fit =
        CalibrationTrainer.train(
            x,
            labels,
            SampleWeights.none(),
            nu,
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    for (var calibration : fit.model().calibrations()) {
      assertTrue(calibration.probability(1) > .5 && calibration.probability(-1) < .5);
    }
  }

  @Test
  void theNoiseOfTargetsIsFound() {
    Random random = new Random(3);
    double[] targets = new double[N];
    for (int i = 0; i < N; i++) {
      double laplace = -Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? .2 : -.2);
      targets[i] = Math.sin(x.get(i, 0)) + laplace;
    }
    SvrParameters epsilon = SvrParameters.defaults(new RbfKernel(.2)).withEpsilon(.05);
    NoisyFit fit =
        CalibrationTrainer.train(
            x,
            targets,
            SampleWeights.none(),
            epsilon,
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    assertEquals(.2, fit.noise().scale(), .06);
    assertArrayEquals(
        SvrTrainer.train(x, targets, epsilon).model().predict(x), fit.fit().model().predict(x));
    NoisyFit byNu =
        CalibrationTrainer.train(
            x,
            targets,
            SampleWeights.none(),
            new NuSvrParameters(.5, epsilon.training()),
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    assertEquals(.2, byNu.noise().scale(), .06);
  }

  /** Almost constant regressions: residuals of rows that count more are the larger ones. */
  @Test
  void weightsCountForTheNoise() {
    double[] targets = new double[N];
    double[] weights = new double[N];
    Random random = new Random(5);
    for (int i = 0; i < N; i++) {
      boolean noisy = x.get(i, 0) > .5;
      targets[i] = random.nextGaussian() * (noisy ? 1 : .1);
      weights[i] = noisy ? 8 : 1;
    }
    SvrParameters flat = SvrParameters.defaults(new RbfKernel(1e-6)).withEpsilon(.05);
    double plain = noise(targets, SampleWeights.none(), flat);
    double weighted = noise(targets, SampleWeights.of(weights), flat);
    assertTrue(weighted > 1.3 * plain, weighted + " and " + plain);
  }

  private double noise(double[] targets, SampleWeights weights, SvrParameters parameters) {
    return CalibrationTrainer.train(
            x, targets, weights, parameters, CalibrationParameters.DEFAULT, TrainingRun.DEFAULT)
        .noise()
        .scale();
  }

  @Test
  void aClassThatOneFoldHoldsAloneIsDecidedForByTheOther() {
    int[] few = new int[N];
    few[7] = 1;
    CalibratedFit fit =
        CalibrationTrainer.train(
            x,
            few,
            SampleWeights.none(),
            PARAMETERS,
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    double p = fit.model().probabilities(x).get(0, 0);
    assertTrue(p > .5 && p < 1, "" + p);
    assertThrows(
        IllegalArgumentException.class,
        () -> new CalibrationParameters(1, 1, CalibrationParameters.Curve.SIGMOID));
  }
}
