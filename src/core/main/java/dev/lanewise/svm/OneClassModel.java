package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * A trained one-class machine: rows with a decision value above 0 are like the training data.
 * Immutable and thread-safe.
 */
public final class OneClassModel {
  private final SvmRegressor function;

  /** A model from its decision function. */
  public OneClassModel(SvmRegressor function) {
    this.function = function;
  }

  /** The same model that evaluates kernel values in double: see {@link SvmClassifier#inDouble}. */
  public OneClassModel inDouble() {
    return new OneClassModel(function.inDouble());
  }

  /** The decision function: {@code sum of coef K(s, x) - rho}. */
  public SvmRegressor function() {
    return function;
  }

  /**
   * Whether a row is like the training data.
   *
   * @throws IllegalArgumentException when the row has not as many values as the model has features,
   *     or one is not finite
   */
  public boolean accepts(float[] row) {
    return function.predict(row) > 0;
  }

  /** +1 for each row of x that is like the training data, -1 for the others. */
  public int[] predict(FloatMatrix x, RowPartition partition) {
    double[] values = new double[Math.toIntExact(x.rows())];
    function.predict(x, values, partition);
    int[] out = new int[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] > 0 ? 1 : -1;
    }
    return out;
  }
}
