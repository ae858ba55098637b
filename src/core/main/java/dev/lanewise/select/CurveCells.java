package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Fits every cell of a curve, a place and a fold, and judges it on both parts of its split. */
final class CurveCells<E extends Estimator> {
  /**
   * A place of a curve.
   *
   * @param splits one a fold
   */
  record Place<E extends Estimator>(double value, E estimator, List<Split> splits) {}

  private final List<Place<E>> places;
  private final FloatMatrix x;
  private final double[] y;
  private final SearchOptions options;
  private final SearchWatch watch;
  private final Trial.Fold[][] training;
  private final Trial.Fold[][] heldOut;

  private CurveCells(List<Place<E>> places, FloatMatrix x, double[] y, SearchOptions options) {
    this.places = places;
    this.x = x;
    this.y = y;
    this.options = options;
    this.watch = new SearchWatch(options.listener());
    this.training = new Trial.Fold[places.size()][places.getFirst().splits().size()];
    this.heldOut = new Trial.Fold[places.size()][places.getFirst().splits().size()];
  }

  /**
   * One point a place, in their order.
   *
   * @param places at least one, all of as many folds
   * @throws IllegalArgumentException when nothing can be learned in any cell
   */
  static <E extends Estimator> List<CurvePoint<E>> run(
      List<Place<E>> places, FloatMatrix x, double[] y, SearchOptions options) {
    CurveCells<E> cells = new CurveCells<>(places, x, y, options);
    cells.run();
    return cells.points();
  }

  /** The last places first: on learning curves they take the longest. */
  private void run() {
    int folds = heldOut[0].length;
    int cells = places.size() * folds;
    RowPartition threads = options.partition();
    boolean many = cells >= threads.threads();
    RowPartition outer = many ? threads : RowPartition.caller();
    RowPartition inner = many ? RowPartition.caller() : threads;
    RowPartition watched = watch.watched(inner);
    AtomicInteger done = new AtomicInteger();
    outer.run(
        cells,
        (task, worker) -> {
          int cell = cells - 1 - task;
          watch.progress((double) done.get() / cells);
          run(cell / folds, cell % folds, watched);
          watch.progress((double) done.incrementAndGet() / cells);
        });
  }

  private void run(int place, int fold, RowPartition partition) {
    Split split = places.get(place).splits().get(fold);
    FoldRows rows = FoldRows.of(x, split, options.scaling());
    double[] targets = FoldOutcomes.select(y, split.train());
    long start = System.nanoTime();
    try {
      Fitted fitted = places.get(place).estimator().fit(rows.train(), targets, partition);
      watch.ended(fitted.status());
      double fitSeconds = seconds(start);
      double[] others = FoldOutcomes.select(y, split.test());
      training[place][fold] = judged(fitted, fitSeconds, rows.train(), targets, partition);
      heldOut[place][fold] = judged(fitted, fitSeconds, rows.test(), others, partition);
    } catch (IllegalArgumentException refused) {
      Trial.Fold failed = new Trial.Fold(Double.NaN, null, seconds(start), 0, refused.getMessage());
      training[place][fold] = failed;
      heldOut[place][fold] = failed;
    }
  }

  private Trial.Fold judged(
      Fitted fitted, double fitSeconds, FloatMatrix rows, double[] actual, RowPartition partition) {
    long start = System.nanoTime();
    double[] predicted = fitted.predict(rows, partition);
    double seconds = seconds(start);
    double score = options.scoring().of(actual, predicted);
    return new Trial.Fold(score, fitted.status(), fitSeconds, seconds, null);
  }

  private List<CurvePoint<E>> points() {
    List<CurvePoint<E>> points = new ArrayList<>();
    boolean learned = false;
    for (int p = 0; p < places.size(); p++) {
      E estimator = places.get(p).estimator();
      Trial<E> seen = new Trial<>(p, estimator, List.of(training[p]));
      Trial<E> unseen = new Trial<>(p, estimator, List.of(heldOut[p]));
      points.add(new CurvePoint<>(places.get(p).value(), seen, unseen));
      learned |= unseen.folds().stream().anyMatch(fold -> fold.failure() == null);
    }
    if (!learned) {
      throw new IllegalArgumentException(
          "nothing can be learned anywhere on the curve: " + heldOut[0][0].failure());
    }
    return List.copyOf(points);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
