package dev.lanewise.select;

import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.TrainingRun;

/** How estimators have machines trained. */
final class Runs {
  private Runs() {}

  /** By these threads, for as long as their question is answered with yes. */
  static TrainingRun of(RowPartition partition) {
    return TrainingRun.DEFAULT
        .with(partition)
        .with((pair, pairs, iterations, violation) -> partition.proceeds());
  }
}
