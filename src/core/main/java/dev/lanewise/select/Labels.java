package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Classifier;

/** Labels as whole numbers among doubles, the form in which estimators take all targets. */
final class Labels {
  private Labels() {}

  static double[] doubles(int[] labels) {
    double[] all = new double[labels.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = labels[i];
    }
    return all;
  }

  /**
   * Labels again.
   *
   * @throws IllegalArgumentException when a target is not a whole number
   */
  static int[] integers(double[] targets) {
    int[] labels = new int[targets.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) targets[i];
      if (labels[i] != targets[i]) {
        throw new IllegalArgumentException(
            "y[" + i + "] is " + targets[i] + ", expected the whole number of a class");
      }
    }
    return labels;
  }

  /** What a model says of all rows of x. */
  static double[] predicted(Classifier model, FloatMatrix x, RowPartition partition) {
    int[] labels = new int[Math.toIntExact(x.rows())];
    model.predict(x, labels, partition);
    return doubles(labels);
  }
}
