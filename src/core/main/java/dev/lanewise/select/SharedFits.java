package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.FoldTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges C-SVCs that share what they can, where the splits are folds: each row tested once by what
 * was trained on all others.
 */
final class SharedFits {
  private final List<? extends Estimator> candidates;
  private final FloatMatrix x;
  private final int[] labels;
  private final List<Split> splits;
  private final SearchOptions options;
  private final FoldOutcomes outcomes;

  private SharedFits(
      List<? extends Estimator> candidates,
      FloatMatrix x,
      int[] labels,
      List<Split> splits,
      SearchOptions options,
      FoldOutcomes outcomes) {
    this.candidates = candidates;
    this.x = x;
    this.labels = labels;
    this.splits = splits;
    this.options = options;
    this.outcomes = outcomes;
  }

  /** Judges all candidates, or none when they cannot share; says whether it did. */
  static boolean run(
      List<? extends Estimator> candidates,
      FloatMatrix x,
      double[] y,
      List<Split> splits,
      SearchOptions options,
      FoldOutcomes outcomes) {
    int[] foldOf = foldOf(splits, y.length);
    if (foldOf == null || !candidates.stream().allMatch(c -> c instanceof Svc)) {
      return false;
    }
    int[] labels = Labels.integers(y);
    if (lacksClass(labels, splits)) {
      return false;
    }
    SharedFits fits = new SharedFits(candidates, x, labels, splits, options, outcomes);
    if (options.scaling() == Scaling.NONE) {
      return fits.run(x, foldOf, 0, splits.size());
    }
    for (int f = 0; f < splits.size(); f++) { // each fold has features of its own
      FloatMatrix scaled =
          options.scaling().fit(FoldRows.select(x, splits.get(f).train())).apply(x);
      if (!fits.run(scaled, foldOf, f, f + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a class has no row to train on in some fold: then that has fewer classes. */
  private static boolean lacksClass(int[] labels, List<Split> splits) {
    long classes = Arrays.stream(labels).distinct().count();
    for (Split split : splits) {
      if (Arrays.stream(split.train()).map(row -> labels[row]).distinct().count() < classes) {
        return true;
      }
    }
    return false;
  }

  /** Fold of each row, or null when a row is not tested exactly once, or not trained on besides. */
  private static int[] foldOf(List<Split> splits, int n) {
    int[] foldOf = new int[n];
    int tested = 0;
    boolean[] seen = new boolean[n];
    for (int f = 0; f < splits.size(); f++) {
      Split split = splits.get(f);
      for (int row : split.test()) {
        if (seen[row]) {
          return null;
        }
        seen[row] = true;
        foldOf[row] = f;
        tested++;
      }
    }
    for (int f = 0; f < splits.size() && tested == n; f++) {
      boolean[] trained = new boolean[n];
      int count = 0;
      for (int row : splits.get(f).train()) {
        if (foldOf[row] == f || trained[row]) {
          return null;
        }
        trained[row] = true;
        count++;
      }
      if (count + splits.get(f).test().length != n) {
        return null;
      }
    }
    return tested == n ? foldOf : null;
  }

  /** Judges all candidates on some of the folds. */
  private boolean run(FloatMatrix features, int[] foldOf, int from, int to) {
    List<FoldTrainer.Job> jobs = new ArrayList<>();
    List<Integer> candidateOf = new ArrayList<>();
    for (int f = from; f < to; f++) {
      FloatMatrix trained = FoldRows.select(features, splits.get(f).train());
      for (int c = 0; c < candidates.size(); c++) {
        try {
          Svc candidate = (Svc) candidates.get(c);
          jobs.add(new FoldTrainer.Job(f, candidate.parameters().apply(trained)));
          candidateOf.add(c);
        } catch (IllegalArgumentException refused) {
          outcomes.failed(c, f, refused, 0);
        }
      }
    }
    return jobs.isEmpty()
        || FoldTrainer.train(
            features,
            labels,
            foldOf,
            splits.size(),
            jobs,
            options.partition(),
            share -> outcomes.watch().proceeds((from + share * (to - from)) / splits.size()),
            new FoldTrainer.Sink() {
              @Override
              public void trained(int job, FoldTrainer.Outcome outcome) {
                int fold = jobs.get(job).fold();
                outcomes.add(
                    candidateOf.get(job),
                    fold,
                    inOrder(outcome.labels(), splits.get(fold).test()),
                    outcome.status(),
                    outcome.fitSeconds(),
                    outcome.predictSeconds());
              }

              @Override
              public void failed(int job, IllegalArgumentException why, double seconds) {
                outcomes.failed(candidateOf.get(job), jobs.get(job).fold(), why, seconds);
              }
            });
  }

  /** From labels of ascending rows to labels of the rows of a test part, in its own order. */
  private static double[] inOrder(int[] labels, int[] rows) {
    int[] ascending = rows.clone();
    Arrays.sort(ascending);
    double[] all = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      all[i] = labels[Arrays.binarySearch(ascending, rows[i])];
    }
    return all;
  }
}
