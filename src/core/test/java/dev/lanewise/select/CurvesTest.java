package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final Drawn DATA = Drawn.rows(61, 3);
  private static final List<Split> SPLITS = KFold.shuffled(3, 1).stratified(DATA.labels());
  private static final SearchOptions PLAIN = SearchOptions.DEFAULT;
  private static final OneVsRestSvc SVC = svc(1);

  private static OneVsRestSvc svc(double gamma) {
    return OneVsRestSvc.of(SvmParameters.defaults(new RbfKernel(gamma)));
  }

  private static List<CurvePoint<OneVsRestSvc>> learning(TrainingSizes sizes) {
    return LearningCurve.run(SVC, DATA.x(), DATA.y(), SPLITS, sizes, PLAIN);
  }

  /** 61 rows in folds of 21, 20, 20: the smallest training part has 40. */
  @Test
  void sizesAreThoseOfTheSmallestPart() {
    assertEquals("[4.0, 13.0, 40.0]", values(TrainingSizes.shares(1, 0.11, 0.333, 1)));
    assertEquals("[10.0, 40.0]", values(TrainingSizes.counts(40, 10, 10)));
    assertEquals("[28.0]", values(TrainingSizes.shares(0.7, 0.71)));
    assertArrayEquals(new int[] {1, 9}, TrainingSizes.shares(1e-9, 0.99).of(10));
    assertRefused(
        "41 rows to train on, the smallest training part has 40",
        () -> learning(TrainingSizes.counts(1, 41)));
  }

  private static String values(TrainingSizes sizes) {
    return learning(sizes.stratified()).stream().map(CurvePoint::value).toList().toString();
  }

  @Test
  void whatAreNoSizesIsRefused() {
    assertRefused("no sizes: there is nothing to try", TrainingSizes::counts);
    assertRefused("no sizes: there is nothing to try", TrainingSizes::shares);
    assertRefused("0 rows to train on, expected at least 1", () -> TrainingSizes.counts(3, 0));
    String range = " of the training rows, expected a number above 0 and at most 1";
    assertRefused("share 0.0" + range, () -> TrainingSizes.shares(0.5, 0));
    assertRefused("share 1.5" + range, () -> TrainingSizes.shares(1.5));
    assertRefused("share NaN" + range, () -> TrainingSizes.shares(Double.NaN));
    double[] y = DATA.y().clone();
    y[3] = 0.5;
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    LearningCurve.run(
                        Baseline.majority(),
                        DATA.x(),
                        y,
                        SPLITS,
                        TrainingSizes.shares(1).stratified(),
                        PLAIN))
            .getMessage();
    assertTrue(message.endsWith("is 0.5, expected the whole number of a class"), message);
  }

  /** One row has one class: nothing can be learned there, which is said, and all others can. */
  @Test
  void placesWhereNothingIsLearnedSayWhy() {
    List<CurvePoint<OneVsRestSvc>> points = learning(TrainingSizes.counts(1, 30));
    for (Trial<OneVsRestSvc> trial : List.of(points.get(0).training(), points.get(0).heldOut())) {
      assertTrue(Double.isNaN(trial.mean()));
      assertTrue(trial.folds().getFirst().failure().contains("class"), trial.toString());
    }
    assertNull(points.get(1).heldOut().folds().getFirst().failure());
    assertRefused(
        "nothing can be learned anywhere on the curve: ", () -> learning(TrainingSizes.counts(1)));
  }

  /** A small gamma learns too little, a huge one by heart. */
  @Test
  void gammaGoesFromTooLittleToByHeart() {
    double[] gammas = {1000, 1, 0.0001};
    List<CurvePoint<OneVsRestSvc>> points =
        ValidationCurve.run(CurvesTest::svc, gammas, DATA.x(), DATA.y(), SPLITS, PLAIN);
    assertEquals(3, points.size());
    for (int p = 0; p < 3; p++) {
      assertEquals(gammas[p], points.get(p).value());
      assertEquals(p, points.get(p).heldOut().number());
      assertEquals(3, points.get(p).training().folds().size());
    }
    assertEquals(1, points.get(0).training().mean());
    assertTrue(points.get(0).heldOut().mean() < 0.7);
    assertTrue(points.get(1).heldOut().mean() > 0.75);
    assertTrue(points.get(2).training().mean() < 0.7);
  }

  @Test
  void theListenerStopsTheCurve() {
    SearchOptions stopped = PLAIN.with((SearchListener) share -> share < 0.5);
    assertThrows(
        CancellationException.class,
        () ->
            ValidationCurve.run(
                CurvesTest::svc, new double[] {1, 2}, DATA.x(), DATA.y(), SPLITS, stopped));
    List<Double> heard = new ArrayList<>();
    ValidationCurve.run(
        CurvesTest::svc,
        new double[] {1},
        DATA.x(),
        DATA.y(),
        SPLITS,
        PLAIN.with((SearchListener) heard::add));
    assertEquals(0.0, heard.getFirst());
    assertEquals(1.0, heard.getLast());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    FloatMatrix x = FloatMatrix.copyOf(DATA.x());
    x.set(60, 0, Float.NaN);
    String nan = "X[row 60, col 0] is NaN; models need finite features";
    double[] one = {1};
    assertRefused(nan, () -> ValidationCurve.run(CurvesTest::svc, one, x, DATA.y(), SPLITS, PLAIN));
    TrainingSizes all = TrainingSizes.shares(1);
    assertRefused(nan, () -> LearningCurve.run(SVC, x, DATA.y(), SPLITS, all, PLAIN));
    assertRefused(
        "X has 61 rows, y has 2",
        () -> LearningCurve.run(SVC, DATA.x(), new double[2], SPLITS, all, PLAIN));
    assertRefused(
        "no values: there is nothing to try",
        () ->
            ValidationCurve.run(CurvesTest::svc, new double[0], DATA.x(), DATA.y(), SPLITS, PLAIN));
    assertRefused(
        "no splits: there is nothing to try",
        () -> ValidationCurve.run(CurvesTest::svc, one, DATA.x(), DATA.y(), List.of(), PLAIN));
  }

  private static void assertRefused(String message, Runnable run) {
    String found = assertThrows(IllegalArgumentException.class, run::run).getMessage();
    assertTrue(found.startsWith(message), found);
  }
}
