package dev.lanewise.matrix;

import dev.lanewise.simd.FloatAxpy;
import dev.lanewise.simd.FloatPanels;
import dev.lanewise.simd.FloatTileLoops;
import dev.lanewise.simd.FloatTranspose;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;

/**
 * Up to {@code room} rows of a triangular problem, turned so that unknown j of all of them lies
 * side by side, for one block column of at most {@link TileShape#CHUNK} unknowns:
 *
 * <pre>
 *   for each strip of 12 unknowns:  t[strip] -= D[strip, before] t[before]      (register tiles)
 *     for j in strip:               t[j] = (t[j] - sum over k in strip, k &lt; j, of D[j][k] t[k]) / D[j][j]
 * </pre>
 *
 * With D given, this solves X D' = B. Where the rows are those of the block on the diagonal itself,
 * D is found on the way: D[j][j] is the root of t[j][j] and column j of D is t[j]. Each row is
 * solved for itself: the rows beside it do not show. Scratch of one thread.
 */
final class FloatTurnedRows {
  /** Whole strips of both register tiles, of 6 rows and of 4: part of the numeric specification. */
  static final int STRIP = 12;

  private final int room;
  private final float[] turned;

  /** The unknowns found so far, as the right-hand operand of the tiles. */
  private final FloatPanels found;

  FloatTurnedRows(int rows) {
    this.room = FloatPanels.padded(rows);
    this.turned = new float[TileShape.CHUNK * room];
    this.found = new FloatPanels(rows, TileShape.CHUNK);
  }

  /**
   * X D' = B in place, for rows that begin at {@code x[xo]}, {@code ldx} apart.
   *
   * @param minus -D, n x n, rows {@link TileShape#CHUNK} apart
   */
  void solve(float[] minus, int n, float[] x, int xo, int ldx, int rows) {
    found.reset(rows, TileShape.CHUNK);
    FloatTranspose.transpose(x, xo, ldx, rows, n, turned, 0, room);
    for (int first = 0; first < n; first += STRIP) {
      int end = Math.min(n, first + STRIP);
      updateByTiles(minus, first, end);
      for (int j = first; j < end; j++) {
        updateWithinStrip(minus, first, j, rows);
        divide(j, -minus[j * TileShape.CHUNK + j], rows);
        remember(j, rows);
      }
    }
    FloatTranspose.transpose(turned, 0, room, n, rows, x, xo, ldx);
  }

  /**
   * Cholesky factor of the n x n block whose lower triangle begins at {@code a[ao]}.
   *
   * @param minus becomes -D, rows {@link TileShape#CHUNK} apart; its upper triangle is left alone
   * @param index number of the first pivot in messages
   * @throws NotPositiveDefiniteException at a pivot that is not above 0, or not finite
   */
  void factor(float[] a, int ao, int lda, int n, float[] minus, int index) {
    found.reset(n, TileShape.CHUNK);
    FloatTranspose.transpose(a, ao, lda, n, n, turned, 0, room);
    for (int first = 0; first < n; first += STRIP) {
      int end = Math.min(n, first + STRIP);
      updateByTiles(minus, first, end);
      for (int j = first; j < end; j++) {
        updateWithinStrip(minus, first, j, n);
        int diagonal = j * room + j;
        float pivot = turned[diagonal];
        if (!(pivot > 0 && pivot <= Float.MAX_VALUE)) {
          throw new NotPositiveDefiniteException(index + j, pivot);
        }
        float root = (float) Math.sqrt(pivot);
        divide(j, root, n);
        turned[diagonal] = root;
        Arrays.fill(turned, j * room, diagonal, 0f);
        remember(j, n);
        for (int i = j; i < n; i++) {
          minus[i * TileShape.CHUNK + j] = -turned[j * room + i];
        }
      }
    }
  }

  private void updateByTiles(float[] minus, int first, int end) {
    FloatTileLoops.multiply(
        minus,
        first * TileShape.CHUNK,
        TileShape.CHUNK,
        end - first,
        found,
        0,
        first,
        turned,
        first * room,
        room,
        Integer.MAX_VALUE);
  }

  private void updateWithinStrip(float[] minus, int first, int j, int rows) {
    for (int k = first; k < j; k++) {
      FloatAxpy.axpy(minus[j * TileShape.CHUNK + k], turned, k * room, turned, j * room, rows);
    }
  }

  private void divide(int j, float pivot, int rows) {
    for (int i = j * room; i < j * room + rows; i++) {
      turned[i] /= pivot;
    }
  }

  private void remember(int j, int rows) {
    for (int panel = 0; panel * FloatPanels.width() < rows; panel++) {
      found.packRow(panel, j, turned, j * room + panel * FloatPanels.width());
    }
  }
}
