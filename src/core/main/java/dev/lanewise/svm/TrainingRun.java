package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import java.util.Objects;

/**
 * Who trains, who watches, and where to begin. None of it changes what is learned, within the
 * tolerance. Immutable.
 *
 * @param partition threads
 * @param listener told of the progress
 * @param start where the search begins: {@link DualStart#ZERO}, or an earlier solution
 */
public record TrainingRun(RowPartition partition, TrainingListener listener, DualStart start) {
  /** On the calling thread, unwatched, from nothing. */
  public static final TrainingRun DEFAULT =
      new TrainingRun(RowPartition.caller(), TrainingListener.NONE, DualStart.ZERO);

  public TrainingRun {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(start, "start");
  }

  public TrainingRun with(RowPartition newPartition) {
    return new TrainingRun(newPartition, listener, start);
  }

  public TrainingRun with(TrainingListener newListener) {
    return new TrainingRun(partition, newListener, start);
  }

  public TrainingRun from(DualStart newStart) {
    return new TrainingRun(partition, listener, newStart);
  }
}
