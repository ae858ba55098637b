package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ModelSearchTest {
  private static final Drawn DATA = Drawn.rows(60, 1);
  private static final List<Split> SPLITS = KFold.shuffled(3, 1).stratified(DATA.labels());
  private static final SearchOptions PLAIN = SearchOptions.DEFAULT;
  private static final RbfKernel RBF = new RbfKernel(0.7);
  private static final NuSvc TOO_LARGE = NuSvc.of(NuSvcParameters.defaults(RBF).withNu(0.999));
  private static final OneVsRestSvc GOOD = OneVsRestSvc.of(SvmParameters.defaults(RBF));

  @Test
  void theFirstOfEqualsIsTheBest() {
    assertEquals(1, best(Baseline.random(1), Baseline.majority(), Baseline.majority()));
    assertEquals(2, best(Baseline.majority(), TOO_LARGE, GOOD, GOOD, Baseline.majority()));
    assertEquals(1, best(TOO_LARGE, Baseline.majority(), Baseline.majority()));
  }

  private static int best(Estimator... candidates) {
    SearchResult<Estimator> found =
        ModelSearch.run(List.of(candidates), DATA.x(), DATA.y(), SPLITS, PLAIN);
    for (int c = 0; c < candidates.length; c++) {
      assertEquals(c, found.trials().get(c).number());
      assertEquals(candidates[c], found.trials().get(c).candidate());
    }
    return found.best().number();
  }

  @Test
  void failuresKeepTheirMessage() {
    List<Estimator> candidates = List.of(TOO_LARGE, GOOD);
    SearchResult<Estimator> found = ModelSearch.run(candidates, DATA.x(), DATA.y(), SPLITS, PLAIN);
    Trial<Estimator> failed = found.trials().getFirst();
    assertTrue(Double.isNaN(failed.mean()));
    assertNull(failed.status());
    for (Trial.Fold fold : failed.folds()) {
      assertTrue(Double.isNaN(fold.score()));
      assertTrue(fold.failure().startsWith("nu is 0.999"), fold.failure());
    }
    assertNull(found.best().folds().getFirst().failure());
    assertEquals(Status.CONVERGED, found.best().status());
  }

  /** A class that is not in the training part of one fold only: no score there, no mean. */
  @Test
  void oneFoldThatFailsIsEnough() {
    double[] y = new double[60];
    Arrays.fill(y, 10, 20, 1);
    List<Split> splits = KFold.inOrder(3).split(60); // all of the second class are in one fold
    Trial<Estimator> failed =
        ModelSearch.run(List.<Estimator>of(GOOD, Baseline.majority()), DATA.x(), y, splits, PLAIN)
            .trials()
            .getFirst();
    assertTrue(failed.folds().get(0).failure().contains("class"), failed.toString());
    assertNull(failed.folds().get(1).failure());
    assertTrue(Double.isNaN(failed.mean()));
  }

  @Test
  void whereAllFailTheFirstSaysWhy() {
    assertRefused(
        "no candidate has a score in every fold: without fold 1 of 3: nu is 0.999",
        () -> ModelSearch.run(List.of(TOO_LARGE), DATA.x(), DATA.y(), SPLITS, PLAIN));
    SearchOptions nan = PLAIN.with((Scoring) (actual, predicted) -> Double.NaN);
    assertRefused(
        "no candidate has a score in every fold: scores are NaN",
        () -> ModelSearch.run(List.of(GOOD), DATA.x(), DATA.y(), SPLITS, nan));
  }

  @Test
  void theListenerStopsTheSearch() {
    try (ExecutorService helpers = Executors.newFixedThreadPool(2)) {
      for (RowPartition p : List.of(RowPartition.caller(), RowPartition.over(helpers, 3))) {
        List<Double> heard = Collections.synchronizedList(new ArrayList<>());
        SearchListener half = share -> heard.add(share) && share < 0.5;
        SearchOptions options = PLAIN.with(p).with(half);
        List<Estimator> four = List.of(GOOD, GOOD, Baseline.majority(), GOOD);
        assertThrows(
            CancellationException.class,
            () -> ModelSearch.run(four, DATA.x(), DATA.y(), SPLITS, options));
        assertTrue(heard.stream().allMatch(share -> share >= 0 && share < 0.8), heard.toString());
      }
    }
  }

  @Test
  void theListenerHearsTheEnd() {
    List<Double> heard = new ArrayList<>();
    ModelSearch.run(
        List.of(GOOD), DATA.x(), DATA.y(), SPLITS, PLAIN.with((SearchListener) heard::add));
    assertEquals(0.0, heard.getFirst());
    assertEquals(1.0, heard.getLast(), 1e-12);
    assertEquals(heard.stream().sorted().toList(), heard);
  }

  /** Predictions are by the fold that tests a row: none for row 2, of both for row 1 the last. */
  @Test
  void predictionsAreThoseOfTheFolds() {
    FloatMatrix x = FloatMatrix.allocate(4, 1);
    double[] y = {5, 6, 7, 8};
    List<Split> splits =
        List.of(
            new Split(new int[] {2}, new int[] {0, 1}), new Split(new int[] {3}, new int[] {1, 3}));
    SearchResult<Baseline> found =
        ModelSearch.run(List.of(Baseline.majority()), x, y, splits, PLAIN.with(Scoring.accuracy()));
    assertArrayEquals(new double[] {7, 8, Double.NaN, 8}, found.predictions());
    assertArrayEquals(new double[] {0, 0.5}, found.best().scores());
    assertEquals(0.25, found.best().mean());
    assertEquals(0.25, found.best().deviation());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    FloatMatrix x = DATA.x();
    double[] y = DATA.y();
    List<OneVsRestSvc> one = List.of(GOOD);
    assertRefused(
        "0 candidates and 3 splits: nothing to try",
        () -> ModelSearch.run(List.<Svc>of(), x, y, SPLITS, PLAIN));
    assertRefused(
        "1 candidates and 0 splits: nothing to try",
        () -> ModelSearch.run(one, x, y, List.of(), PLAIN));
    assertRefused(
        "X has 60 rows, y has 59", () -> ModelSearch.run(one, x, new double[59], SPLITS, PLAIN));
    Split beyond = new Split(new int[] {0, 60}, new int[] {1});
    assertRefused(
        "a split has row 60, there are 60",
        () -> ModelSearch.run(one, x, y, List.of(beyond), PLAIN));
    Split negative = new Split(new int[] {0}, new int[] {-1});
    assertRefused(
        "a split has row -1, there are 60",
        () -> ModelSearch.run(one, x, y, List.of(negative), PLAIN));
    Split empty = new Split(new int[] {0, 1}, new int[0]);
    assertRefused(
        "a split trains on 2 rows and tests on 0",
        () -> ModelSearch.run(one, x, y, List.of(empty), PLAIN));
  }

  @Test
  void featuresThatAreNoNumbersAreRefused() {
    for (int row : new int[] {0, 30, 59}) {
      FloatMatrix x = FloatMatrix.copyOf(DATA.x());
      x.set(row, 1, Float.NaN);
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> ModelSearch.run(List.of(GOOD), x, DATA.y(), SPLITS, PLAIN));
      assertTrue(refused.getMessage().contains("col 1] is NaN"), refused.getMessage());
    }
  }

  private static void assertRefused(String message, Runnable run) {
    String found = assertThrows(IllegalArgumentException.class, run::run).getMessage();
    assertTrue(found.startsWith(message), found);
  }
}
