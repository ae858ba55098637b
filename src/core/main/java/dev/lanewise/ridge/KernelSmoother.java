package dev.lanewise.ridge;

import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.DoubleSquaredDistances;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleExp;

/**
 * The Gaussian kernel as a weighted nearest neighbour: the mean of the targets, weighted by
 * exp(-gamma |x - x_i|^2).
 *
 * <pre>
 *   f(x) = sum of K(x, x_i) y_i / sum of K(x, x_i)
 * </pre>
 *
 * Nothing is fitted. With a large gamma the nearest example alone is heard, with a small one all
 * alike; kernel ridge regression tends to {@code K y / lambda}, the numerator, for a large lambda.
 * Distances count from the smallest one, so the nearest example has weight 1 however far it is.
 * Immutable and thread-safe.
 *
 * <p>(Nadaraya, On Estimating Regression, 1964; Watson, Smooth Regression Analysis, 1964.)
 */
public final class KernelSmoother {
  /** Predictions whose distances are held together. */
  private static final int ROWS = 256;

  private final double gamma;
  private final DoubleMatrix x;
  private final DoubleMatrix y;

  /**
   * Keeps copies of the examples.
   *
   * @param gamma above 0; 1 / (2 sigma^2)
   * @param x n x d
   * @param y n x t targets
   * @throws IllegalArgumentException when shapes do not fit, there are no rows, or a value is not
   *     finite
   */
  public KernelSmoother(double gamma, DoubleMatrix x, DoubleMatrix y) {
    Parameters.requirePositive("gamma", gamma);
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException("X has " + x.rows() + " rows, Y has " + y.rows());
    }
    if (x.rows() == 0) {
      throw new IllegalArgumentException("X has 0 rows: nothing to smooth");
    }
    DoubleFinite.require(x, "X", "smoothing needs finite values");
    DoubleFinite.require(y, "Y", "smoothing needs finite values");
    this.gamma = gamma;
    this.x = DoubleMatrix.copyOf(x);
    this.y = DoubleMatrix.copyOf(y);
  }

  /**
   * Predictions for m rows, in O(m n d).
   *
   * @param rows m x d
   * @return m x t
   * @throws IllegalArgumentException when rows has other columns, or a value is not finite
   */
  public DoubleMatrix predict(DoubleMatrix rows, RowPartition partition) {
    if (rows.cols() != x.cols()) {
      throw new IllegalArgumentException(
          "model expects " + x.cols() + " features, got " + rows.cols());
    }
    DoubleMatrix out = DoubleMatrix.allocate(rows.rows(), y.cols());
    for (long first = 0; first < rows.rows(); first += ROWS) {
      long count = Math.min(ROWS, rows.rows() - first);
      DoubleMatrix block = DoubleMatrix.copyOf(rows.rowRange(first, first + count));
      DoubleMatrix weights = DoubleSquaredDistances.squaredDistances(block, x, partition);
      for (int i = 0; i < count; i++) {
        smooth(weights, i, out, first + i);
      }
    }
    return out;
  }

  private void smooth(DoubleMatrix weights, int row, DoubleMatrix out, long to) {
    double[] w = weights.array();
    int at = (int) weights.position(row);
    int n = weights.cols();
    double nearest = w[at];
    for (int j = 1; j < n; j++) {
      nearest = Math.min(nearest, w[at + j]);
    }
    for (int j = 0; j < n; j++) {
      w[at + j] -= nearest;
    }
    DoubleExp.exp(-gamma, w, at, w, at, n);
    for (int t = 0; t < y.cols(); t++) {
      double sum = 0;
      double total = 0;
      for (int j = 0; j < n; j++) {
        total += w[at + j];
        sum = Math.fma(w[at + j], y.get(j, t), sum);
      }
      out.set(to, t, sum / total);
    }
  }
}
