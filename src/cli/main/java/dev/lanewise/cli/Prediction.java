package dev.lanewise.cli;

import dev.lanewise.data.StoredModel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * What predict writes, and what it compares with the labels of the data: both from one evaluation
 * of the kernel. Models are {@link StoredModel#inDouble in double}.
 *
 * @param predicted a label, or value of a regression, a row
 */
record Prediction(double[] predicted, PredictionLines lines) {
  /** A label, or value of a regression, a line. */
  static Prediction labelsAlone(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    double[] predicted = Predictions.of(stored, x, partition);
    return new Prediction(predicted, PredictionLines.of(predicted));
  }

  /** The decision values of a row a line. */
  static Prediction withDecisionValues(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    DoubleMatrix values = Predictions.decisionValues(stored, x, partition);
    return new Prediction(Predictions.labels(stored, values), PredictionLines.of(values));
  }
}
