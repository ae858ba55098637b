package dev.lanewise.matrix;

import dev.lanewise.simd.FloatAxpy;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;

/**
 * Cholesky factor L of a symmetric positive definite matrix, A = L L', and what it is good for.
 *
 * <p>Left-looking by block columns of 256, so that all of the n^3/3 products but those in strips of
 * 12 columns run in the register tile, in place, and each element is written once:
 *
 * <pre>
 *   for each block column J:
 *     D   = chol(A[J, J] - L[J, before] L[J, before]')
 *     for each block of rows R below:                              (in parallel)
 *       L[R, J] = (A[R, J] - L[R, before] L[J, before]') D'^-1
 * </pre>
 *
 * <p>Backward error: |L L' - A| at most gamma(n + 1) |L| |L'| element by element, whatever the
 * order (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 10.3). Immutable,
 * unless made in place of an array that its owner goes on to change.
 */
public final class FloatCholesky {
  /** Columns of a right-hand side that share one pass over L. */
  private static final int COLUMNS = 16;

  /** Rows of a diagonal block that are updated together: enough to share the panels in cache. */
  private static final int HALF = TileShape.ROW_BLOCK / 2;

  /** Up to here plain loops are quicker than tiles. */
  private static final int SMALL = 64;

  private final FloatMatrix lower;
  private final float[] l;
  private final RowPartition partition;

  private FloatCholesky(FloatMatrix lower, RowPartition partition) {
    this.lower = lower;
    this.l = lower.array();
    this.partition = partition;
  }

  /** Factors on the calling thread; see {@link #factor(FloatMatrix, RowPartition)}. */
  public static FloatCholesky factor(FloatMatrix a) {
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
  public static FloatCholesky factor(FloatMatrix a, RowPartition partition) {
    requireSquare(a);
    FloatMatrix copy = FloatMatrix.allocate(a.rows(), a.cols());
    for (int i = 0; i < a.cols(); i++) {
      a.copyRow(i, 0, i + 1, copy.array(), (int) copy.position(i));
    }
    return new FloatCholesky(copy, partition).factorize();
  }

  /**
   * Factors in place of a copy: the lower triangle of a becomes L, in part also when this fails;
   * its upper triangle is neither read nor written.
   *
   * @param a n x n on the heap
   * @throws NotPositiveDefiniteException naming the first pivot that is not above 0
   * @throws IllegalArgumentException when a is not square or not on the heap
   */
  public static FloatCholesky factorInPlace(FloatMatrix a, RowPartition partition) {
    requireSquare(a);
    if (a.array() == null) {
      throw new IllegalArgumentException("the matrix has to be on the heap");
    }
    return new FloatCholesky(a, partition).factorize();
  }

  private static void requireSquare(FloatMatrix a) {
    if (a.rows() != a.cols()) {
      throw new IllegalArgumentException("the matrix is " + a.rows() + " x " + a.cols());
    }
  }

  private FloatCholesky factorize() {
    if (size() <= SMALL) {
      return factorizeSmall();
    }
    FloatBlockColumn block = new FloatBlockColumn(lower);
    FloatTurnedRows[] turned = new FloatTurnedRows[partition.threads()];
    int most = Math.min(TileShape.CHUNK, size());
    float[] diagonal = new float[most * TileShape.CHUNK];
    FloatTurnedRows scratch = new FloatTurnedRows(most);
    for (int first = 0; first < size(); first += TileShape.CHUNK) {
      block.moveTo(first, partition);
      updateDiagonal(block, diagonal);
      block.factorDiagonalBlock(diagonal, TileShape.CHUNK, scratch);
      int end = block.end();
      partition.run(
          Math.ceilDiv(size() - end, TileShape.ROW_BLOCK),
          (task, worker) -> {
            if (turned[worker] == null) {
              turned[worker] = new FloatTurnedRows(TileShape.ROW_BLOCK);
            }
            int row = end + task * TileShape.ROW_BLOCK;
            int rows = Math.min(TileShape.ROW_BLOCK, size() - row);
            int at = at(row, block.first());
            int ld = (int) lower.leadingDimension();
            block.subtract(l, at(row, 0), ld, rows, 0, l, at, ld, Integer.MAX_VALUE);
            block.solve(l, at, ld, rows, turned[worker]);
          });
    }
    return this;
  }

  /** The same bits without the machinery of tiles, which costs more than so few operations. */
  private FloatCholesky factorizeSmall() {
    for (int j = 0; j < size(); j++) {
      float pivot = without(j, j);
      if (!(pivot > 0 && pivot <= Float.MAX_VALUE)) {
        throw new NotPositiveDefiniteException(j, pivot);
      }
      float root = (float) Math.sqrt(pivot);
      l[at(j, j)] = root;
      for (int i = j + 1; i < size(); i++) {
        l[at(i, j)] = without(i, j) / root;
      }
    }
    return this;
  }

  /** A[i][j] less the products of what is to the left: whole strips first, then one by one. */
  private float without(int i, int j) {
    int strips = j / FloatTurnedRows.STRIP * FloatTurnedRows.STRIP;
    int row = at(i, 0);
    int other = at(j, 0);
    float sum = 0;
    for (int k = 0; k < strips; k++) {
      sum = Math.fma(-l[other + k], l[row + k], sum);
    }
    float v = l[row + j] + sum;
    for (int k = strips; k < j; k++) {
      v = Math.fma(-l[other + k], l[row + k], v);
    }
    return v;
  }

  /** A[J, J] - L[J, before] L[J, before]', aside, where whole panels have room. */
  private void updateDiagonal(FloatBlockColumn block, float[] diagonal) {
    int n = block.columns();
    int first = block.first();
    int ld = (int) lower.leadingDimension();
    partition.run(
        Math.ceilDiv(n, HALF),
        (task, worker) -> {
          int row = task * HALF;
          int rows = Math.min(HALF, n - row);
          for (int i = row; i < row + rows; i++) {
            int to = i * TileShape.CHUNK;
            System.arraycopy(l, at(first + i, first), diagonal, to, i + 1);
            Arrays.fill(diagonal, to + i + 1, to + TileShape.CHUNK, 0f);
          }
          int to = row * TileShape.CHUNK;
          block.subtract(l, at(first + row, 0), ld, rows, 0, diagonal, to, TileShape.CHUNK, row);
        });
  }

  /** Order of the matrix. */
  public int size() {
    return lower.cols();
  }

  /** A copy of L; zeros above the diagonal. */
  public FloatMatrix lower() {
    FloatMatrix copy = FloatMatrix.allocate(size(), size());
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
  public FloatMatrix solve(FloatMatrix b) {
    if (b.rows() != size()) {
      throw new IllegalArgumentException("the matrix has " + size() + " rows, B has " + b.rows());
    }
    FloatMatrix x = FloatMatrix.allocate(b.rows(), b.cols());
    partition.run(
        Math.ceilDiv(b.cols(), COLUMNS),
        (task, worker) -> {
          int first = task * COLUMNS;
          float[][] z = new float[Math.min(COLUMNS, b.cols() - first)][size()];
          for (int i = 0; i < size(); i++) {
            for (int c = 0; c < z.length; c++) {
              z[c][i] = b.get(i, first + c);
            }
          }
          solve(z);
          for (int i = 0; i < size(); i++) {
            for (int c = 0; c < z.length; c++) {
              x.set(i, first + c, z[c][i]);
            }
          }
        });
    return x;
  }

  /**
   * The diagonal of A^-1: squared norms of the rows of L'^-1, which are found from the rows of the
   * identity. Another n^3/3 operations; holds 1,024 rows of L'^-1 at a time.
   */
  public float[] inverseDiagonal() {
    return FloatInverseDiagonal.of(lower, partition);
  }

  /**
   * Estimate of the condition number |A| |A^-1| in the 1-norm; see {@link FloatConditionEstimate}.
   * A few products and solves, O(n^2).
   */
  public double conditionEstimate() {
    return FloatConditionEstimate.of(this);
  }

  /** L (L' x). */
  void multiply(float[] x) {
    int n = size();
    for (int i = 0; i < n; i++) {
      float v = x[i];
      x[i] = 0f;
      FloatAxpy.axpy(v, l, at(i, 0), x, 0, i + 1);
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] = FloatDot.dot(l, at(i, 0), x, 0, i + 1);
    }
  }

  /** A^-1 x. */
  void solve(float[] x) {
    solve(new float[][] {x});
  }

  /** L z = b by dots along the rows of L, then L' x = z by updates along them. */
  private void solve(float[][] columns) {
    int n = size();
    for (int i = 0; i < n; i++) {
      for (float[] z : columns) {
        z[i] = (z[i] - FloatDot.dot(l, at(i, 0), z, 0, i)) / l[at(i, i)];
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (float[] z : columns) {
        z[i] /= l[at(i, i)];
        FloatAxpy.axpy(-z[i], l, at(i, 0), z, 0, i);
      }
    }
  }

  private int at(int row, int col) {
    return (int) lower.position(row) + col;
  }
}
