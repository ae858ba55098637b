package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects what comes of each candidate in each fold, from any thread, and finds the best. */
final class FoldOutcomes {
  private final double[] y;
  private final List<Split> splits;
  private final SearchOptions options;
  private final SearchWatch watch;
  private final Trial.Fold[][] folds;

  /** Predictions of the candidates that are not complete, and of the best of those that are. */
  private final double[][][] predicted;

  private int best = -1;

  FoldOutcomes(int candidates, double[] y, List<Split> splits, SearchOptions options) {
    this.y = y;
    this.splits = splits;
    this.options = options;
    this.watch = new SearchWatch(options.listener());
    this.predicted = new double[candidates][splits.size()][];
    this.folds = new Trial.Fold[candidates][splits.size()];
  }

  /**
   * Judges what was learned by the test part of a fold.
   *
   * @param partition threads of the predictions
   */
  void add(
      int candidate,
      int fold,
      Fitted fitted,
      FloatMatrix test,
      double fitSeconds,
      RowPartition partition) {
    long start = System.nanoTime();
    double[] predictions = fitted.predict(test, partition);
    double seconds = (System.nanoTime() - start) * 1e-9;
    add(candidate, fold, predictions, fitted.status(), fitSeconds, seconds);
  }

  /** Judges predictions for the test part of a fold. */
  void add(
      int candidate,
      int fold,
      double[] predictions,
      Status status,
      double fitSeconds,
      double predictSeconds) {
    double score = options.scoring().of(select(y, splits.get(fold).test()), predictions);
    Trial.Fold outcome = new Trial.Fold(score, status, fitSeconds, predictSeconds, null);
    put(candidate, fold, outcome, predictions);
  }

  /** Remembers that there is no model. */
  void failed(int candidate, int fold, RuntimeException why, double seconds) {
    put(candidate, fold, new Trial.Fold(Double.NaN, null, seconds, 0, why.getMessage()), null);
  }

  /** Keeps predictions for as long as they may be those of the best. */
  private synchronized void put(int candidate, int fold, Trial.Fold outcome, double[] predictions) {
    folds[candidate][fold] = outcome;
    predicted[candidate][fold] = predictions;
    if (Arrays.asList(folds[candidate]).contains(null)) {
      return;
    }
    double mean = mean(candidate);
    double leading = best < 0 ? Double.NEGATIVE_INFINITY : mean(best);
    if (mean > leading || (mean == leading && candidate < best)) {
      if (best >= 0 && best != candidate) {
        Arrays.fill(predicted[best], null);
      }
      best = candidate;
    } else if (best != candidate) {
      Arrays.fill(predicted[candidate], null);
    }
  }

  private double mean(int candidate) {
    return new Trial<>(candidate, null, List.of(folds[candidate])).mean();
  }

  /** Follows the search. */
  SearchWatch watch() {
    return watch;
  }

  <E extends Estimator> SearchResult<E> result(List<E> candidates) {
    List<Trial<E>> trials = new ArrayList<>();
    for (int c = 0; c < folds.length; c++) {
      trials.add(new Trial<>(c, candidates.get(c), List.of(folds[c])));
    }
    if (best < 0) {
      throw new IllegalArgumentException(
          "no candidate has a score in every fold: " + firstFailure());
    }
    return new SearchResult<>(trials, trials.get(best), predictions(best));
  }

  private String firstFailure() {
    for (Trial.Fold[] of : folds) {
      for (int f = 0; f < of.length; f++) {
        if (of[f].failure() != null) {
          return "without fold " + (f + 1) + " of " + of.length + ": " + of[f].failure();
        }
      }
    }
    return "scores are NaN";
  }

  private double[] predictions(int candidate) {
    double[] all = new double[y.length];
    Arrays.fill(all, Double.NaN);
    for (int f = 0; f < splits.size(); f++) {
      int[] test = splits.get(f).test();
      for (int i = 0; i < test.length; i++) {
        all[test[i]] = predicted[candidate][f][i];
      }
    }
    return all;
  }

  static double[] select(double[] y, int[] rows) {
    double[] some = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = y[rows[i]];
    }
    return some;
  }
}
