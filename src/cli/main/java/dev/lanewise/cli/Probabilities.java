package dev.lanewise.cli;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.CalibratedClassifier;

/** What svm-predict -b 1 makes of the three kinds of calibrated models. */
final class Probabilities {
  private Probabilities() {}

  /** Whether a model came with what makes probabilities of decision values. */
  static boolean has(StoredModel stored) {
    return switch (stored) {
      case StoredClassifier classifier -> !classifier.sigmoids().isEmpty();
      case StoredRegressor regressor -> regressor.sigma().isPresent();
      case StoredOneClass oneClass -> !oneClass.densityMarks().isEmpty();
    };
  }

  /**
   * Label and probabilities of each row.
   *
   * @param predicted by {@link Predictions#mostProbable}; a regression has nothing else to tell
   */
  static PredictionLines lines(
      StoredModel stored, FloatMatrix x, double[] predicted, RowPartition partition) {
    return switch (stored) {
      case StoredClassifier classifier -> {
        StringBuilder header = new StringBuilder("labels");
        for (int label : classifier.model().labels()) {
          header.append(' ').append(label);
        }
        CalibratedClassifier calibrated =
            CalibratedClassifier.of(classifier.model(), classifier.sigmoids());
        DoubleMatrix probabilities = calibrated.probabilities(x, partition);
        yield PredictionLines.of(header.toString(), predicted, probabilities);
      }
      case StoredRegressor regressor -> PredictionLines.of(predicted);
      case StoredOneClass oneClass ->
          PredictionLines.of("label normal outlier", predicted, normal(oneClass, x, partition));
    };
  }

  /** Two columns: normal, and not. */
  private static DoubleMatrix normal(
      StoredOneClass oneClass, FloatMatrix x, RowPartition partition) {
    double[] marks = oneClass.densityMarks().stream().mapToDouble(mark -> mark).toArray();
    DensityMarks density = DensityMarks.of(marks);
    double[] decisions = Predictions.values(oneClass.model().function(), x, partition);
    DoubleMatrix out = DoubleMatrix.allocate(decisions.length, 2);
    for (int row = 0; row < decisions.length; row++) {
      double p = density.probability(decisions[row]);
      out.set(row, 0, p);
      out.set(row, 1, 1 - p);
    }
    return out;
  }
}
