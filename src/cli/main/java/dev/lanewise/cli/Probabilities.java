package dev.lanewise.cli;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.DoubleMatrix;
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
      case StoredOneClass oneClass -> oneClass.densityMarks().isPresent();
    };
  }

  /** Label, as of {@link Predictions#mostProbable}, and probabilities; of a regression a value. */
  static Prediction predict(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    return switch (stored) {
      case StoredClassifier classifier -> {
        StringBuilder header = new StringBuilder("labels");
        for (int label : classifier.model().labels()) {
          header.append(' ').append(label);
        }
        CalibratedClassifier calibrated =
            CalibratedClassifier.of(classifier.model(), classifier.sigmoids());
        DoubleMatrix probabilities = calibrated.probabilities(x, partition);
        double[] predicted = greatest(classifier.model().labels(), probabilities);
        yield new Prediction(
            predicted, PredictionLines.of(header.toString(), predicted, probabilities));
      }
      case StoredRegressor regressor -> Prediction.labelsAlone(regressor, x, partition);
      case StoredOneClass oneClass -> {
        DoubleMatrix decisions = Predictions.decisionValues(oneClass, x, partition);
        double[] predicted = Predictions.labels(oneClass, decisions);
        yield new Prediction(
            predicted,
            PredictionLines.of("label normal outlier", predicted, normal(oneClass, decisions)));
      }
    };
  }

  /** The label of the greatest probability of each row, the first of equals. */
  private static double[] greatest(int[] labels, DoubleMatrix probabilities) {
    double[] predicted = new double[Math.toIntExact(probabilities.rows())];
    for (int row = 0; row < predicted.length; row++) {
      int best = 0;
      for (int c = 1; c < labels.length; c++) {
        best = probabilities.get(row, c) > probabilities.get(row, best) ? c : best;
      }
      predicted[row] = labels[best];
    }
    return predicted;
  }

  /** Two columns: normal, and not. */
  private static DoubleMatrix normal(StoredOneClass oneClass, DoubleMatrix decisions) {
    DensityMarks density = oneClass.densityMarks().orElseThrow();
    DoubleMatrix out = DoubleMatrix.allocate(decisions.rows(), 2);
    for (long row = 0; row < decisions.rows(); row++) {
      double p = density.probability(decisions.get(row, 0));
      out.set(row, 0, p);
      out.set(row, 1, 1 - p);
    }
    return out;
  }
}
