package dev.lanewise.select;

import dev.lanewise.matrix.RowPartition;
import java.util.Objects;

/**
 * How candidates are judged. Immutable.
 *
 * @param scoring of the predictions for a fold; the greatest mean over the folds wins
 * @param scaling of the features, fitted to the training rows of each fold
 * @param partition threads; they do not show in scores
 * @param listener told of the progress
 */
public record SearchOptions(
    Scoring scoring, Scaling scaling, RowPartition partition, SearchListener listener) {
  /** Accuracy, features as they are, on the calling thread, unwatched. */
  public static final SearchOptions DEFAULT =
      new SearchOptions(
          Scoring.accuracy(), Scaling.NONE, RowPartition.caller(), SearchListener.NONE);

  public SearchOptions {
    Objects.requireNonNull(scoring, "scoring");
    Objects.requireNonNull(scaling, "scaling");
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(listener, "listener");
  }

  public SearchOptions with(Scoring newScoring) {
    return new SearchOptions(newScoring, scaling, partition, listener);
  }

  public SearchOptions with(Scaling newScaling) {
    return new SearchOptions(scoring, newScaling, partition, listener);
  }

  public SearchOptions with(RowPartition newPartition) {
    return new SearchOptions(scoring, scaling, newPartition, listener);
  }

  public SearchOptions with(SearchListener newListener) {
    return new SearchOptions(scoring, scaling, partition, newListener);
  }
}
