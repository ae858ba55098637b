package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.CrossValidation;
import dev.lanewise.select.CurvePoint;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.LearningCurve;
import dev.lanewise.select.Scaling;
import dev.lanewise.select.Scoring;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.Split;
import dev.lanewise.select.TrainingSizes;
import dev.lanewise.select.ValidationCurve;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P91: learning and validation curves are loops of fits and predictions. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CurveProperties {
  @Property
  void validationCurvesAreThoseOfPlainLoops(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    List<CurvePoint<Estimator>> points = validation(c, RowPartition.caller());
    assertEquals(c.candidates().size(), points.size());
    for (int p = 0; p < points.size(); p++) {
      CurvePoint<Estimator> point = points.get(p);
      assertEquals(p, point.value());
      for (int f = 0; f < c.splits().size(); f++) {
        int[] train = c.splits().get(f).train();
        int[] test = c.splits().get(f).test();
        Estimator candidate = c.candidates().get(p);
        double seen = c.score(train, c.predicted(candidate, train, train));
        double unseen = c.score(test, c.predicted(candidate, train, test));
        assertEquals(seen, point.training().scores()[f]);
        assertEquals(unseen, point.heldOut().scores()[f]);
        assertEquals(Double.isNaN(seen), point.training().folds().get(f).failure() != null);
      }
    }
  }

  private static List<CurvePoint<Estimator>> validation(SearchCase c, RowPartition partition) {
    double[] numbers = new double[c.candidates().size()];
    Arrays.setAll(numbers, i -> i);
    return ValidationCurve.run(
        number -> c.candidates().get((int) number),
        numbers,
        c.x(),
        c.y(),
        c.splits(),
        c.options(partition));
  }

  @Property
  void threadsDoNotShow(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    TrainingSizes sizes = TrainingSizes.shares(0.4, 0.7, 1).withSeed(seed);
    Estimator last = c.candidates().getLast();
    List<CurvePoint<Estimator>> learning =
        LearningCurve.run(last, c.x(), c.y(), c.splits(), sizes, c.options(RowPartition.caller()));
    List<CurvePoint<Estimator>> validation = validation(c, RowPartition.caller());
    for (int threads : new int[] {2, 4}) {
      SearchOptions several = c.options(Threads.of(threads));
      assertSame(learning, LearningCurve.run(last, c.x(), c.y(), c.splits(), sizes, several));
      assertSame(validation, validation(c, Threads.of(threads)));
    }
  }

  private static void assertSame(
      List<CurvePoint<Estimator>> some, List<CurvePoint<Estimator>> others) {
    assertEquals(some.size(), others.size());
    for (int p = 0; p < some.size(); p++) {
      assertEquals(some.get(p).value(), others.get(p).value());
      assertArrayEquals(some.get(p).training().scores(), others.get(p).training().scores());
      assertArrayEquals(some.get(p).heldOut().scores(), others.get(p).heldOut().scores());
    }
  }

  /** Targets name their rows: each size has the rows of those before, all of the training part. */
  @Property
  void largerSetsHaveTheSmallerOnesInThem(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    double[] numbers = new double[c.n()];
    Arrays.setAll(numbers, i -> i);
    int smallest = c.splits().stream().mapToInt(s -> s.train().length).min().orElseThrow();
    int[] counts = {1, 2, smallest / 2, smallest - 1, smallest};
    SearchOptions options = c.options(Threads.of(2)).with(Scoring.negativeMeanSquaredError());
    for (Split split : c.splits()) {
      List<SpyEstimator.Fit> fits = fits(c, numbers, split, counts, seed, options);
      Set<Double> before = new HashSet<>();
      for (int s = 0; s < counts.length; s++) {
        double[] rows = fits.get(s).y();
        assertEquals(counts[s], rows.length);
        Set<Double> now = new HashSet<>(Arrays.stream(rows).boxed().toList());
        assertEquals(counts[s], now.size());
        assertTrue(now.containsAll(before));
        assertTrue(
            Arrays.stream(rows).allMatch(r -> Arrays.binarySearch(split.train(), (int) r) >= 0));
        assertArrayEquals(Arrays.stream(rows).sorted().toArray(), rows);
        assertFeatures(c, fits.get(s), split.test());
        before = now;
      }
    }
  }

  private static List<SpyEstimator.Fit> fits(
      SearchCase c, double[] y, Split split, int[] counts, long seed, SearchOptions options) {
    SpyEstimator spy = new SpyEstimator();
    TrainingSizes sizes = TrainingSizes.counts(counts).withSeed(seed);
    LearningCurve.run(spy, c.x(), y, List.of(split), sizes, options);
    return spy.fits().stream().sorted(Comparator.comparingInt(fit -> fit.y().length)).toList();
  }

  /** The scaler has seen the rows that are learned from, and no other. */
  private static void assertFeatures(SearchCase c, SpyEstimator.Fit fit, int[] test) {
    int[] rows = Arrays.stream(fit.y()).mapToInt(r -> (int) r).toArray();
    FloatMatrix plain = c.rows(rows);
    boolean scaled = c.scaling() != Scaling.NONE;
    assertArrayEquals(
        (scaled ? c.scaling().fit(plain).apply(plain) : plain).array(), fit.x().array());
    assertArrayEquals(
        (scaled ? c.scaling().fit(plain).apply(c.rows(test)) : c.rows(test)).array(),
        fit.predicted().getLast().array());
  }

  @Property
  void classesKeepTheirShares(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    double[] y = Arrays.stream(c.labels()).asDoubleStream().toArray();
    SpyEstimator spy = new SpyEstimator();
    Split split = c.splits().getFirst();
    int n = split.train().length;
    TrainingSizes sizes = TrainingSizes.counts(1, n / 3, n / 2, n - 1).withSeed(seed).stratified();
    SearchOptions options = SearchOptions.DEFAULT;
    LearningCurve.run(spy, c.x(), y, List.of(split), sizes, options);
    for (SpyEstimator.Fit fit : spy.fits()) {
      for (int label : new int[] {0, 1, 5}) {
        long all = Arrays.stream(split.train()).filter(i -> c.labels()[i] == label).count();
        long some = Arrays.stream(fit.y()).filter(l -> l == label).count();
        assertTrue(Math.abs(some * n - all * fit.y().length) < n, some + " of " + all);
      }
    }
  }

  @Property
  void allRowsAreCrossValidation(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    int smallest = c.splits().stream().mapToInt(s -> s.train().length).min().orElseThrow();
    List<Split> even = c.splits().stream().filter(s -> s.train().length == smallest).toList();
    SearchOptions options = c.options(RowPartition.caller());
    Estimator last = c.candidates().getLast();
    TrainingSizes sizes = TrainingSizes.shares(0.5, 1).withSeed(seed);
    List<CurvePoint<Estimator>> points =
        LearningCurve.run(last, c.x(), c.y(), even, sizes, options);
    CrossValidation<Estimator> whole = CrossValidation.of(last, c.x(), c.y(), even, options);
    assertArrayEquals(whole.trial().scores(), points.getLast().heldOut().scores());
  }

  @Property
  void theSeedDecides(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    double[] numbers = new double[c.n()];
    Arrays.setAll(numbers, i -> i);
    SearchOptions options = SearchOptions.DEFAULT.with(Scoring.negativeMeanSquaredError());
    Split split = c.splits().getFirst();
    int[] half = {split.train().length / 2};
    double[] once = fits(c, numbers, split, half, seed, options).getFirst().y();
    double[] again = fits(c, numbers, split, half, seed, options).getFirst().y();
    assertArrayEquals(once, again);
    int others = 0;
    for (long other = seed + 1; other <= seed + 4; other++) {
      double[] rows = fits(c, numbers, split, half, other, options).getFirst().y();
      others += Arrays.equals(once, rows) ? 0 : 1;
    }
    assertTrue(others > 0);
  }
}
