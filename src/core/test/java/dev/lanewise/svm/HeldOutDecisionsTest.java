package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.calibration.LaplaceNoise;
import dev.lanewise.calibration.PlattScaling;
import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What folds decide, against machines trained on the rows outside the fold alone. */
@Timeout(120)
class HeldOutDecisionsTest {
  private static final int N = 120;
  private static final SvmParameters PARAMETERS =
      SvmParameters.defaults(new RbfKernel(.3)).withC(2).withTolerance(1e-7);
  private static final NuSvcParameters NU = new NuSvcParameters(.3, PARAMETERS);

  private final FloatMatrix x = FloatMatrix.allocate(N, 3);
  private final int[] labels = new int[N];
  private final double[] targets = new double[N];

  HeldOutDecisionsTest() {
    Random random = new Random(31);
    for (int i = 0; i < N; i++) {
      labels[i] = i % 3;
      for (int c = 0; c < 3; c++) {
        x.set(i, c, (float) (random.nextGaussian() + (labels[i] == c ? 1.2 : 0)));
      }
      targets[i] = Math.sin(x.get(i, 0)) + .3 * random.nextGaussian();
    }
  }

  private FloatMatrix rows(int[] some) {
    FloatMatrix out = FloatMatrix.allocate(some.length, 3);
    for (int t = 0; t < some.length; t++) {
      x.copyRow(some[t], out.array(), 3 * t);
    }
    return out;
  }

  private void check(
      CalibratedFit fit, int[] y, BiFunction<FloatMatrix, int[], SvmClassifier> trainer) {
    int[] classes = fit.fit().model().labels();
    int[] order =
        Arrays.stream(classes).flatMap(c -> IntStream.range(0, N).filter(i -> y[i] == c)).toArray();
    int[] sorted = Arrays.stream(order).map(i -> y[i]).toArray();
    int[] numbers =
        Arrays.stream(sorted)
            .map(l -> IntStream.range(0, classes.length).filter(c -> classes[c] == l).sum())
            .toArray();
    StratifiedFolds folds = new StratifiedFolds(numbers, 5, 1);
    int pair = 0;
    for (int a = 0; a < classes.length; a++) {
      for (int b = a + 1; b < classes.length; b++) {
        int first = a;
        int second = b;
        int[] both =
            IntStream.range(0, N)
                .filter(t -> numbers[t] == first || numbers[t] == second)
                .toArray();
        double[] decisions = new double[both.length];
        boolean[] positive = new boolean[both.length];
        for (int at = 0; at < both.length; at++) {
          positive[at] = numbers[both[at]] == first;
        }
        for (int f = 0; f < 5; f++) {
          int fold = f;
          int[] seen = Arrays.stream(both).filter(t -> folds.of(t) != fold).toArray();
          int[] theirs = Arrays.stream(seen).map(t -> sorted[t]).toArray();
          boolean lone = Arrays.stream(theirs).distinct().count() == 1;
          int[] inX = Arrays.stream(seen).map(t -> order[t]).toArray();
          SvmClassifier model = lone ? null : trainer.apply(rows(inX), theirs);
          for (int at = 0; at < both.length; at++) {
            if (folds.of(both[at]) == f) {
              int[] one = {order[both[at]]};
              boolean plus = (lone ? theirs[0] : model.labels()[0]) == classes[a];
              double value = lone ? 1 : model.decisionValues(rows(one)).get(0, 0);
              decisions[at] = plus ? value : -value;
            }
          }
        }
        Sigmoid expected = PlattScaling.fit(decisions, positive);
        Sigmoid actual = (Sigmoid) fit.model().calibrations().get(pair++);
        assertEquals(expected.a(), actual.a(), 1e-4 * (1 + Math.abs(expected.a())));
        assertEquals(expected.b(), actual.b(), 1e-4 * (1 + Math.abs(expected.b())));
      }
    }
  }

  private CalibratedFit calibrated(int[] y) {
    return CalibrationTrainer.train(
        x, y, SampleWeights.none(), PARAMETERS, CalibrationParameters.DEFAULT, TrainingRun.DEFAULT);
  }

  @Test
  void everyPairOfClasses() {
    check(calibrated(labels), labels, (s, l) -> SvmTrainer.train(s, l, PARAMETERS).model());
  }

  @Test
  void aClassThatOneFoldHoldsAlone() {
    int[] few = new int[N];
    few[7] = 1;
    check(calibrated(few), few, (s, l) -> SvmTrainer.train(s, l, PARAMETERS).model());
  }

  @Test
  void nuMachinesByTheirMargins() {
    CalibratedFit fit =
        CalibrationTrainer.train(
            x,
            labels,
            SampleWeights.none(),
            NU,
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    check(fit, labels, (s, l) -> NuSvcTrainer.train(s, l, NU).model());
  }

  @Test
  void regressionsHoldOutBothAlphasOfAnExample() {
    SvrParameters parameters = new SvrParameters(.1, PARAMETERS);
    NoisyFit fit =
        CalibrationTrainer.train(
            x,
            targets,
            SampleWeights.none(),
            parameters,
            CalibrationParameters.DEFAULT,
            TrainingRun.DEFAULT);
    StratifiedFolds folds = new StratifiedFolds(new int[N], 5, 1);
    double[] residuals = new double[N];
    for (int f = 0; f < 5; f++) {
      int[] seen = folds.outside(f);
      double[] theirs = Arrays.stream(seen).mapToDouble(i -> targets[i]).toArray();
      SvmRegressor model = SvrTrainer.train(rows(seen), theirs, parameters).model();
      for (int i : folds.inside(f)) {
        residuals[i] = targets[i] - model.predict(rows(new int[] {i}))[0];
      }
    }
    assertEquals(LaplaceNoise.fit(residuals).scale(), fit.noise().scale(), 1e-5);
  }
}
