package dev.lanewise.matrix;

import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.FloatTileLoops;
import dev.lanewise.simd.TileShape;

/**
 * One block column of a lower triangular matrix L, {@link TileShape#CHUNK} columns, ready to be
 * applied to rows of anything: the rows of L beside its diagonal block, packed, and that block D.
 *
 * <pre>
 *        0        first    first + n
 *       +--------+
 *       |        |  \
 *       +--------+----+
 *       |  left  |  D  \          X[:, block] = (X[:, block] - X[:, before] left') D'^-1
 *       +--------+------+
 * </pre>
 *
 * All products are register tiles that work in place. Shared by the threads of a run, except while
 * it is moved on.
 */
final class FloatBlockColumn {
  private final FloatMatrix lower;

  /** -left. */
  private final FloatPanels left;

  /** -D, rows CHUNK apart, zeros above the diagonal. */
  private final float[] minus;

  private int first;
  private int columns;

  /** Room for every block column of {@code lower}, a matrix on the heap. */
  FloatBlockColumn(FloatMatrix lower) {
    this.lower = lower;
    int most = Math.min(TileShape.CHUNK, lower.cols());
    this.minus = new float[most * TileShape.CHUNK];
    this.left =
        new FloatPanels(most, Math.max(0, lower.cols() - 1) / TileShape.CHUNK * TileShape.CHUNK);
  }

  int first() {
    return first;
  }

  int columns() {
    return columns;
  }

  /** First row below the diagonal block. */
  int end() {
    return first + columns;
  }

  /** Moves on to the block column that starts at {@code column}, and packs what is left of D. */
  void moveTo(int column, RowPartition partition) {
    first = column;
    columns = Math.min(TileShape.CHUNK, lower.cols() - first);
    left.reset(columns, first);
    int offset = (int) lower.position(first);
    int ld = (int) lower.leadingDimension();
    partition.run(
        Math.ceilDiv(columns, FloatPanels.width()),
        (panel, worker) -> {
          left.pack(panel, lower.array(), offset, ld);
          left.negate(panel);
        });
  }

  /** Takes D from where it stands in the matrix. */
  void takeDiagonalBlock() {
    for (int i = 0; i < columns; i++) {
      int from = (int) lower.position(first + i) + first;
      for (int j = 0; j <= i; j++) {
        minus[i * TileShape.CHUNK + j] = -lower.array()[from + j];
      }
    }
  }

  /** Finds D as the Cholesky factor of the block at {@code a[ao]}, and writes it to the matrix. */
  void factorDiagonalBlock(float[] a, int lda, FloatTurnedRows scratch) {
    scratch.factor(a, 0, lda, columns, minus, first);
    for (int i = 0; i < columns; i++) {
      int to = (int) lower.position(first + i) + first;
      for (int j = 0; j <= i; j++) {
        lower.array()[to + j] = -minus[i * TileShape.CHUNK + j];
      }
    }
  }

  /**
   * C -= X left' for rows of X.
   *
   * @param xo where column 0 of the first row is
   * @param from columns before are known to be 0; a multiple of CHUNK
   * @param co where to subtract from; room for whole panels
   * @param diagonal as in {@link FloatTileLoops}
   */
  void subtract(
      float[] x, int xo, int ldx, int rows, int from, float[] c, int co, int ldc, int diagonal) {
    FloatTileLoops.multiply(x, xo, ldx, rows, left, from, first, c, co, ldc, diagonal);
  }

  /** Solves X D' = B in place, for rows whose column {@code first} is at {@code x[xo]}. */
  void solve(float[] x, int xo, int ldx, int rows, FloatTurnedRows scratch) {
    scratch.solve(minus, columns, x, xo, ldx, rows);
  }
}
