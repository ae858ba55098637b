package dev.lanewise.matrix;

import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import java.util.Arrays;

/**
 * Cholesky factor L of a symmetric positive definite matrix, A = L L', and what it is good for.
 *
 * <p>Recursive by halves down to {@value #BASE} columns, so that nearly all of the n^3/3 products
 * run in the blocked product:
 *
 * <pre>
 *   | A11      |     L11 = chol(A11)
 *   | A21  A22 |     L21 = A21 L11'^-1          (by halves again)
 *                    L22 = chol(A22 - L21 L21')
 * </pre>
 *
 * <p>Backward error: |L L' - A| at most gamma(n + 1) |L| |L'| element by element, whatever the
 * order (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 10.3). Immutable,
 * unless made in place of an array that its owner goes on to change.
 */
public final class Cholesky {
  private static final int BASE = 64;

  private final DoubleMatrix lower;
  private final double[] l;
  private final RowPartition partition;

  private Cholesky(DoubleMatrix lower, RowPartition partition) {
    this.lower = lower;
    this.l = lower.array();
    this.partition = partition;
  }

  /** Factors on the calling thread; see {@link #factor(DoubleMatrix, RowPartition)}. */
  public static Cholesky factor(DoubleMatrix a) {
    return factor(a, RowPartition.caller());
  }

  /**
   * Factors a copy of the lower triangle of a; a is not changed, its upper triangle never read.
   *
   * @param a n x n
   * @throws NotPositiveDefiniteException naming the first pivot that is not above 0
   * @throws IllegalArgumentException when a is not square
   * @throws CapacityException when a copy does not fit into the heap
   */
  public static Cholesky factor(DoubleMatrix a, RowPartition partition) {
    requireSquare(a);
    DoubleMatrix copy = DoubleMatrix.allocate(a.rows(), a.cols());
    double[] row = new double[a.cols()];
    for (int i = 0; i < a.cols(); i++) {
      a.copyRow(i, row, 0);
      copy.setRow(i, 0, row, 0, i + 1);
    }
    return new Cholesky(copy, partition).factorize();
  }

  /**
   * Factors in place of a copy: the lower triangle of a becomes L and its upper triangle zero, also
   * when this fails half-way.
   *
   * @param a n x n on the heap
   * @throws NotPositiveDefiniteException naming the first pivot that is not above 0
   * @throws IllegalArgumentException when a is not square or not on the heap
   */
  public static Cholesky factorInPlace(DoubleMatrix a, RowPartition partition) {
    requireSquare(a);
    if (a.array() == null) {
      throw new IllegalArgumentException("the matrix has to be on the heap");
    }
    for (int i = 0; i < a.cols(); i++) {
      int at = (int) a.position(i);
      Arrays.fill(a.array(), at + i + 1, at + a.cols(), 0.0);
    }
    return new Cholesky(a, partition).factorize();
  }

  private static void requireSquare(DoubleMatrix a) {
    if (a.rows() != a.cols()) {
      throw new IllegalArgumentException("the matrix is " + a.rows() + " x " + a.cols());
    }
  }

  private Cholesky factorize() {
    factor(0, lower.cols());
    return this;
  }

  /** Order of the matrix. */
  public int size() {
    return lower.cols();
  }

  /** A copy of L; zeros above the diagonal. */
  public DoubleMatrix lower() {
    DoubleMatrix copy = DoubleMatrix.allocate(size(), size());
    for (int i = 0; i < size(); i++) {
      copy.setRow(i, 0, l, at(i, 0), i + 1);
    }
    return copy;
  }

  /** Logarithm of the determinant of A. */
  public double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += StrictMath.log(l[at(i, i)]);
    }
    return 2 * sum;
  }

  /**
   * Solves A X = B. Each column of B is solved for itself, with the same bits as alone.
   *
   * @param b n x t
   * @return X, n x t
   * @throws IllegalArgumentException when b has not n rows
   */
  public DoubleMatrix solve(DoubleMatrix b) {
    if (b.rows() != size()) {
      throw new IllegalArgumentException("the matrix has " + size() + " rows, B has " + b.rows());
    }
    DoubleMatrix x = DoubleMatrix.allocate(b.rows(), b.cols());
    partition.run(
        b.cols(),
        (column, worker) -> {
          double[] z = new double[size()];
          for (int i = 0; i < size(); i++) {
            z[i] = b.get(i, column);
          }
          solve(z);
          for (int i = 0; i < size(); i++) {
            x.set(i, column, z[i]);
          }
        });
    return x;
  }

  /** L z = b by dots along the rows of L, then L' x = z by updates along them. */
  private void solve(double[] z) {
    int n = size();
    for (int i = 0; i < n; i++) {
      z[i] = (z[i] - DoubleDot.dot(l, at(i, 0), z, 0, i)) / l[at(i, i)];
    }
    for (int i = n - 1; i >= 0; i--) {
      z[i] /= l[at(i, i)];
      DoubleAxpy.axpy(-z[i], l, at(i, 0), z, 0, i);
    }
  }

  private int at(int row, int col) {
    return (int) lower.position(row) + col;
  }

  /** Rows [row, row + rows) and columns [col, col + cols). */
  private DoubleMatrix part(int row, int rows, int col, int cols) {
    return DoubleMatrix.of(l, at(row, col), rows, cols, (int) lower.leadingDimension());
  }

  /** Factors the diagonal block of n rows from {@code first} on. */
  private void factor(int first, int n) {
    if (n <= BASE) {
      factorBase(first, n);
      return;
    }
    int n1 = half(n);
    factor(first, n1);
    solveRows(first + n1, n - n1, first, n1);
    DoubleMatrix l21 = part(first + n1, n - n1, first, n1);
    subtract(new DoubleBlockProduct(l21, l21).lowerTriangle(), first + n1, first + n1, true);
    factor(first + n1, n - n1);
  }

  /** Halves of whole base blocks. */
  private static int half(int n) {
    return Math.ceilDiv(n, 2 * BASE) * BASE;
  }

  private void factorBase(int first, int n) {
    for (int i = first; i < first + n; i++) {
      solveRow(i, first, i - first);
      double pivot = l[at(i, i)] - DoubleDot.dot(l, at(i, first), l, at(i, first), i - first);
      if (!(pivot > 0 && pivot <= Double.MAX_VALUE)) {
        throw new NotPositiveDefiniteException(i, pivot);
      }
      l[at(i, i)] = Math.sqrt(pivot);
    }
  }

  /** X L' = B for rows of B in place, L the n columns from {@code first} on. */
  private void solveRows(int row, int rows, int first, int n) {
    if (n <= BASE) {
      int ld = (int) lower.leadingDimension();
      int triangle = at(first, first);
      TriangularStrip[] strips = new TriangularStrip[partition.threads()];
      partition.run(
          Math.ceilDiv(rows, BASE),
          (strip, worker) -> {
            if (strips[worker] == null) {
              strips[worker] = new TriangularStrip(BASE);
            }
            int top = row + strip * BASE;
            int count = Math.min(BASE, row + rows - top);
            strips[worker].solve(l, at(top, first), ld, count, triangle, n);
          });
      return;
    }
    int n1 = half(n);
    solveRows(row, rows, first, n1);
    DoubleMatrix x1 = part(row, rows, first, n1);
    DoubleMatrix l21 = part(first + n1, n - n1, first, n1);
    subtract(new DoubleBlockProduct(x1, l21), row, first + n1, false);
    solveRows(row, rows, first + n1, n - n1);
  }

  /** One row of X L' = B by forward substitution. */
  private void solveRow(int row, int first, int n) {
    int x = at(row, first);
    for (int j = 0; j < n; j++) {
      int lj = at(first + j, first);
      l[x + j] = (l[x + j] - DoubleDot.dot(l, x, l, lj, j)) / l[lj + j];
    }
  }

  /** Subtracts a product from the part of the matrix that starts at (row, col). */
  private void subtract(DoubleBlockProduct product, int row, int col, boolean lowerOnly) {
    product.run(
        partition,
        (block, worker) -> {
          double[] v = block.values();
          for (int i = 0; i < block.rows(); i++) {
            int from = i * block.leadingDimension();
            int firstColumn = (int) block.firstColumn();
            int n = block.columns();
            if (lowerOnly) {
              n = Math.min(n, (int) block.firstRow() + i + 1 - firstColumn);
            }
            int to = at(row + (int) block.firstRow() + i, col + firstColumn);
            for (int j = 0; j < n; j++) {
              l[to + j] -= v[from + j];
            }
          }
        });
  }
}
