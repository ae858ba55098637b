package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import java.util.List;

/**
 * How good an estimator is on rows it has not seen.
 *
 * @param trial its score, status and seconds in each fold
 * @param predictions for each row, by the model that has not seen it; the last fold's where folds
 *     overlap, NaN for rows that no fold tests; not to be changed
 */
public record CrossValidation<E extends Estimator>(Trial<E> trial, double[] predictions) {
  /**
   * Trains on one part of each split, and judges the predictions for the other.
   *
   * @param x n x d features; neither changed nor kept
   * @param y n targets, or labels; neither changed nor kept
   * @throws IllegalArgumentException when there is no split, lengths differ, a split has a row that
   *     is not there or an empty part, a value is not finite, or nothing can be learned in a fold
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public static <E extends Estimator> CrossValidation<E> of(
      E estimator, FloatMatrix x, double[] y, List<Split> splits, SearchOptions options) {
    Checks.requireExamples(x, y, splits);
    SearchResult<E> only = ModelSearch.run(List.of(estimator), x, y, splits, options);
    return new CrossValidation<>(only.best(), only.predictions());
  }
}
