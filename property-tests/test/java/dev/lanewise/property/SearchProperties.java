package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.CrossValidation;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.Fitted;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.Scaling;
import dev.lanewise.select.Scoring;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Setting;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svc;
import dev.lanewise.select.Trial;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P91: searches are loops of fits and predictions, and nothing held out reaches a fit. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SearchProperties {
  @Property
  void scoresAreThoseOfPlainLoops(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    double[][] scores = new double[c.candidates().size()][c.splits().size()];
    int best = -1;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int e = 0; e < scores.length; e++) {
      for (int f = 0; f < scores[e].length; f++) {
        int[] test = c.splits().get(f).test();
        double[] predicted = c.predicted(c.candidates().get(e), c.splits().get(f).train(), test);
        scores[e][f] = c.score(test, predicted);
      }
      double mean = Arrays.stream(scores[e]).sum() / scores[e].length;
      if (mean > greatest) {
        greatest = mean;
        best = e;
      }
    }
    SearchResult<Estimator> found = search(c, RowPartition.caller());
    for (int e = 0; e < scores.length; e++) {
      Trial<Estimator> trial = found.trials().get(e);
      assertArrayEquals(scores[e], trial.scores(), c.candidates().get(e).toString());
      for (Trial.Fold fold : trial.folds()) {
        assertEquals(Double.isNaN(fold.score()), fold.failure() != null);
      }
    }
    assertEquals(best, found.best().number());
    assertEquals(greatest, found.best().mean());
    assertPredictionsOfTheOthers(c, c.candidates().get(best), found.predictions());
    CrossValidation<Estimator> alone =
        CrossValidation.of(
            c.candidates().get(best), c.x(), c.y(), c.splits(), c.options(RowPartition.caller()));
    assertArrayEquals(scores[best], alone.trial().scores());
    assertArrayEquals(found.predictions(), alone.predictions());
  }

  private static void assertPredictionsOfTheOthers(SearchCase c, Estimator best, double[] found) {
    for (Split split : c.splits()) {
      double[] predicted = c.predicted(best, split.train(), split.test());
      for (int i = 0; i < predicted.length; i++) {
        assertEquals(predicted[i], found[split.test()[i]]);
      }
    }
  }

  private static SearchResult<Estimator> search(SearchCase c, RowPartition partition) {
    return ModelSearch.run(c.candidates(), c.x(), c.y(), c.splits(), c.options(partition));
  }

  @Property
  void threadsDoNotShow(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    SearchResult<Estimator> one = search(c, RowPartition.caller());
    for (int threads : new int[] {2, 4}) {
      SearchResult<Estimator> several = search(c, Threads.of(threads));
      for (int e = 0; e < one.trials().size(); e++) {
        assertArrayEquals(one.trials().get(e).scores(), several.trials().get(e).scores());
      }
      assertEquals(one.best().number(), several.best().number());
      assertArrayEquals(one.predictions(), several.predictions());
    }
  }

  /** One fit a fold, of the training rows and no other, whatever is in the rows held out. */
  @Property
  void heldOutRowsReachNoFit(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SearchCase c = SearchCase.draw(random);
    double[] numbers = new double[c.n()]; // targets that name their rows
    Arrays.setAll(numbers, i -> i);
    Split split = c.splits().get(random.nextInt(c.splits().size()));
    FloatMatrix wild = FloatMatrix.copyOf(c.x());
    double[] others = numbers.clone();
    for (int row : split.test()) {
      others[row] = -1e6 - row;
      for (int col = 0; col < wild.cols(); col++) {
        wild.set(row, col, (float) random.nextDouble(-1e9, 1e9));
      }
    }
    SpyEstimator.Fit plain = onlyFit(c, c.x(), numbers, split);
    SpyEstimator.Fit changed = onlyFit(c, wild, others, split);
    assertArrayEquals(Arrays.stream(split.train()).asDoubleStream().toArray(), plain.y());
    assertTrue(plain.sameModel(changed));
    if (c.scaling() == Scaling.NONE) {
      assertArrayEquals(c.rows(split.train()).array(), plain.x().array());
      assertArrayEquals(c.rows(split.test()).array(), plain.predicted().getFirst().array());
    } else {
      FloatMatrix train = c.rows(split.train());
      assertArrayEquals(c.scaling().fit(train).apply(train).array(), plain.x().array());
    }
  }

  private static SpyEstimator.Fit onlyFit(SearchCase c, FloatMatrix x, double[] y, Split split) {
    SpyEstimator spy = new SpyEstimator();
    SearchOptions options = c.options(RowPartition.caller()).with(Scoring.rSquared());
    ModelSearch.run(List.of(spy), x, y, List.of(split), options);
    assertEquals(1, spy.fits().size());
    assertEquals(1, spy.fits().getFirst().predicted().size());
    return spy.fits().getFirst();
  }

  @Property
  void theInputStays(@ForAll long seed) {
    SearchCase c = SearchCase.draw(new SplittableRandom(seed));
    FloatMatrix x = FloatMatrix.copyOf(c.x());
    double[] y = c.y().clone();
    search(c, Threads.of(2));
    assertArrayEquals(x.array(), c.x().array());
    assertArrayEquals(y, c.y());
  }

  /** Whatever C-SVCs of a grid share, they are those of loops, to within their tolerance. */
  @Property(tries = 60)
  void gridsOfMachinesAreThoseOfPlainLoops(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SearchCase c = SearchCase.draw(random);
    double[] y = Arrays.stream(c.labels()).asDoubleStream().toArray();
    SearchCase labelled =
        new SearchCase(
            c.x(), c.labels(), y, c.splits(), c.scaling(), List.of(), Scoring.accuracy());
    List<Svc> machines =
        ParameterGrid.of("C", 0.3, 2, 20)
            .and("gamma", 0.1, random.nextDouble(0.2, 2))
            .settings()
            .stream()
            .map(SearchProperties::machine)
            .toList();
    SearchOptions options = labelled.options(Threads.of(2));
    if (c.splits().stream().anyMatch(s -> c.lacksClasses(s.train()))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> ModelSearch.run(machines, c.x(), y, c.splits(), options));
      return;
    }
    SearchResult<Svc> found = ModelSearch.run(machines, c.x(), y, c.splits(), options);
    for (int e = 0; e < machines.size(); e++) {
      for (int f = 0; f < c.splits().size(); f++) {
        Split split = c.splits().get(f);
        Decided decided = new Decided(machines.get(e));
        double[] predicted = labelled.predicted(decided, split.train(), split.test());
        int right = 0;
        int unsure = 0;
        for (int i = 0; i < predicted.length; i++) {
          boolean sure = decided.isSure(i);
          unsure += sure ? 0 : 1;
          right += sure && predicted[i] == y[split.test()[i]] ? 1 : 0;
        }
        double rows = found.trials().get(e).folds().get(f).score() * predicted.length;
        assertTrue(
            rows > right - .5 && rows < right + unsure + .5,
            rows + " rows are right, " + right + " for sure, " + unsure + " unsure");
      }
    }
  }

  /** Remembers which rows are decided beyond what the order of classes and rounding can change. */
  private static final class Decided implements Estimator {
    /** Unscaled features are a hundred times their spread: distances are known that badly. */
    private static final double MARGIN = .05;

    /** A coefficient this close to a bound may be at the bound in another order of rounding. */
    private static final double AT_BOUND = 1e-6;

    private final Svc machine;
    private DoubleMatrix values;
    private double c;
    private SvmClassifier model;

    Decided(Svc machine) {
      this.machine = machine;
    }

    @Override
    public Fitted fit(FloatMatrix x, double[] y, RowPartition partition) {
      Svc.Classifier fitted = machine.fit(x, y, partition);
      return (asked, threads) -> {
        c = machine.parameters().apply(x).c();
        model = fitted.fit().model();
        values = model.decisionValues(asked);
        return fitted.predict(asked, threads);
      };
    }

    /** Whether a class wins all its pairs, no value is near 0, and no other is as right. */
    boolean isSure(int row) {
      int classes = model.classCount();
      int[] votes = new int[classes];
      int pair = 0;
      for (int a = 0; a < classes; a++) {
        for (int b = a + 1; b < classes; b++) {
          double value = values.get(row, pair++);
          if (Math.abs(value) < MARGIN || !rhoIsUnique(a, b)) {
            return false;
          }
          votes[value > 0 ? a : b]++;
        }
      }
      return Arrays.stream(votes).max().orElse(0) == classes - 1;
    }

    /** Without a coefficient between the bounds, every rho of an interval is optimal. */
    private boolean rhoIsUnique(int a, int b) {
      int sv = 0;
      for (int of = 0; of < model.classCount(); of++) {
        for (int end = sv + model.supportVectorCounts()[of]; sv < end; sv++) {
          if (of == a || of == b) {
            double size = Math.abs(model.coefficient(of == a ? b - 1 : a, sv)) / c;
            if (size > AT_BOUND && size < 1 - AT_BOUND) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }

  private static Svc machine(Setting s) {
    return Svc.of(
        SvmParameters.defaults(new RbfKernel(s.get("gamma")))
            .withC(s.get("C"))
            .withTolerance(1e-6));
  }
}
