package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleMatrix;

/**
 * How well a ridge regression predicts each example from all the others, exactly and without
 * fitting again: with C the inverse of the matrix of the equations, the example left out is missed
 * by a_i / C_ii (Allen, The relationship between variable selection and data augmentation and a
 * method for prediction, 1974; with an intercept, Cawley and Talbot, Preventing over-fitting during
 * model selection via Bayesian regularisation of the hyper-parameters, 2007).
 *
 * @param errors y_i minus the prediction of a model that has not seen example i, n x t; infinite
 *     where rounding leaves nothing of C_ii
 * @param rmse root of the weighted mean of their squares, for each target
 * @param r2 1 minus their weighted squares over those of y about its mean, for each target; NaN for
 *     a target that is the same for all examples with a weight
 * @param gcv generalised cross-validation, the mean square with every C_ii replaced by their mean
 *     (Golub, Heath and Wahba, 1979), for each target
 */
public record LeaveOneOut(DoubleMatrix errors, double[] rmse, double[] r2, double[] gcv) {
  /** Root of the mean over all targets of the mean square. */
  public double overall() {
    double sum = 0;
    for (double v : rmse) {
      sum += v * v;
    }
    return Math.sqrt(sum / rmse.length);
  }

  /**
   * @param y n x t
   * @param scaled c with a = W^1/2 c, n x t
   * @param inverse the diagonal of C in the same scale
   * @param roots of the weights; errors of rows with weight 0 are there already
   */
  static LeaveOneOut of(
      DoubleMatrix y, DoubleMatrix scaled, double[] inverse, double[] roots, DoubleMatrix errors) {
    int n = inverse.length;
    int targets = y.cols();
    double[] rmse = new double[targets];
    double[] r2 = new double[targets];
    double[] gcv = new double[targets];
    double kept = 0;
    double trace = 0;
    double weights = 0;
    for (int i = 0; i < n; i++) {
      kept += roots[i] > 0 ? 1 : 0;
      trace += roots[i] > 0 ? inverse[i] : 0;
      weights += roots[i] * roots[i];
    }
    for (int t = 0; t < targets; t++) {
      double squares = 0;
      double fitted = 0;
      double mean = 0;
      for (int i = 0; i < n; i++) {
        if (roots[i] > 0) {
          double error =
              inverse[i] > 0
                  ? scaled.get(i, t) / (roots[i] * inverse[i])
                  : Double.POSITIVE_INFINITY;
          errors.set(i, t, error);
          squares += roots[i] * roots[i] * error * error;
          double share = scaled.get(i, t) / trace; // squares of the two may leave the range
          fitted += share * share;
          mean += roots[i] * roots[i] * y.get(i, t);
        }
      }
      rmse[t] = Math.sqrt(squares / weights);
      r2[t] = 1 - squares / spread(y, t, mean / weights, roots);
      gcv[t] = trace > 0 ? kept * (kept / weights) * fitted : Double.POSITIVE_INFINITY;
    }
    return new LeaveOneOut(errors, rmse, r2, gcv);
  }

  /** NaN for targets that are all the same, whatever rounding makes of their mean. */
  private static double spread(DoubleMatrix y, int target, double mean, double[] roots) {
    double sum = 0;
    boolean constant = true;
    int first = -1;
    for (int i = 0; i < roots.length; i++) {
      if (roots[i] > 0) {
        first = first < 0 ? i : first;
        constant &= y.get(i, target) == y.get(first, target);
        double d = roots[i] * (y.get(i, target) - mean);
        sum += d * d;
      }
    }
    return constant || sum == 0 ? Double.NaN : sum;
  }
}
