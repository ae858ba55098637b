package dev.lanewise.simd;

/**
 * The loops around the register tile: all chunks of k, strips of {@link TileShape#ROWS} rows (and
 * what is left in strips of 4 and 1), all panels. Nothing is assumed of the number of rows or
 * columns.
 */
public final class FloatTileLoops {
  private FloatTileLoops() {}

  /**
   * {@code C += X Y^T} for {@code rows} rows against the packed columns.
   *
   * @param diagonal row i is only needed up to column {@code i + diagonal}; panels beyond are left
   *     alone. {@link Integer#MAX_VALUE} asks for all of them.
   * @param c at least {@code (rows - 1) * ldc + FloatPanels.padded(columns)} elements from {@code
   *     co} on
   */
  public static void multiply(
      float[] x,
      int xo,
      int ldx,
      int rows,
      FloatPanels y,
      float[] c,
      int co,
      int ldc,
      int diagonal) {
    int width = FloatPanels.width();
    int panels = Math.ceilDiv(y.columns(), width);
    for (int k = 0; k < y.depth(); k += TileShape.CHUNK) {
      int length = Math.min(TileShape.CHUNK, y.depth() - k);
      int bo = y.chunkOffset(k);
      int step = length * width;
      for (int i = 0; i < rows; ) {
        int height = height(rows - i);
        long last = (long) i + height - 1 + diagonal;
        int needed = last < 0 ? 0 : (int) Math.min(panels, last / width + 1);
        int at = xo + i * ldx + k;
        strip(length, x, at, ldx, height, y.data(), bo, step, needed, c, co + i * ldc, ldc);
        i += height;
      }
    }
  }

  private static int height(int left) {
    return left >= TileShape.ROWS ? TileShape.ROWS : left >= 4 ? 4 : 1;
  }

  /** One strip of C: {@code height} rows against {@code panels} panels. */
  private static void strip(
      int length,
      float[] x,
      int xo,
      int ldx,
      int height,
      float[] b,
      int bo,
      int step,
      int panels,
      float[] c,
      int co,
      int ldc) {
    int width = FloatPanels.width();
    for (int p = 0; p < panels; p++) {
      if (!SimdSupport.vectors()) {
        FloatTile.scalar(length, x, xo, ldx, height, b, bo, width, c, co, ldc);
      } else if (height == 8) {
        FloatTile.Vectors.rows8(length, x, xo, ldx, b, bo, c, co, ldc);
      } else if (height == 4) {
        FloatTile.Vectors.rows4(length, x, xo, ldx, b, bo, c, co, ldc);
      } else if (p + 4 <= panels) {
        FloatTile.Vectors.row1(length, x, xo, b, bo, step, c, co);
        p += 3;
        bo += 3 * step;
        co += 3 * width;
      } else {
        FloatTile.Vectors.row1(length, x, xo, b, bo, c, co);
      }
      bo += step;
      co += width;
    }
  }
}
