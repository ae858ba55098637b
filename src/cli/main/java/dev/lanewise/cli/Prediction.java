package dev.lanewise.cli;

import dev.lanewise.data.StoredModel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.LabelNames;
import java.util.Optional;

/**
 * What predict writes, and what it compares with the labels of the data: both from one evaluation
 * of the kernel. Models are {@link StoredModel#inDouble in double}.
 *
 * @param predicted a label, or value of a regression, a row
 */
record Prediction(double[] predicted, PredictionLines lines) {
  /** A label, or value of a regression, a line. */
  static Prediction labelsAlone(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    return labelsAlone(stored, x, Optional.empty(), partition);
  }

  /** A label, its name where there are names, or value of a regression, a line. */
  static Prediction labelsAlone(
      StoredModel stored, DoubleMatrix x, Optional<LabelNames> names, RowPartition partition) {
    double[] predicted = Predictions.of(stored, x, partition);
    PredictionLines lines =
        names
            .map(known -> PredictionLines.of(predicted, known))
            .orElseGet(() -> PredictionLines.of(predicted));
    return new Prediction(predicted, lines);
  }

  /** The decision values of a row a line. */
  static Prediction withDecisionValues(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    DoubleMatrix values = Predictions.decisionValues(stored, x, partition);
    return new Prediction(Predictions.labels(stored, values), PredictionLines.of(values));
  }
}
