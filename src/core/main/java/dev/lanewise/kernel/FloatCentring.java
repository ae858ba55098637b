package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatMatrix;

/**
 * Kernel values of centred features, as kernel principal components and alignment need them
 * (Sch&ouml;lkopf, Smola and M&uuml;ller, "Nonlinear component analysis as a kernel eigenvalue
 * problem", 1998): with phi(x) less the mean of phi over n training rows,
 *
 * <pre>
 *   k(x, y) = K(x, y) - ((m(x) + m(y)) - t)
 *   m(x)    = mean of K(x, x_j) over the training rows x_j,   t = mean of m(x_i)
 * </pre>
 *
 * which is H K H with H = I - 1 1' / n on the Gram matrix. Means are sums in double in order of j;
 * the result is rounded once more to the format. Exactly symmetric for a symmetric Gram matrix, and
 * positive semidefinite when K is, up to rounding: its rows add up to 0 within n roundings of the
 * largest entry.
 *
 * <p>Immutable and thread-safe.
 */
public final class FloatCentring {
  private final double[] means;
  private final double total;

  private FloatCentring(double[] means, double total) {
    this.means = means;
    this.total = total;
  }

  /**
   * Takes the means of the Gram matrix of the training rows, which is not changed or kept.
   *
   * @throws IllegalArgumentException when it is not square or empty
   */
  public static FloatCentring fit(FloatMatrix gram) {
    if (gram.rows() != gram.cols() || gram.cols() == 0) {
      throw new IllegalArgumentException(
          "K is " + gram.rows() + " x " + gram.cols() + ", expected a square matrix with rows");
    }
    double[] means = new double[gram.cols()];
    double sum = 0;
    for (int i = 0; i < means.length; i++) {
      means[i] = mean(gram, i);
      sum += means[i];
    }
    return new FloatCentring(means, sum / means.length);
  }

  /** Number of training rows. */
  public int rows() {
    return means.length;
  }

  /**
   * Centres in place: the Gram matrix itself, or kernel values of other rows with the training
   * rows.
   *
   * @param k m x n, its columns in the order of the training rows
   * @return k
   * @throws IllegalArgumentException when there is not a column for each training row
   */
  public FloatMatrix apply(FloatMatrix k) {
    if (k.cols() != means.length) {
      throw new IllegalArgumentException(
          "K has " + k.cols() + " columns, the centre is that of " + means.length + " rows");
    }
    for (long i = 0; i < k.rows(); i++) {
      double mean = mean(k, i);
      for (int j = 0; j < means.length; j++) {
        k.set(i, j, (float) (k.get(i, j) - ((mean + means[j]) - total)));
      }
    }
    return k;
  }

  private static double mean(FloatMatrix k, long row) {
    double sum = 0;
    for (int j = 0; j < k.cols(); j++) {
      sum += k.get(row, j);
    }
    return sum / k.cols();
  }
}
