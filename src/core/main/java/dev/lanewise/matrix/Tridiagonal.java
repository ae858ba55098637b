package dev.lanewise.matrix;

import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.DoubleScale;
import java.util.Arrays;

/**
 * Householder's reduction of a symmetric matrix to a tridiagonal one, A = Q T Q', from the last row
 * upwards, so that everything lies along the rows of the lower triangle. Row i is brought to (0 ..
 * 0, e, d) by the reflector H = I - tau v v' on the i rows and columns before it, and
 *
 * <pre>
 *   H A H = A - v w' - w v',    w = tau A v - (tau^2 v'A v / 2) v
 * </pre>
 *
 * <p>A panel of rows collects its v and w; a row is brought up to date when its turn comes, and all
 * rows before the panel at its end, by one blocked product: half of the 4/3 n^3 operations. The
 * other half are the products A v, bound by memory. (Dongarra, Hammarling, Sorensen, Block
 * Reduction of Matrices to Condensed Forms for Eigenvalue Computations, 1989.)
 */
final class Tridiagonal {
  /** Rows of a panel. */
  static final int PANEL = 32;

  /** Squared norms from here down are nothing next to a matrix with elements near 1. */
  private static final double NOTHING = 0x1p-400;

  private final int n;
  private final RowPartition partition;

  /** The matrix; row i becomes its v, of i elements. */
  private final double[] a;

  private final double[] d;
  private final double[] e;
  private final double[] tau;

  /** The v of a panel, its w, and v again: [V W] and [W V] are both in one piece. */
  private final double[] vwv;

  private final SymmetricProduct product;

  private Tridiagonal(double[] a, int n, RowPartition partition) {
    this.n = n;
    this.a = a;
    this.partition = partition;
    this.d = new double[n];
    this.e = new double[n];
    this.tau = new double[n];
    this.vwv = new double[3 * PANEL * n];
    this.product = new SymmetricProduct(a, n, partition);
  }

  /**
   * Reduces a matrix whose largest element is near 1, in place of its lower triangle.
   *
   * @param a n x n without gaps; what is above the diagonal is not read
   */
  static Tridiagonal reduce(double[] a, int n, RowPartition partition) {
    Tridiagonal t = new Tridiagonal(a, n, partition);
    for (int end = n; end > 0; end -= Math.min(PANEL, end)) {
      t.reducePanel(end, Math.min(PANEL, end));
    }
    return t;
  }

  /** The n diagonal elements of T. */
  double[] diagonal() {
    return d;
  }

  /** Elements next to the diagonal of T: number i lies between i and i + 1; the last is 0. */
  double[] offDiagonal() {
    return e;
  }

  /** The reflectors: row i holds v in its first i elements; Q is their product, the last first. */
  double[] reflectors() {
    return a;
  }

  /** Factors of the reflectors; 0 where there is none. */
  double[] factors() {
    return tau;
  }

  private void reducePanel(int end, int rows) {
    for (int k = 0; k < rows; k++) {
      int i = end - 1 - k;
      bringUpToDate(i, k);
      d[i] = a[i * n + i];
      if (i > 0 && reflector(i)) {
        store(i, k);
      } else {
        Arrays.fill(vwv, k * n, k * n + i, 0.0);
        Arrays.fill(vwv, w(k), w(k) + i, 0.0);
      }
      System.arraycopy(vwv, k * n, vwv, (2 * PANEL + k) * n, i);
    }
    int left = end - rows;
    if (left > 0) {
      DoubleMatrix vw = DoubleMatrix.of(vwv, 0, 2 * PANEL, left, n);
      DoubleMatrix wv = DoubleMatrix.of(vwv, PANEL * n, 2 * PANEL, left, n);
      DoubleMatrix c = DoubleMatrix.of(a, 0, left, left, n);
      DoubleGemmStore store = new DoubleGemmStore(-1.0, 1.0, c, partition.threads());
      new DoubleBlockProduct(new DoubleOperand(vw, true), new DoubleOperand(wv, true))
          .lowerTriangle()
          .run(partition, store::lower);
    }
  }

  private int w(int k) {
    return (PANEL + k) * n;
  }

  /** Row i less what the first k reflectors of the panel do to it. */
  private void bringUpToDate(int i, int k) {
    for (int l = 0; l < k; l++) {
      DoubleAxpy.axpy(-vwv[l * n + i], vwv, w(l), a, i * n, i + 1);
      DoubleAxpy.axpy(-vwv[w(l) + i], vwv, l * n, a, i * n, i + 1);
    }
  }

  /** Turns row i into v, with 1 at its end; whether there is anything to reflect. */
  private boolean reflector(int i) {
    int row = i * n;
    double alpha = a[row + i - 1];
    double squaredNorm = DoubleDot.dot(a, row, a, row, i - 1);
    if (squaredNorm < NOTHING) {
      e[i - 1] = alpha;
      return false;
    }
    double beta = -Math.copySign(Math.sqrt(alpha * alpha + squaredNorm), alpha);
    DoubleScale.scale(1 / (alpha - beta), a, row, i - 1);
    a[row + i - 1] = 1;
    tau[i] = (beta - alpha) / beta;
    e[i - 1] = beta;
    return true;
  }

  /** v and w of row i become number k of the panel. */
  private void store(int i, int k) {
    int v = k * n;
    System.arraycopy(a, i * n, vwv, v, i);
    product.multiply(i, vwv, v, vwv, w(k));
    for (int l = 0; l < k; l++) {
      double wl = DoubleDot.dot(vwv, w(l), vwv, v, i);
      double vl = DoubleDot.dot(vwv, l * n, vwv, v, i);
      DoubleAxpy.axpy(-wl, vwv, l * n, vwv, w(k), i);
      DoubleAxpy.axpy(-vl, vwv, w(l), vwv, w(k), i);
    }
    DoubleScale.scale(tau[i], vwv, w(k), i);
    double half = -0.5 * tau[i] * DoubleDot.dot(vwv, w(k), vwv, v, i);
    DoubleAxpy.axpy(half, vwv, v, vwv, w(k), i);
  }
}
