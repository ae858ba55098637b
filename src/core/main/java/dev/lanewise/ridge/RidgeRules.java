package dev.lanewise.ridge;

import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import java.util.Locale;

/** What every ridge regression asks for, and how it says so. */
final class RidgeRules {
  static final String FINITE = "ridge needs finite values";

  private RidgeRules() {}

  static void requireLambda(double lambda) {
    Parameters.requirePositive("lambda", lambda);
  }

  /**
   * Examples and something of each of them.
   *
   * @param name of y in messages
   */
  static void requireExamples(long rows, int cols, DoubleMatrix y, String name) {
    if (rows != y.rows()) {
      throw new IllegalArgumentException("X has " + rows + " rows, " + name + " has " + y.rows());
    }
    if (rows == 0 || cols == 0 || y.cols() == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "X is %d x %d, %s is %d x %d: nothing to learn",
              rows,
              cols,
              name,
              y.rows(),
              y.cols()));
    }
    DoubleFinite.require(y, name, FINITE);
  }

  /** Targets for a Gram matrix of n rows. */
  static void requireTargets(DoubleMatrix y, int n) {
    if (y.rows() != n) {
      throw new IllegalArgumentException("K has " + n + " rows, Y has " + y.rows());
    }
    DoubleFinite.require(y, "Y", FINITE);
  }

  /** One example at least has to be left when another is left out. */
  static void requireEnough(double[] roots) {
    int count = 0;
    for (double r : roots) {
      count += r > 0 ? 1 : 0;
    }
    if (count < 2) {
      throw new IllegalArgumentException("leaving one out takes 2 examples, there are " + count);
    }
  }
}
