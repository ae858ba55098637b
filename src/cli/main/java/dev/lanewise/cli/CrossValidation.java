package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.StratifiedFolds;
import dev.lanewise.svm.SvmFit;

/** Trains on all folds but one and predicts that one, for each fold in turn. */
final class CrossValidation {
  private final Training training;
  private final boolean quiet;
  private final boolean allowNonconverged;

  CrossValidation(Training training, boolean quiet, boolean allowNonconverged) {
    this.training = training;
    this.quiet = quiet;
    this.allowNonconverged = allowNonconverged;
  }

  /** Prints the accuracy as svm-train does; returns the exit status. */
  int run(Console console, FloatMatrix x, int[] labels, int asked, long seed)
      throws CommandFailure {
    int count = Math.min(asked, labels.length);
    if (count < asked) {
      console.note("WARNING: %d folds for %d examples; leaving one out", asked, count);
    }
    StratifiedFolds folds = new StratifiedFolds(labels, count, seed);
    int correct = 0;
    int unfinished = 0;
    for (int f = 0; f < count; f++) {
      SvmFit fit = trainWithout(folds.outside(f), x, labels);
      unfinished += fit.status() == Status.CONVERGED ? 0 : 1;
      correct += correct(fit, folds.inside(f), x, labels);
    }
    if (!quiet) {
      console.line("%d stratified folds, seed %d, %d not converged", count, seed, unfinished);
    }
    if (unfinished > 0 && !allowNonconverged) {
      console.note(
          "%d of %d folds did not converge (--allow-nonconverged accepts it)", unfinished, count);
      return ExitCodes.NOT_CONVERGED;
    }
    double percent = 100.0 * correct / labels.length;
    console.line("Cross Validation Accuracy = %s%%", Numbers.general(percent));
    return ExitCodes.OK;
  }

  private SvmFit trainWithout(int[] rows, FloatMatrix x, int[] labels) throws CommandFailure {
    return training.fit(DataFiles.select(x, rows), select(labels, rows));
  }

  private int correct(SvmFit fit, int[] rows, FloatMatrix x, int[] labels) {
    int[] predicted = new int[rows.length];
    fit.model().predict(DataFiles.select(x, rows), predicted, training.partition());
    return agreeing(predicted, select(labels, rows));
  }

  /** Number of places where two arrays of labels agree. */
  static int agreeing(int[] predicted, int[] labels) {
    int same = 0;
    for (int i = 0; i < labels.length; i++) {
      same += predicted[i] == labels[i] ? 1 : 0;
    }
    return same;
  }

  static int[] select(int[] labels, int[] rows) {
    int[] some = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = labels[rows[i]];
    }
    return some;
  }
}
