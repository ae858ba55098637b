package dev.lanewise.simd;

/**
 * The loops around the tiles of a {@link CoordinateSum}, as {@link FloatTileLoops} are those around
 * the tile of the dot product: all chunks of k, strips of rows, all panels.
 */
public final class FloatCoordinateLoops {
  /** Rows whose panels beyond the diagonal are left alone together. */
  private static final int STRIP = 4;

  private FloatCoordinateLoops() {}

  /**
   * Adds the sums of {@code rows} rows with the packed columns to C.
   *
   * @param diagonal row i is only needed up to column {@code i + diagonal}; panels beyond are left
   *     alone. {@link Integer#MAX_VALUE} asks for all of them.
   * @param c at least {@code (rows - 1) * ldc + FloatPanels.padded(columns)} elements from {@code
   *     co} on
   */
  public static void add(
      CoordinateSum sum,
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
      int n = Math.min(TileShape.CHUNK, y.depth() - k);
      int bo = y.chunkOffset(k);
      for (int i = 0; i < rows; i += STRIP) {
        int height = Math.min(STRIP, rows - i);
        long last = (long) i + height - 1 + diagonal;
        int needed = last < 0 ? 0 : (int) Math.min(panels, last / width + 1);
        int at = xo + i * ldx + k;
        int ci = co + i * ldc;
        float[] b = y.data();
        switch (sum) {
          case ABSOLUTE_DIFFERENCES ->
              FloatAbsoluteTile.add(n, x, at, ldx, height, b, bo, needed, c, ci, ldc);
          case MINIMA -> FloatMinimumTile.add(n, x, at, ldx, height, b, bo, needed, c, ci, ldc);
          case CHI_SQUARED ->
              FloatChiSquaredTile.add(n, x, at, ldx, height, b, bo, needed, c, ci, ldc);
        }
      }
    }
  }

  /**
   * The sum of each of {@code rows} rows of {@code depth} values with itself, in the bits of {@link
   * #add}.
   */
  public static void ofSelf(
      CoordinateSum sum, float[] x, int xo, int ldx, int rows, int depth, float[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = sum == CoordinateSum.MINIMA ? total(x, xo + i * ldx, depth) : 0.0f;
    }
  }

  private static float total(float[] x, int xo, int depth) {
    float c = 0.0f;
    for (int k = 0; k < depth; k += TileShape.CHUNK) {
      float a = 0.0f;
      for (int j = k; j < Math.min(depth, k + TileShape.CHUNK); j++) {
        a += x[xo + j];
      }
      c += a;
    }
    return c;
  }
}
