package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.function.Function;

/**
 * Trains with the progress on display.
 *
 * @param parameters what to train; a gamma may depend on the features that are trained on
 */
record Training(
    Console console, Function<FloatMatrix, SvmParameters> parameters, RowPartition partition) {
  /**
   * @throws CommandFailure when the user stopped it
   * @throws IllegalArgumentException when the data cannot be trained on
   */
  SvmFit fit(FloatMatrix x, int[] labels) throws CommandFailure {
    try (TrainingProgress progress = new TrainingProgress(console, Thread.currentThread())) {
      SvmFit fit =
          SvmTrainer.train(
              x,
              labels,
              SampleWeights.none(),
              parameters.apply(x),
              TrainingRun.DEFAULT.with(partition).with(progress));
      if (fit.status() == Status.CANCELLED || Thread.currentThread().isInterrupted()) {
        throw new CommandFailure(ExitCodes.INTERRUPTED, "interrupted, nothing written");
      }
      return fit;
    }
  }
}
