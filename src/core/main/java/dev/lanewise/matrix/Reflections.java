package dev.lanewise.matrix;

import java.util.Arrays;

/**
 * Applies the reflectors of a {@link Tridiagonal} to rows, R = R Q', many at a time in compact
 * form:
 *
 * <pre>
 *   H_p H_p+1 ... H_q = I - V' S V,    V the v as rows, S upper triangular
 *   S[.., j] = -tau_j S (V v_j) above the diagonal,    S[j, j] = tau_j
 * </pre>
 *
 * <p>so that all of the 2 n^3 operations run in the blocked product. (Schreiber, Van Loan, A
 * Storage-Efficient WY Representation for Products of Householder Transformations, 1989.)
 */
final class Reflections {
  private static final int MOST = 64;

  private final Tridiagonal tridiagonal;
  private final double[] rows;
  private final int n;
  private final RowPartition partition;
  private final double[] v;
  private final double[] vv = new double[MOST * MOST];
  private final double[] s = new double[MOST * MOST];
  private final double[] products;
  private final double[] factors;

  /**
   * @param rows n x n without gaps
   */
  Reflections(Tridiagonal tridiagonal, double[] rows, int n, RowPartition partition) {
    this.tridiagonal = tridiagonal;
    this.rows = rows;
    this.n = n;
    this.partition = partition;
    this.v = new double[MOST * n];
    this.products = new double[MOST * n];
    this.factors = new double[MOST * n];
  }

  /** R = R Q'; the reflector of row 1 would be the first, and is never there. */
  void apply() {
    for (int first = 2; first < n; first += MOST) {
      apply(first, Math.min(MOST, n - first));
    }
  }

  private void apply(int first, int count) {
    int width = first + count - 1;
    for (int j = 0; j < count; j++) {
      int row = first + j;
      System.arraycopy(tridiagonal.reflectors(), row * n, v, j * width, row);
      Arrays.fill(v, j * width + row, (j + 1) * width, 0.0);
    }
    DoubleMatrix vs = DoubleMatrix.of(v, count, width);
    triangle(vs, first, count);
    DoubleMatrix r = DoubleMatrix.of(rows, 0, n, width, n);
    DoubleMatrix rv = DoubleMatrix.of(products, n, count);
    DoubleMatrix rvs = DoubleMatrix.of(factors, n, count);
    DoubleGemm.gemm(GemmForm.NT, 1.0, r, vs, 0.0, rv, partition);
    DoubleMatrix t = DoubleMatrix.of(s, count, count);
    DoubleGemm.gemm(GemmForm.NN, 1.0, rv, t, 0.0, rvs, partition);
    DoubleGemm.gemm(GemmForm.NN, -1.0, rvs, vs, 1.0, r, partition);
  }

  private void triangle(DoubleMatrix vs, int first, int count) {
    DoubleMatrix products = DoubleMatrix.of(vv, count, count);
    DoubleGemm.syrk(false, 1.0, vs, 0.0, products, partition);
    Arrays.fill(s, 0.0);
    for (int j = 0; j < count; j++) {
      double tau = tridiagonal.factors()[first + j];
      s[j * count + j] = tau;
      for (int i = 0; i < j; i++) {
        double sum = 0;
        for (int k = i; k < j; k++) {
          sum += s[i * count + k] * vv[j * count + k];
        }
        s[i * count + j] = -tau * sum;
      }
    }
  }
}
