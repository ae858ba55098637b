package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OneVsRestTrainerTest {
  /** Noisy blobs, class c around 2 e_c. */
  private static FloatMatrix blobs(int n, int d, int classes, int[] labels, long seed) {
    Random random = new Random(seed);
    float[] x = new float[n * d];
    for (int i = 0; i < n; i++) {
      int c = random.nextInt(classes);
      labels[i] = 10 * c - 10;
      for (int j = 0; j < d; j++) {
        x[i * d + j] = (float) ((j == c ? 2 : 0) + random.nextGaussian() * 0.7);
      }
    }
    return FloatMatrix.of(x, n, d);
  }

  @Test
  void theFirstOfTwoMachinesIsThePair() {
    int[] y = new int[150];
    FloatMatrix x = blobs(150, 3, 2, y, 1);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.4)).withC(2);
    SvmFit pair = SvmTrainer.train(x, y, p);
    OneVsRestFit rest = OneVsRestTrainer.train(x, y, p);
    assertEquals(pair.pairs().get(0).certificate(), rest.classes().get(0));
    assertEquals(pair.model().rho(0), rest.model().rho(0));
    assertEquals(
        rest.classes().get(0).objective(), rest.classes().get(1).objective(), 1e-3 * 2 * 150);
    assertArrayEquals(pair.model().labels(), rest.model().labels());
  }

  @Test
  void everyClassOutweighsTheOthersOnItsOwnGround() {
    int[] y = new int[400];
    FloatMatrix x = blobs(400, 4, 4, y, 2);
    OneVsRestFit fit =
        OneVsRestTrainer.train(x, y, SvmParameters.defaults(new RbfKernel(.3)).withC(4));
    assertEquals(Status.CONVERGED, fit.status());
    assertEquals(4, fit.classes().size());
    assertEquals(4, fit.model().classCount());
    for (int label : fit.model().labels()) {
      float[] centre = new float[4];
      centre[(label + 10) / 10] = 2;
      assertEquals(label, fit.model().predict(centre));
    }
  }

  @Test
  void neitherMemoryNorThreadsShow() {
    int[] y = new int[240];
    FloatMatrix x = blobs(240, 5, 3, y, 3);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.3)).withC(3);
    OneVsRestFit whole = OneVsRestTrainer.train(x, y, p);
    for (long bytes : new long[] {1, 5_000, 100_000}) {
      OneVsRestFit little = OneVsRestTrainer.train(x, y, p.withMemoryBytes(bytes));
      assertEquals(whole.classes(), little.classes(), bytes + " bytes");
      assertArrayEquals(whole.supportRows(), little.supportRows());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      TrainingRun run = TrainingRun.DEFAULT.with(RowPartition.over(pool, 3));
      assertEquals(whole.classes(), OneVsRestTrainer.train(x, y, p, run).classes());
      assertEquals(
          whole.classes(), OneVsRestTrainer.train(x, y, p.withMemoryBytes(9), run).classes());
    }
  }

  /** The positive examples of a class in the middle, by working sets. */
  @Test
  void largeProblemsAreSolvedByWorkingSets() {
    int n = 3100;
    int[] y = new int[n];
    FloatMatrix x = blobs(n, 3, 3, y, 4);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.3)).withC(.5);
    OneVsRestFit gram = OneVsRestTrainer.train(x, y, p.withMemoryBytes(4L * n * n));
    OneVsRestFit rows = OneVsRestTrainer.train(x, y, p.withMemoryBytes(10_000_000));
    assertEquals(Status.CONVERGED, gram.status());
    assertEquals(Status.CONVERGED, rows.status());
    for (int c = 0; c < 3; c++) {
      Certificate a = gram.classes().get(c);
      Certificate b = rows.classes().get(c);
      assertTrue(a.violation() <= 1e-3 && b.violation() <= 1e-3);
      assertEquals(a.objective(), b.objective(), Math.max(a.gap(), b.gap()) + 1e-9);
    }
  }

  @Test
  void aRunGoesOnWhereItWasStopped() {
    int[] y = new int[200];
    FloatMatrix x = blobs(200, 3, 3, y, 5);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.5)).withC(10);
    OneVsRestFit all = OneVsRestTrainer.train(x, y, p);
    OneVsRestFit again = OneVsRestTrainer.train(x, y, p, TrainingRun.DEFAULT.from(all.start()));
    assertTrue(again.iterations() * 20 < all.iterations(), "" + again.iterations());
    assertTrue(again.violation() <= 1e-3);
    // A start of pairs has no meaning here and changes nothing, and the other way round.
    SvmFit pairs = SvmTrainer.train(x, y, p);
    TrainingRun fromPairs = TrainingRun.DEFAULT.from(pairs.start());
    assertEquals(all.classes(), OneVsRestTrainer.train(x, y, p, fromPairs).classes());
    TrainingRun fromRest = TrainingRun.DEFAULT.from(all.start());
    assertEquals(pairs.pairs(), SvmTrainer.train(x, y, SampleWeights.none(), p, fromRest).pairs());
  }

  @Test
  void classWeightsBoundTheExamplesOfTheirClassEverywhere() {
    int[] y = new int[150];
    FloatMatrix x = blobs(150, 2, 3, y, 6);
    int heavy = y[0];
    SvmParameters p =
        SvmParameters.defaults(new RbfKernel(.5))
            .withC(.25)
            .withWeights(ClassWeights.explicit(Map.of(heavy, 4.0)));
    OneVsRestFit fit = OneVsRestTrainer.train(x, y, p);
    for (int c = 0; c < 3; c++) {
      double ofHeavy = 0;
      double ofOthers = 0;
      for (int s = 0; s < fit.supportRows().length; s++) {
        double a = Math.abs(fit.model().coefficient(c, s));
        boolean here = y[fit.supportRows()[s]] == heavy;
        ofHeavy = here ? Math.max(ofHeavy, a) : ofHeavy;
        ofOthers = here ? ofOthers : Math.max(ofOthers, a);
      }
      assertTrue(ofHeavy > .25 && ofHeavy <= 1, "class " + c + ": " + ofHeavy);
      assertEquals(.25, ofOthers);
    }
  }

  @Test
  void weightZeroIsTheSameAsLeavingOut() {
    int[] y = new int[90];
    FloatMatrix x = blobs(90, 2, 3, y, 7);
    double[] weights = new double[90];
    float[] kept = new float[60 * 2];
    int[] keptLabels = new int[60];
    for (int i = 0, at = 0; i < 90; i++) {
      weights[i] = i % 3 == 2 ? 0 : 1;
      if (weights[i] > 0) {
        x.copyRow(i, kept, 2 * at);
        keptLabels[at++] = y[i];
      }
    }
    SvmParameters p = SvmParameters.defaults(new RbfKernel(1));
    assertEquals(
        OneVsRestTrainer.train(FloatMatrix.of(kept, 60, 2), keptLabels, p).classes(),
        OneVsRestTrainer.train(x, y, SampleWeights.of(weights), p).classes());
  }

  @Test
  void singleRowsAndBatchesGiveTheSameBitsAndTheGreatestWins() {
    int[] y = new int[300];
    FloatMatrix x = blobs(300, 7, 4, y, 8);
    Kernel[] kernels = {new LinearKernel(), new RbfKernel(.2), new PolynomialKernel(.1, 1, 3)};
    for (Kernel kernel : kernels) {
      OneVsRestClassifier model =
          OneVsRestTrainer.train(x, y, SvmParameters.defaults(kernel)).model();
      DoubleMatrix batch = model.decisionValues(x);
      int[] predicted = model.predict(x);
      OneVsRestClassifier.Scratch scratch = model.newScratch();
      double[] values = new double[4];
      int right = 0;
      for (int i = 0; i < 300; i++) {
        model.decisionValues(x.array(), 7 * i, values, scratch);
        int best = 0;
        for (int c = 0; c < 4; c++) {
          assertEquals(batch.get(i, c), values[c]);
          best = values[c] > values[best] ? c : best;
        }
        assertEquals(model.labels()[best], predicted[i]);
        assertEquals(predicted[i], model.predict(x.array(), 7 * i, scratch));
        right += predicted[i] == y[i] ? 1 : 0;
      }
      assertTrue(right > 240, kernel + ": " + right);
    }
  }

  @Test
  void equalsGoToTheFirstAndNotANumberLoses() {
    FloatMatrix s = FloatMatrix.copyOf(new float[][] {{1}});
    double[][] none = {{0}, {0}, {0}};
    OneVsRestClassifier model =
        OneVsRestClassifier.of(
            new LinearKernel(), new int[] {5, 3, 9}, s, none, new double[] {1, -2, -2});
    assertEquals(3, model.predict(new float[] {7}));
    assertEquals(1, ClassScores.greatest(new double[] {Double.NaN, -5, Double.NaN}, 0, 3));
    assertEquals(0, ClassScores.greatest(new double[] {Double.NaN, Double.NaN}, 0, 2));
  }

  @Test
  void listenersHearOfClassesAndStopThemAll() {
    int[] y = new int[120];
    FloatMatrix x = blobs(120, 3, 3, y, 10);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.3));
    long[] last = new long[3];
    TrainingRun run =
        TrainingRun.DEFAULT.with(
            (c, classes, iterations, violation) -> {
              assertEquals(3, classes);
              last[c] = iterations;
              return true;
            });
    OneVsRestFit fit = OneVsRestTrainer.train(x, y, p, run);
    for (int c = 0; c < 3; c++) {
      assertEquals(fit.classes().get(c).iterations(), last[c]);
    }
    TrainingRun none = TrainingRun.DEFAULT.with((c, classes, it, v) -> false);
    assertEquals(Status.CANCELLED, OneVsRestTrainer.train(x, y, p, none).status());
  }

  @Test
  void badInputIsNamed() {
    SvmParameters p = SvmParameters.defaults(new RbfKernel(1));
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0, 1}, {1, 0}});
    assertMessage(
        "only class 1 present, expected at least two",
        () -> OneVsRestTrainer.train(x, new int[] {1, 1}, p));
    SvmParameters heavy = p.withC(1e200).withWeights(ClassWeights.explicit(Map.of(2, 1e200)));
    assertMessage(
        "C times the weight of class 2 is Infinity, expected a finite number above 0",
        () -> OneVsRestTrainer.train(x, new int[] {1, 2}, heavy));
    OneVsRestClassifier model = OneVsRestTrainer.train(x, new int[] {1, 2}, p).model();
    assertMessage("model expects 2 features, got 3", () -> model.predict(new float[3]));
    assertMessage(
        "out has 1 places, x 2 rows", () -> model.predict(x, new int[1], RowPartition.caller()));
    assertMessage(
        "1 rows of coefficients, expected 2",
        () ->
            OneVsRestClassifier.of(
                new RbfKernel(1), new int[] {1, 2}, x, new double[1][2], new double[2]));
    assertMessage(
        "1 values of rho, expected 2",
        () ->
            OneVsRestClassifier.of(
                new RbfKernel(1), new int[] {1, 2}, x, new double[2][2], new double[1]));
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable action) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
