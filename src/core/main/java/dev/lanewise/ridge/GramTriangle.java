package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;

/**
 * A Gram matrix that keeps K in its upper triangle and on a diagonal aside, while its lower
 * triangle is used up by factorisations of W^1/2 K W^1/2 + shift I.
 */
final class GramTriangle {
  /** Rows and columns copied together. */
  private static final int SQUARE = 64;

  private final DoubleMatrix k;
  private final double[] values;
  private final int n;
  private final double[] diagonal;

  /** Whether the lower triangle is K no more. */
  private boolean usedUp;

  private GramTriangle(DoubleMatrix k) {
    this.k = k;
    this.values = k.array();
    this.n = k.cols();
    this.diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = k.get(i, i);
    }
  }

  /** A copy of the lower triangle, mirrored. */
  static GramTriangle copyOf(DoubleMatrix k) {
    if (k.rows() != k.cols() || k.cols() == 0) {
      throw new IllegalArgumentException(
          "K is " + k.rows() + " x " + k.cols() + ", expected a square matrix");
    }
    DoubleMatrix copy = DoubleMatrix.copyOf(k);
    int n = k.cols();
    for (int row = 0; row < n; row += SQUARE) {
      for (int col = 0; col <= row; col += SQUARE) {
        for (int i = row; i < Math.min(n, row + SQUARE); i++) {
          for (int j = col; j < Math.min(i, col + SQUARE); j++) {
            copy.set(j, i, copy.get(i, j));
          }
        }
      }
    }
    DoubleFinite.require(copy, "K", RidgeRules.FINITE);
    return new GramTriangle(copy);
  }

  /** A symmetric matrix on the heap itself. */
  static GramTriangle inPlaceOf(DoubleMatrix k) {
    return new GramTriangle(k);
  }

  int size() {
    return n;
  }

  private int at(int i) {
    return (int) k.position(i);
  }

  /** Largest diagonal element of W^1/2 K W^1/2. */
  double largestDiagonal(double[] roots) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, roots[i] * diagonal[i] * roots[i]);
    }
    return largest;
  }

  /** Factors W^1/2 K W^1/2 + shift I in the lower triangle. */
  DoubleCholesky factor(double[] roots, double shift, RowPartition partition) {
    if (usedUp || !isPlain(roots)) {
      fillLower(roots);
    }
    usedUp = true;
    for (int i = 0; i < n; i++) {
      values[at(i) + i] = Math.fma(roots[i] * diagonal[i], roots[i], shift);
    }
    return DoubleCholesky.factorInPlace(k, partition);
  }

  private static boolean isPlain(double[] roots) {
    for (double r : roots) {
      if (r != 1) {
        return false;
      }
    }
    return true;
  }

  /** In squares that stay in cache, for one of the triangles is read down its columns. */
  private void fillLower(double[] roots) {
    for (int row = 0; row < n; row += SQUARE) {
      for (int col = 0; col <= row; col += SQUARE) {
        for (int i = row; i < Math.min(n, row + SQUARE); i++) {
          for (int j = col; j < Math.min(i, col + SQUARE); j++) {
            values[at(i) + j] = roots[i] * values[at(j) + i] * roots[j];
          }
        }
      }
    }
  }

  /** Sum over j of K_ij W_j^1/2 c_jt. */
  double row(int i, double[] roots, DoubleMatrix c, int t) {
    double sum = diagonal[i] * (roots[i] * c.get(i, t));
    for (int j = 0; j < n; j++) {
      if (j != i) {
        sum = Math.fma(values[at(Math.min(i, j)) + Math.max(i, j)], roots[j] * c.get(j, t), sum);
      }
    }
    return sum;
  }

  /** b - (W^1/2 K W^1/2 + shift I) c, sums in twice the precision. */
  DoubleMatrix residual(DoubleMatrix b, DoubleMatrix c, double[] roots, double shift) {
    DoubleMatrix r = DoubleMatrix.allocate(n, b.cols());
    for (int t = 0; t < b.cols(); t++) {
      CompensatedSums sums = new CompensatedSums(n);
      double[] a = new double[n];
      for (int i = 0; i < n; i++) {
        a[i] = roots[i] * c.get(i, t);
      }
      for (int i = 0; i < n; i++) {
        sums.addProduct(i, diagonal[i], a[i]);
        sums.addSymmetric(i, values, at(i) + i + 1, n - i - 1, a);
      }
      for (int i = 0; i < n; i++) {
        r.set(i, t, sums.residual(i, b.get(i, t), roots[i], shift, c.get(i, t)));
      }
    }
    return r;
  }
}
