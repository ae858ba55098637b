package dev.lanewise.cli;

import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.CalibratedClassifier;
import dev.lanewise.svm.SvmRegressor;
import java.util.Arrays;

/** What a model of any type predicts, row by row. */
final class Predictions {
  private Predictions() {}

  /** Labels of a classifier by votes, values of a regression, +1 or -1 of a one-class machine. */
  static double[] of(StoredModel stored, FloatMatrix x, RowPartition partition) {
    return switch (stored) {
      case StoredClassifier classifier -> {
        int[] labels = new int[Math.toIntExact(x.rows())];
        classifier.model().predict(x, labels, partition);
        yield doubles(labels);
      }
      case StoredRegressor regressor -> values(regressor.model(), x, partition);
      case StoredOneClass oneClass -> doubles(oneClass.model().predict(x, partition));
    };
  }

  /** The same of a model in double and rows in double. */
  static double[] of(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    return switch (stored) {
      case StoredClassifier classifier -> {
        int[] labels = new int[Math.toIntExact(x.rows())];
        classifier.model().predict(x, labels, partition);
        yield doubles(labels);
      }
      case StoredRegressor regressor -> values(regressor.model(), x, partition);
      case StoredOneClass oneClass -> {
        double[] values = values(oneClass.model().function(), x, partition);
        yield Arrays.stream(values).map(value -> value > 0 ? 1 : -1).toArray();
      }
    };
  }

  /**
   * The same but for a classifier with sigmoids, of which it is the most probable class: what
   * svm-predict -b 1 predicts.
   */
  static double[] mostProbable(StoredModel stored, FloatMatrix x, RowPartition partition) {
    if (stored instanceof StoredClassifier classifier && !classifier.sigmoids().isEmpty()) {
      int[] labels = new int[Math.toIntExact(x.rows())];
      CalibratedClassifier.of(classifier.model(), classifier.sigmoids())
          .mostProbable(x, labels, partition);
      return doubles(labels);
    }
    return of(stored, x, partition);
  }

  /** Decision values: of all pairs of classes, or the one value of the other machines. */
  static DoubleMatrix decisionValues(StoredModel stored, DoubleMatrix x, RowPartition partition) {
    return switch (stored) {
      case StoredClassifier classifier -> classifier.model().decisionValues(x, partition);
      case StoredRegressor regressor -> column(values(regressor.model(), x, partition));
      case StoredOneClass oneClass -> column(values(oneClass.model().function(), x, partition));
    };
  }

  /** What {@link #of} predicts, from the decision values of the rows. */
  static double[] labels(StoredModel stored, DoubleMatrix decisions) {
    double[] predicted = new double[Math.toIntExact(decisions.rows())];
    int[] labels = stored instanceof StoredClassifier c ? c.model().labels() : new int[0];
    for (int row = 0; row < predicted.length; row++) {
      predicted[row] =
          switch (stored) {
            case StoredClassifier classifier -> labels[winner(decisions, row, labels.length)];
            case StoredRegressor regressor -> decisions.get(row, 0);
            case StoredOneClass oneClass -> decisions.get(row, 0) > 0 ? 1 : -1;
          };
    }
    return predicted;
  }

  /** The class with most votes, the first of equals. */
  private static int winner(DoubleMatrix decisions, int row, int classes) {
    int[] votes = new int[classes];
    int pair = 0;
    for (int a = 0; a < classes; a++) {
      for (int b = a + 1; b < classes; b++) {
        votes[decisions.get(row, pair++) > 0 ? a : b]++;
      }
    }
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    return best;
  }

  private static DoubleMatrix column(double[] values) {
    return DoubleMatrix.of(values, values.length, 1);
  }

  static double[] values(SvmRegressor function, FloatMatrix x, RowPartition partition) {
    double[] values = new double[Math.toIntExact(x.rows())];
    function.predict(x, values, partition);
    return values;
  }

  private static double[] values(SvmRegressor function, DoubleMatrix x, RowPartition partition) {
    double[] values = new double[Math.toIntExact(x.rows())];
    function.predict(x, values, partition);
    return values;
  }

  private static double[] doubles(int[] labels) {
    return Arrays.stream(labels).asDoubleStream().toArray();
  }
}
