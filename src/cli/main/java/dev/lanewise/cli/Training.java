package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.DegenerateProblemException;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.TrainingRun;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains with the progress on display.
 *
 * @param parameters how to train; a gamma may depend on the features that are trained on
 * @param calibrating how probabilities are learned, if they are
 */
record Training(
    Console console,
    Machine machine,
    Function<FloatMatrix, SvmParameters> parameters,
    Optional<CalibrationParameters> calibrating,
    RowPartition partition) {
  /**
   * @throws CommandFailure when the user stopped it
   * @throws IllegalArgumentException when the data cannot be trained on
   */
  Trained fit(FloatMatrix x, double[] labels) throws CommandFailure {
    SvmParameters resolved = parameters.apply(x);
    return watched(
        console,
        partition,
        run ->
            calibrating.isPresent()
                ? machine.calibrated(x, labels, resolved, calibrating.get(), run)
                : machine.train(x, labels, resolved, run));
  }

  /**
   * Runs any training under the eyes of the user.
   *
   * @throws CommandFailure when the user stopped it, or a limit before there was any model
   */
  static <T> T watched(Console console, RowPartition partition, Function<TrainingRun, T> training)
      throws CommandFailure {
    try (TrainingProgress progress = new TrainingProgress(console, Thread.currentThread())) {
      T trained;
      try {
        trained = training.apply(TrainingRun.DEFAULT.with(partition).with(progress));
      } catch (DegenerateProblemException e) {
        if (!progress.stopped() && !Thread.currentThread().isInterrupted()) {
          if (e.status() == Status.CONVERGED) {
            throw e;
          }
          throw new CommandFailure(ExitCodes.NOT_CONVERGED, e.getMessage(), e);
        }
        trained = null; // a half-way nu-SVC has no margin yet
      }
      if (progress.stopped() || Thread.currentThread().isInterrupted()) {
        throw new CommandFailure(ExitCodes.INTERRUPTED, "interrupted, nothing written");
      }
      return trained;
    }
  }
}
