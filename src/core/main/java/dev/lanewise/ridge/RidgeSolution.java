package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleMatrix;

/**
 * What a ridge regression found: predictions are k(x*, X) A + b.
 *
 * @param coefficients dual coefficients A, n x t
 * @param intercepts b, one for each of the t targets; zeros when none was asked for
 */
public record RidgeSolution(DoubleMatrix coefficients, double[] intercepts) {
  /**
   * Predictions from kernel values: K A + b.
   *
   * @param crossGram m x n, row i the kernel values of point i with the training examples
   * @return m x t
   * @throws IllegalArgumentException when it has not n columns
   */
  public DoubleMatrix predict(DoubleMatrix crossGram) {
    if (crossGram.cols() != coefficients.rows()) {
      throw new IllegalArgumentException(
          "K has " + crossGram.cols() + " columns, the model " + coefficients.rows() + " examples");
    }
    int t = coefficients.cols();
    DoubleMatrix out = DoubleMatrix.allocate(crossGram.rows(), t);
    double[] row = new double[crossGram.cols()];
    for (long i = 0; i < crossGram.rows(); i++) {
      crossGram.copyRow(i, row, 0);
      for (int c = 0; c < t; c++) {
        double sum = intercepts[c];
        for (int j = 0; j < row.length; j++) {
          sum = Math.fma(row[j], coefficients.get(j, c), sum);
        }
        out.set(i, c, sum);
      }
    }
    return out;
  }
}
