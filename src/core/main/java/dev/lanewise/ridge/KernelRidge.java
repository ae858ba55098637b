package dev.lanewise.ridge;

import dev.lanewise.approximation.DoubleKernelProduct;
import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.DoubleTrainingRows;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.Cholesky;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * Kernel ridge regression: {@code y* = y' (lambda I + K)^-1 k(X, x*)}, the dual of ridge regression
 * in feature space. With A = (lambda I + K)^-1 Y the dual coefficients, a prediction is k(x*, X) A.
 * Several targets share one factorisation. No intercept. Immutable and thread-safe.
 *
 * <p>(Saunders, Gammerman, Vovk, Ridge Regression Learning Algorithm in Dual Variables, 1998.)
 */
public final class KernelRidge {
  private static final String FINITE = "ridge needs finite values";

  private final Kernel kernel;
  private final double lambda;
  private final DoubleMatrix x;

  /** Row t holds the dual coefficients of target t. */
  private final DoubleMatrix coefficients;

  private KernelRidge(Kernel kernel, double lambda, DoubleMatrix x, DoubleMatrix coefficients) {
    this.kernel = kernel;
    this.lambda = lambda;
    this.x = x;
    this.coefficients = coefficients;
  }

  /** Fits on the calling thread; see the form with threads. */
  public static KernelRidge fit(Kernel kernel, double lambda, DoubleMatrix x, DoubleMatrix y) {
    return fit(kernel, lambda, x, y, RowPartition.caller());
  }

  /**
   * Solves (lambda I + K) A = Y by Cholesky. Neither x nor y is changed or kept.
   *
   * @param lambda above 0
   * @param x n x d features
   * @param y n x t targets
   * @throws IllegalArgumentException when shapes do not fit, lambda is not a finite number above 0,
   *     a value is not finite, or x does not pass {@link DoubleTrainingRows#require}
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when lambda I + K is not, for a kernel
   *     that is not positive semidefinite or a lambda below rounding
   * @throws CapacityException when the n x n matrix does not fit into the heap
   */
  public static KernelRidge fit(
      Kernel kernel, double lambda, DoubleMatrix x, DoubleMatrix y, RowPartition partition) {
    Parameters.requirePositive("lambda", lambda);
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException("X has " + x.rows() + " rows, Y has " + y.rows());
    }
    if (x.rows() == 0 || x.cols() == 0 || y.cols() == 0) {
      throw new IllegalArgumentException(
          "X is "
              + x.rows()
              + " x "
              + x.cols()
              + ", Y is "
              + y.rows()
              + " x "
              + y.cols()
              + ": nothing to learn");
    }
    DoubleFinite.require(y, "Y", FINITE);
    DoubleMatrix own = DoubleMatrix.copyOf(x);
    DoubleFinite.require(own, "X", FINITE);
    DoubleTrainingRows.require(kernel, own, "X");
    DoubleMatrix k = DoubleKernelMatrices.gram(kernel, own, partition);
    if (kernel instanceof BlockKernel) {
      DoubleFinite.require(k, "K", FINITE);
    }
    for (int i = 0; i < k.cols(); i++) {
      k.set(i, i, k.get(i, i) + lambda);
    }
    DoubleMatrix solution = Cholesky.factorInPlace(k, partition).solve(y);
    return new KernelRidge(kernel, lambda, own, transposed(solution));
  }

  private static DoubleMatrix transposed(DoubleMatrix a) {
    DoubleMatrix t = DoubleMatrix.allocate(a.cols(), a.rows());
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        t.set(j, i, a.get(i, j));
      }
    }
    return t;
  }

  public Kernel kernel() {
    return kernel;
  }

  public double lambda() {
    return lambda;
  }

  /** Columns a row has to have. */
  public int features() {
    return x.cols();
  }

  /** Number of targets. */
  public int targets() {
    return (int) coefficients.rows();
  }

  /** The dual coefficients A, n x t; a copy. */
  public DoubleMatrix dualCoefficients() {
    return transposed(coefficients);
  }

  /** Predicts on the calling thread; see the form with threads. */
  public DoubleMatrix predict(DoubleMatrix rows) {
    return predict(rows, RowPartition.caller());
  }

  /**
   * Predictions for m rows: k(rows, X) A, the kernel values reduced block by block and never
   * stored.
   *
   * @return m x t
   * @throws IllegalArgumentException when rows has other columns than X, or a value is not finite
   */
  public DoubleMatrix predict(DoubleMatrix rows, RowPartition partition) {
    if (rows.cols() != x.cols()) {
      throw new IllegalArgumentException(
          "model expects " + x.cols() + " features, got " + rows.cols());
    }
    DoubleFinite.require(rows, "X", FINITE);
    DoubleKernelProduct product = new DoubleKernelProduct(kernel, rows, x);
    return transposed(product.multiply(coefficients, partition));
  }
}
