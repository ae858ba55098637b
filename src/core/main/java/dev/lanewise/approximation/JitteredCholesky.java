package dev.lanewise.approximation;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleFinite;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;

/**
 * K + jitter I = L L' for a K that is positive semidefinite but for rounding. The jitter is the
 * smallest of n 2^-52 k, 16 times that, 256 times that, ... that succeeds, k the largest element of
 * the diagonal; up to k / 1000.
 *
 * @param lower L, zeros above the diagonal; not to be changed
 * @param jitter what was added
 */
public record JitteredCholesky(DoubleMatrix lower, double jitter) {
  private static final double STEP = 16;
  private static final double MOST = 1e-3;

  /**
   * Factors a copy.
   *
   * @param k n x n, its lower triangle is read
   * @throws IllegalArgumentException when k is not square, or a value is not finite
   * @throws NotPositiveDefiniteException when K is not positive semidefinite by far
   * @throws CapacityException when the copy does not fit into the heap
   */
  public static JitteredCholesky of(DoubleMatrix k, RowPartition partition) {
    if (k.rows() != k.cols()) {
      throw new IllegalArgumentException("K is " + k.rows() + " x " + k.cols());
    }
    double[] row = new double[k.cols()];
    double largest = 0;
    for (int i = 0; i < k.cols(); i++) {
      k.copyRow(i, 0, i + 1, row, 0);
      DoubleFinite.requireRow(row, 0, i + 1, "K", i, "a factor needs finite values");
      largest = Math.max(largest, k.get(i, i));
    }
    double jitter = k.cols() * 0x1p-52 * largest;
    if (jitter == 0) {
      jitter = Double.MIN_NORMAL; // K = 0
    }
    DoubleMatrix l = DoubleMatrix.allocate(k.rows(), k.cols());
    while (true) {
      for (int i = 0; i < k.cols(); i++) {
        k.copyRow(i, row, 0);
        row[i] += jitter;
        l.setRow(i, 0, row, 0, i + 1);
      }
      try {
        DoubleCholesky.factorInPlace(l, partition);
        return new JitteredCholesky(l, jitter);
      } catch (NotPositiveDefiniteException e) {
        jitter *= STEP;
        if (!(jitter <= MOST * largest)) {
          throw e;
        }
      }
    }
  }

  /**
   * L^-1 v for each row v, in place.
   *
   * @throws IllegalArgumentException when v is not on the heap, or has other columns than L
   */
  public void solveLower(DoubleMatrix v, RowPartition partition) {
    solve(v, partition, false);
  }

  /**
   * L'^-1 v for each row v, in place.
   *
   * @throws IllegalArgumentException when v is not on the heap, or has other columns than L
   */
  public void solveUpper(DoubleMatrix v, RowPartition partition) {
    solve(v, partition, true);
  }

  private void solve(DoubleMatrix v, RowPartition partition, boolean upper) {
    if (v.cols() != lower.cols()) {
      throw new IllegalArgumentException(
          "L has " + lower.cols() + " rows, vectors have " + v.cols());
    }
    if (v.array() == null) {
      throw new IllegalArgumentException("the vectors have to be on the heap");
    }
    partition.run(
        Math.toIntExact(v.rows()),
        (row, worker) -> {
          int at = (int) v.position(row);
          if (upper) {
            backward(v.array(), at);
          } else {
            forward(v.array(), at);
          }
        });
  }

  private void forward(double[] z, int at) {
    double[] l = lower.array();
    for (int i = 0; i < lower.cols(); i++) {
      int row = (int) lower.position(i);
      z[at + i] = (z[at + i] - DoubleDot.dot(l, row, z, at, i)) / l[row + i];
    }
  }

  private void backward(double[] z, int at) {
    double[] l = lower.array();
    for (int i = lower.cols() - 1; i >= 0; i--) {
      int row = (int) lower.position(i);
      z[at + i] /= l[row + i];
      DoubleAxpy.axpy(-z[at + i], l, row, z, at, i);
    }
  }

  /** A new matrix L^-1. */
  DoubleMatrix inverse(RowPartition partition) {
    int n = lower.cols();
    DoubleMatrix turned = DoubleMatrix.allocate(n, n); // row j: column j of the inverse
    for (int j = 0; j < n; j++) {
      turned.set(j, j, 1);
    }
    double[] l = lower.array();
    double[] z = turned.array();
    partition.run(
        n,
        (j, worker) -> {
          int at = (int) turned.position(j);
          for (int i = j; i < n; i++) {
            int row = (int) lower.position(i);
            double dot = DoubleDot.dot(l, row + j, z, at + j, i - j);
            z[at + i] = (z[at + i] - dot) / l[row + i];
          }
        });
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double below = turned.get(j, i);
        turned.set(j, i, 0);
        turned.set(i, j, below);
      }
    }
    return turned;
  }
}
