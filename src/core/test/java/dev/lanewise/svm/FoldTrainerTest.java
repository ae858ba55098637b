package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.ChiSquaredKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LaplacianKernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What folds share must not show in what they learn. */
class FoldTrainerTest {
  private static final int FOLDS = 3;

  private final Random random = new Random(7);
  private final int[] labels;
  private final int[] foldOf;
  private final FloatMatrix x;

  FoldTrainerTest() {
    int n = 90;
    labels = new int[n];
    foldOf = new int[n];
    x = FloatMatrix.allocate(n, 4);
    for (int i = 0; i < n; i++) {
      labels[i] = random.nextInt(3) * 2 + 1;
      foldOf[i] = random.nextInt(FOLDS);
      for (int c = 0; c < 4; c++) {
        x.array()[4 * i + c] = (float) (random.nextGaussian() + (c == labels[i] / 2 ? 1.5 : 0));
      }
    }
  }

  private static List<FoldTrainer.Job> jobs() {
    List<FoldTrainer.Job> jobs = new ArrayList<>();
    for (Kernel kernel :
        new Kernel[] {
          new RbfKernel(.5),
          new LinearKernel(),
          new RbfKernel(.1),
          new LaplacianKernel(.2),
          new PolynomialKernel(.5, 1, 2)
        }) {
      for (double c : new double[] {10, .5, 2}) {
        for (int fold = 0; fold < FOLDS; fold++) {
          SvmParameters parameters =
              SvmParameters.defaults(kernel).withC(c).withWeights(ClassWeights.balanced());
          jobs.add(new FoldTrainer.Job(fold, parameters));
        }
      }
    }
    return jobs;
  }

  /** Collects the models. */
  private static final class Models implements FoldTrainer.Sink {
    final SvmFit[] fits;
    final int[][] labels;
    final String[] failures;

    Models(int jobs) {
      fits = new SvmFit[jobs];
      labels = new int[jobs][];
      failures = new String[jobs];
    }

    @Override
    public void trained(int job, FoldTrainer.Outcome outcome) {
      fits[job] = outcome.fit().get();
      labels[job] = outcome.labels();
    }

    @Override
    public void failed(int job, IllegalArgumentException why, double seconds) {
      failures[job] = why.getMessage();
    }
  }

  private Models train(int[] y, List<FoldTrainer.Job> jobs, RowPartition partition) {
    Models models = new Models(jobs.size());
    assertTrue(FoldTrainer.train(x, y, foldOf, FOLDS, jobs, partition, share -> true, models));
    return models;
  }

  private int[] rowsOf(int fold, boolean inside) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      if ((foldOf[i] == fold) == inside) {
        rows.add(i);
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] twoClasses() {
    return Arrays.stream(labels).map(label -> label == 1 ? 1 : 2).toArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void modelsAreThoseOfTheRowsOutsideTheFold(boolean binary) {
    int[] y = binary ? twoClasses() : labels;
    List<FoldTrainer.Job> jobs = jobs();
    Models models = train(y, jobs, RowPartition.caller());
    for (int j = 0; j < jobs.size(); j++) {
      int[] rows = rowsOf(jobs.get(j).fold(), false);
      FloatMatrix some = FloatMatrix.allocate(rows.length, 4);
      int[] theirs = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        x.copyRow(rows[i], some.array(), 4 * i);
        theirs[i] = y[rows[i]];
      }
      SvmFit alone = SvmTrainer.train(some, theirs, jobs.get(j).parameters());
      SvmFit fit = models.fits[j];
      assertEquals(Status.CONVERGED, fit.status());
      // The gap is an upper bound of how far each is from the optimum.
      double rounding = 1e-6 * (1 + Math.abs(alone.objective()));
      assertEquals(
          alone.objective(),
          fit.objective(),
          Math.max(alone.gap(), fit.gap()) + rounding,
          jobs.get(j).toString());
      int[] heldOut = rowsOf(jobs.get(j).fold(), true);
      int next = 0;
      for (int row : heldOut) {
        float[] features = Arrays.copyOfRange(x.array(), 4 * row, 4 * row + 4);
        assertEquals(fit.model().predict(features), models.labels[j][next++], "row " + row);
      }
      assertEquals(next, models.labels[j].length);
      for (int row : fit.supportRows()) {
        assertTrue(foldOf[row] != jobs.get(j).fold(), "row " + row + " was held out");
      }
    }
  }

  private static List<FoldTrainer.Job> upwards(SvmParameters parameters) {
    return List.of(
        new FoldTrainer.Job(0, parameters.withC(50)),
        new FoldTrainer.Job(0, parameters.withC(500)));
  }

  @Test
  void whatTouchesNoBoundIsOptimalForGreaterOnes() {
    int[] y = twoClasses();
    Models models =
        train(y, upwards(SvmParameters.defaults(new RbfKernel(30))), RowPartition.caller());
    Certificate first = models.fits[0].pairs().get(0).certificate();
    Certificate second = models.fits[1].pairs().get(0).certificate();
    assertEquals(0, first.boundedSupportVectors());
    assertTrue(first.iterations() > 0);
    assertEquals(0, second.iterations());
    assertEquals(first.objective(), second.objective());
    assertEquals(10 * first.gapBound(), second.gapBound(), 1e-9 * second.gapBound());
    assertArrayEquals(models.labels[0], models.labels[1]);
    assertArrayEquals(
        models.fits[0].model().decisionValues(x).array(),
        models.fits[1].model().decisionValues(x).array());
  }

  @Test
  void whatAStopLeftGoesOn() {
    SvmParameters few = SvmParameters.defaults(new RbfKernel(30)).withMaxIterations(5);
    Models models = train(twoClasses(), upwards(few), RowPartition.caller());
    for (SvmFit fit : models.fits) {
      assertEquals(Status.ITERATION_LIMIT, fit.status());
      assertEquals(5, fit.pairs().get(0).certificate().iterations());
    }
    assertTrue(models.fits[1].objective() < models.fits[0].objective());
  }

  @Test
  void threadsDoNotShow() {
    for (int[] y : new int[][] {labels, twoClasses()}) {
      Models one = train(y, jobs(), RowPartition.caller());
      ExecutorService helpers = Executors.newFixedThreadPool(3);
      try {
        Models four = train(y, jobs(), RowPartition.over(helpers, 4));
        for (int j = 0; j < one.fits.length; j++) {
          assertArrayEquals(one.fits[j].supportRows(), four.fits[j].supportRows());
          assertArrayEquals(
              one.fits[j].model().decisionValues(x).array(),
              four.fits[j].model().decisionValues(x).array());
        }
      } finally {
        helpers.shutdown();
      }
    }
  }

  @Test
  void heldOutFeaturesDoNotShow() {
    List<FoldTrainer.Job> jobs = jobs().stream().filter(job -> job.fold() == 1).toList();
    Models before = train(labels, jobs, RowPartition.caller());
    for (int i = 0; i < labels.length; i++) {
      if (foldOf[i] == 1) {
        x.set(i, 2, 1e4f);
      }
    }
    Models after = train(labels, jobs, RowPartition.caller());
    for (int j = 0; j < jobs.size(); j++) {
      assertArrayEquals(
          before.fits[j].model().decisionValues(x).array(),
          after.fits[j].model().decisionValues(x).array());
    }
  }

  @Test
  void littleMemoryMakesSmallerBatchesOrNone() {
    List<FoldTrainer.Job> few =
        jobs().stream()
            .map(job -> new FoldTrainer.Job(job.fold(), job.parameters().withMemoryBytes(1000)))
            .toList();
    Models none = new Models(few.size());
    assertFalse(
        FoldTrainer.train(
            x, labels, foldOf, FOLDS, few, RowPartition.caller(), share -> true, none));
    List<FoldTrainer.Job> some =
        jobs().stream()
            .map(job -> new FoldTrainer.Job(job.fold(), job.parameters().withMemoryBytes(80_000)))
            .toList();
    Models enough = train(labels, jobs(), RowPartition.caller());
    Models batches = train(labels, some, RowPartition.caller());
    for (int j = 0; j < some.size(); j++) {
      assertArrayEquals(
          enough.fits[j].model().decisionValues(x).array(),
          batches.fits[j].model().decisionValues(x).array());
    }
  }

  @Test
  void aKernelThatRefusesTheFeaturesFailsAlone() {
    List<FoldTrainer.Job> jobs =
        List.of(
            new FoldTrainer.Job(0, SvmParameters.defaults(new ChiSquaredKernel(1))),
            new FoldTrainer.Job(0, SvmParameters.defaults(new RbfKernel(1))));
    Models models = train(labels, jobs, RowPartition.caller());
    assertTrue(models.failures[0].contains("X["), models.failures[0]);
    assertEquals(Status.CONVERGED, models.fits[1].status());
  }

  @Test
  void aKernelThatOverflowsFailsAlone() {
    List<FoldTrainer.Job> jobs =
        List.of(
            new FoldTrainer.Job(0, SvmParameters.defaults(new PolynomialKernel(9, 9, 200))),
            new FoldTrainer.Job(0, SvmParameters.defaults(new PolynomialKernel(1, 1, 2))));
    Models models = train(labels, jobs, RowPartition.caller());
    assertTrue(models.failures[0].contains("is not finite"), models.failures[0]);
    assertEquals(Status.CONVERGED, models.fits[1].status());
  }

  @Test
  void aClassWithoutExamplesOutsideAFoldIsNotShared() {
    int[] y = labels.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] == 1 && foldOf[i] != 2 ? 3 : y[i];
    }
    List<FoldTrainer.Job> jobs = List.of(new FoldTrainer.Job(2, jobs().get(0).parameters()));
    assertFalse(
        FoldTrainer.train(
            x,
            y,
            foldOf,
            FOLDS,
            jobs,
            RowPartition.caller(),
            share -> true,
            new Models(jobs.size())));
  }

  @Test
  void foldsThatAreNotThereAreRefused() {
    Models models = new Models(1);
    List<FoldTrainer.Job> ninth =
        List.of(new FoldTrainer.Job(9, SvmParameters.defaults(new RbfKernel(1))));
    List<FoldTrainer.Job> first =
        List.of(new FoldTrainer.Job(0, SvmParameters.defaults(new RbfKernel(1))));
    assertRefused("job 0 has fold 9 of 3", foldOf, FOLDS, ninth, models);
    assertRefused("has fold 2 of 2", foldOf, 2, first, models);
    assertRefused("90 labels", new int[89], FOLDS, first, models);
  }

  private void assertRefused(
      String rule, int[] folds, int count, List<FoldTrainer.Job> jobs, Models models) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                FoldTrainer.train(
                    x, labels, folds, count, jobs, RowPartition.caller(), share -> true, models));
    assertTrue(refused.getMessage().contains(rule), refused.getMessage());
  }

  @Test
  void aRunCanBeStopped() {
    Models models = new Models(jobs().size());
    assertThrows(
        CancellationException.class,
        () ->
            FoldTrainer.train(
                x,
                labels,
                foldOf,
                FOLDS,
                jobs(),
                RowPartition.caller(),
                share -> share < .3,
                models));
  }
}
