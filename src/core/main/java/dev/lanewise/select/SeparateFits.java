package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Judges candidates one by one: fit, predict, for each fold. */
final class SeparateFits {
  private final List<? extends Estimator> candidates;
  private final FloatMatrix x;
  private final double[] y;
  private final List<Split> splits;
  private final SearchOptions options;
  private final FoldOutcomes outcomes;

  SeparateFits(
      List<? extends Estimator> candidates,
      FloatMatrix x,
      double[] y,
      List<Split> splits,
      SearchOptions options,
      FoldOutcomes outcomes) {
    this.candidates = candidates;
    this.x = x;
    this.y = y;
    this.splits = splits;
    this.options = options;
    this.outcomes = outcomes;
  }

  /** Fold by fold, so that the rows of one are there at a time; candidates in parallel. */
  void run() {
    RowPartition threads = options.partition();
    boolean many = candidates.size() >= threads.threads();
    RowPartition outer = many ? threads : RowPartition.caller();
    RowPartition inner = many ? RowPartition.caller() : threads;
    SearchWatch watch = outcomes.watch();
    RowPartition watched = watch.watched(inner);
    AtomicInteger done = new AtomicInteger();
    double all = (double) candidates.size() * splits.size();
    for (int f = 0; f < splits.size(); f++) {
      int fold = f;
      FoldRows rows = FoldRows.of(x, splits.get(f), options.scaling());
      double[] targets = FoldOutcomes.select(y, splits.get(f).train());
      outer.run(
          candidates.size(),
          (c, worker) -> {
            watch.progress(done.get() / all);
            run(c, fold, rows, targets, watched);
            watch.progress(done.incrementAndGet() / all);
          });
    }
  }

  private void run(
      int candidate, int fold, FoldRows rows, double[] targets, RowPartition partition) {
    long start = System.nanoTime();
    try {
      Fitted fitted = candidates.get(candidate).fit(rows.train(), targets, partition);
      outcomes.watch().ended(fitted.status());
      outcomes.add(candidate, fold, fitted, rows.test(), seconds(start), partition);
    } catch (IllegalArgumentException refused) {
      outcomes.failed(candidate, fold, refused, seconds(start));
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}
