package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SvmTrainerTest {
  /** Noisy blobs around the corners of a triangle. */
  private static FloatMatrix blobs(int n, int d, int classes, int[] labels, long seed) {
    Random random = new Random(seed);
    float[] x = new float[n * d];
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(classes) * 3 - 1;
      for (int c = 0; c < d; c++) {
        double centre = c == labels[i] % d ? 1.5 : 0;
        x[i * d + c] = (float) (centre + random.nextGaussian() * 0.7);
      }
    }
    return FloatMatrix.of(x, n, d);
  }

  @Test
  void twoPointsHaveTheKnownSolution() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{1}, {-1}});
    SvmFit fit = SvmTrainer.train(x, new int[] {1, -1}, SvmParameters.defaults(new RbfKernel(1)));
    PairFit pair = fit.pairs().get(0);
    assertEquals(-1.018315639346838, pair.certificate().objective(), 1e-7);
    assertEquals(0, pair.rho(), 1e-12);
    assertEquals(2, pair.certificate().supportVectors());
    assertEquals(1, fit.model().coefficient(0, 0));
    assertEquals(-1, fit.model().coefficient(0, 1));
  }

  @Test
  void theKernelRowsDoNotDependOnTheMemoryBudget() {
    int[] y = new int[240];
    FloatMatrix x = blobs(240, 5, 3, y, 1);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.3)).withC(3);
    SvmFit whole = SvmTrainer.train(x, y, p);
    assertEquals(Status.CONVERGED, whole.status());
    for (long bytes : new long[] {1, 5_000, 60_000, 150_000}) {
      assertEquals(
          whole.pairs(), SvmTrainer.train(x, y, p.withMemoryBytes(bytes)).pairs(), "" + bytes);
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition two = RowPartition.over(pool, 2);
      assertEquals(whole.pairs(), SvmTrainer.train(x, y, p, two).pairs());
    }
  }

  @Test
  void singleRowsAndBatchesGiveTheSameBits() {
    int[] y = new int[300];
    FloatMatrix x = blobs(300, 7, 4, y, 2);
    for (var kernel :
        new dev.lanewise.kernel.Kernel[] {
          new LinearKernel(),
          new RbfKernel(.2),
          new PolynomialKernel(.1, 1, 3),
          new SigmoidKernel(.01, 0)
        }) {
      SvmClassifier model = SvmTrainer.train(x, y, SvmParameters.defaults(kernel)).model();
      var batch = model.decisionValues(x, RowPartition.caller());
      int[] labels = new int[300];
      model.predict(x, labels);
      var scratch = model.newScratch();
      double[] values = new double[model.pairCount()];
      for (int i = 0; i < 300; i++) {
        model.decisionValues(x.array(), i * 7, values, scratch);
        for (int p = 0; p < values.length; p++) {
          assertEquals(batch.get(i, p), values[p]);
        }
        assertEquals(labels[i], model.predict(x.array(), i * 7, scratch));
      }
    }
  }

  @Test
  void labelsKeepTheOrderOfFirstOccurrenceButPlusOneComesFirst() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0}, {1}, {2}});
    SvmParameters p = SvmParameters.defaults(new LinearKernel());
    assertArrayEquals(
        new int[] {7, 3, 5}, SvmTrainer.train(x, new int[] {7, 3, 5}, p).model().labels());
    assertArrayEquals(
        new int[] {1, -1}, SvmTrainer.train(x, new int[] {-1, 1, 1}, p).model().labels());
  }

  @Test
  void weightsScaleTheBoundsOfTheirClass() {
    int[] labels = {4, 9};
    int[] counts = {449, 151};
    double[] balanced = ClassWeights.balanced().of(labels, counts);
    assertEquals(.668, balanced[0], 5e-4);
    assertEquals(1.987, balanced[1], 5e-4);
    double[] auto = ClassWeights.autoLegacy().of(labels, counts);
    assertEquals(.503, auto[0], 5e-4);
    assertEquals(1.497, auto[1], 5e-4);
    assertArrayEquals(
        new double[] {1, 2.5}, ClassWeights.explicit(Map.of(9, 2.5)).of(labels, counts));
    assertThrows(
        IllegalArgumentException.class, () -> ClassWeights.explicit(Map.of(9, Double.NaN)));
    int[] y = new int[100];
    FloatMatrix x = blobs(100, 2, 2, y, 4);
    ClassWeights heavy = ClassWeights.explicit(Map.of(y[0], 4.0));
    SvmParameters p = SvmParameters.defaults(new RbfKernel(1)).withC(.25).withWeights(heavy);
    SvmClassifier model = SvmTrainer.train(x, y, p).model();
    double first = 0;
    double second = 0;
    int ofFirst = model.supportVectorCounts()[0];
    for (int s = 0; s < model.supportVectorCount(); s++) {
      double a = Math.abs(model.coefficient(0, s));
      first = s < ofFirst ? Math.max(first, a) : first;
      second = s < ofFirst ? second : Math.max(second, a);
    }
    assertTrue(first > .25 && first <= 1, "" + first);
    assertEquals(.25, second);
  }

  @Test
  void limitsEndARunWithAStatusAndAUsableModel() {
    int[] y = new int[200];
    FloatMatrix x = blobs(200, 3, 2, y, 5);
    SvmParameters p = SvmParameters.defaults(new PolynomialKernel(100, 100, 4)).withC(1000);
    SvmFit capped = SvmTrainer.train(x, y, p.withMaxIterations(5));
    assertEquals(Status.ITERATION_LIMIT, capped.status());
    assertTrue(capped.violation() > 0 && capped.gap() > 0);
    capped.model().predict(x, new int[200]);
    SvmFit timed = SvmTrainer.train(x, y, p.withTimeLimit(Duration.ofNanos(1)));
    assertEquals(Status.TIME_LIMIT, timed.status());
    SvmFit cancelled =
        SvmTrainer.train(
            x,
            y,
            SampleWeights.none(),
            p,
            TrainingRun.DEFAULT.with((pair, pairs, it, v) -> it < 2000));
    assertTrue(cancelled.status() != Status.CONVERGED || cancelled.iterations() < 2000);
    Thread.currentThread().interrupt();
    assertEquals(Status.CANCELLED, SvmTrainer.train(x, y, p).status());
    assertTrue(Thread.interrupted(), "the flag stays for the caller");
  }

  @Test
  void badInputIsNamed() {
    SvmParameters p = SvmParameters.defaults(new RbfKernel(1));
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0, 1}, {1, Float.POSITIVE_INFINITY}});
    assertMessage(
        "X[row 1, col 1] is Infinity; SVMs need finite features (impute or drop the row)",
        () -> SvmTrainer.train(x, new int[] {1, 2}, p));
    FloatMatrix good = FloatMatrix.copyOf(new float[][] {{0, 1}, {1, 0}});
    assertMessage(
        "only class 1 present, expected at least two",
        () -> SvmTrainer.train(good, new int[] {1, 1}, p));
    assertMessage(
        "X has 2 rows, y has 3 labels", () -> SvmTrainer.train(good, new int[] {1, 1, 2}, p));
    assertMessage("C is NaN, expected a finite number above 0", () -> p.withC(Double.NaN));
    SvmClassifier model = SvmTrainer.train(good, new int[] {1, 2}, p).model();
    assertMessage("model expects 2 features, got 3", () -> model.predict(new float[3]));
    FloatMatrix big = FloatMatrix.copyOf(new float[][] {{1e15f}, {-1e15f}});
    var cubic = SvmParameters.defaults(new PolynomialKernel(1, 0, 9));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> SvmTrainer.train(big, new int[] {1, 2}, cubic))
            .getMessage()
            .contains("not finite; scale the data"));
  }

  @Test
  void modelsHoldOnlyFiniteNumbers() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{1}, {Float.POSITIVE_INFINITY}});
    FloatMatrix good = FloatMatrix.copyOf(new float[][] {{1}, {2}});
    int[] labels = {0, 1};
    int[] counts = {1, 1};
    double[][] coefficients = {{1, -1}};
    var kernel = new LinearKernel();
    assertMessage(
        "support vectors[row 1, col 0] is Infinity; a model needs finite values",
        () -> SvmClassifier.of(kernel, labels, counts, x, coefficients, new double[1]));
    assertMessage(
        "a rho is not finite",
        () ->
            SvmClassifier.of(
                kernel, labels, counts, good, coefficients, new double[] {Double.NaN}));
    assertMessage(
        "support vector counts add up to 3, there are 2 rows",
        () ->
            SvmClassifier.of(kernel, labels, new int[] {1, 2}, good, coefficients, new double[1]));
  }

  @Test
  void aRowFarAwayIsRefusedNotTakenForNear() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{2, 1}, {-2, 1}, {3, 2}, {-3, 0}});
    SvmClassifier model =
        SvmTrainer.train(x, new int[] {1, 2, 1, 2}, SvmParameters.defaults(new RbfKernel(.5)))
            .model();
    assertMessage(
        "the squared norm of X row 0 leaves the range of floats; scale the data",
        () -> model.predict(new float[] {Float.MAX_VALUE, 0}));
    FloatMatrix many = FloatMatrix.allocate(100, 2);
    many.set(77, 1, 1e30f);
    assertMessage(
        "the squared norm of X row 77 leaves the range of floats; scale the data",
        () -> model.predict(many));
    assertMessage(
        "gamma is 1.0E39, which leaves the range of floats; scale the data",
        () ->
            SvmTrainer.train(
                x, new int[] {1, 2, 1, 2}, SvmParameters.defaults(new RbfKernel(1e39))));
  }

  @Test
  void aListenerEndsTheWholeRunAndHearsTheEndOfEveryPair() {
    int[] y = new int[120];
    FloatMatrix x = blobs(120, 3, 3, y, 6);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.3));
    long[] last = new long[3];
    SvmFit fit =
        SvmTrainer.train(
            x,
            y,
            SampleWeights.none(),
            p,
            TrainingRun.DEFAULT.with(
                (pair, pairs, iterations, violation) -> {
                  last[pair] = iterations;
                  return true;
                }));
    for (int pair = 0; pair < 3; pair++) {
      assertEquals(fit.pairs().get(pair).certificate().iterations(), last[pair]);
    }
    SvmFit stopped =
        SvmTrainer.train(
            x, y, SampleWeights.none(), p, TrainingRun.DEFAULT.with((pair, pairs, it, v) -> false));
    for (PairFit pair : stopped.pairs()) {
      assertEquals(Status.CANCELLED, pair.certificate().status());
      assertEquals(0, pair.certificate().iterations());
    }
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable action) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
