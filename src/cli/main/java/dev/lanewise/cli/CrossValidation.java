package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.StratifiedFolds;
import dev.lanewise.svm.SvmType;

/** Trains on all folds but one and predicts that one, for each fold in turn. */
final class CrossValidation {
  private final Training training;
  private final SvmType type;
  private final boolean quiet;
  private final boolean allowNonconverged;

  CrossValidation(Training training, SvmType type, boolean quiet, boolean allowNonconverged) {
    this.training = training;
    this.type = type;
    this.quiet = quiet;
    this.allowNonconverged = allowNonconverged;
  }

  /** Prints what svm-train -v prints; returns the exit status. */
  int run(FloatMatrix x, double[] labels, int asked, long seed) throws CommandFailure {
    Console console = training.console();
    int count = Math.min(asked, labels.length);
    if (count < asked) {
      console.note("WARNING: %d folds for %d examples; leaving one out", asked, count);
    }
    StratifiedFolds folds = new StratifiedFolds(strata(labels), count, seed);
    double[] predicted = new double[labels.length];
    int unfinished = 0;
    for (int f = 0; f < count; f++) {
      Trained trained = trainWithout(f, count, folds, x, labels);
      unfinished += trained.status() == Status.CONVERGED ? 0 : 1;
      predict(trained, folds.inside(f), x, predicted);
    }
    if (!quiet) {
      console.line(
          "%d %sfolds, seed %d, %d not converged",
          count, type.isClassification() ? "stratified " : "", seed, unfinished);
    }
    if (unfinished > 0 && !allowNonconverged) {
      console.note(
          "%d of %d folds did not converge (--allow-nonconverged accepts it)", unfinished, count);
      return ExitCodes.NOT_CONVERGED;
    }
    Scores.printValidation(console, type, predicted, labels);
    return ExitCodes.OK;
  }

  /** Classes, or a single one where there are none. */
  private int[] strata(double[] labels) {
    return type.isClassification() ? ClassLabels.integers(labels) : new int[labels.length];
  }

  private Trained trainWithout(
      int fold, int count, StratifiedFolds folds, FloatMatrix x, double[] labels)
      throws CommandFailure {
    int[] rows = folds.outside(fold);
    try {
      return training.fit(DataFiles.select(x, rows), select(labels, rows));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "without fold " + (fold + 1) + " of " + count + ": " + refused.getMessage(), refused);
    }
  }

  private void predict(Trained trained, int[] rows, FloatMatrix x, double[] predicted) {
    FloatMatrix inside = DataFiles.select(x, rows);
    double[] some = Predictions.mostProbable(trained.model(), inside, training.partition());
    for (int i = 0; i < rows.length; i++) {
      predicted[rows[i]] = some[i];
    }
  }

  static double[] select(double[] labels, int[] rows) {
    double[] some = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = labels[rows[i]];
    }
    return some;
  }
}
