package dev.lanewise.select;

import dev.lanewise.svm.Status;
import java.util.Arrays;
import java.util.List;

/**
 * What came of a candidate.
 *
 * @param number of the candidate, from 0, in the order of the search
 * @param folds one entry a fold
 */
public record Trial<E extends Estimator>(int number, E candidate, List<Fold> folds) {
  /**
   * What came of a candidate in one fold.
   *
   * @param score of its predictions; NaN when it failed
   * @param status how learning ended; null when it failed
   * @param fitSeconds in the thread that learned; what candidates share counts in equal parts
   * @param predictSeconds of the predictions
   * @param failure why there is no model, or null
   */
  public record Fold(
      double score, Status status, double fitSeconds, double predictSeconds, String failure) {}

  public Trial {
    folds = List.copyOf(folds);
  }

  /** Score of each fold. */
  public double[] scores() {
    return folds.stream().mapToDouble(Fold::score).toArray();
  }

  /** Mean over the folds, each counting the same; NaN when a fold failed. */
  public double mean() {
    return Arrays.stream(scores()).sum() / folds.size();
  }

  /** Standard deviation over the folds, of a population of these. */
  public double deviation() {
    double mean = mean();
    return Math.sqrt(
        Arrays.stream(scores()).map(s -> (s - mean) * (s - mean)).sum() / folds.size());
  }

  /** Seconds of learning, all folds together. */
  public double fitSeconds() {
    return folds.stream().mapToDouble(Fold::fitSeconds).sum();
  }

  /** The worst status of any fold; null when one failed. */
  public Status status() {
    Status worst = Status.CONVERGED;
    for (Fold fold : folds) {
      if (fold.status() == null) {
        return null;
      }
      worst = fold.status().compareTo(worst) > 0 ? fold.status() : worst;
    }
    return worst;
  }
}
