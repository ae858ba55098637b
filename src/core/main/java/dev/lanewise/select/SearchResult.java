package dev.lanewise.select;

import java.util.List;

/**
 * What a search found.
 *
 * @param trials one for each candidate, in their order
 * @param best the first with the greatest mean score among those with a model in every fold
 * @param predictions of the best candidate for each row, by the model that has not seen it; the
 *     last fold's where folds overlap, NaN for rows that no fold tests; not to be changed
 */
public record SearchResult<E extends Estimator>(
    List<Trial<E>> trials, Trial<E> best, double[] predictions) {
  public SearchResult {
    trials = List.copyOf(trials);
  }
}
