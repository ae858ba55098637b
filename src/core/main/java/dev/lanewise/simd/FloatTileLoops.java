package dev.lanewise.simd;

/**
 * The loops around the register tile: all chunks of k, strips of {@link TileShape#ROWS} rows (and
 * what is left in lower ones), all panels. Nothing is assumed of the number of rows or columns.
 */
public final class FloatTileLoops {
  static final VectorPath PATH =
      new VectorPath("FloatTile", FloatSpecimen::new, FloatTileLoops::rehearse);

  /** The tiles for the rows that are left over: of their own, so that whole ones open early. */
  static final VectorPath EDGE_PATH =
      new VectorPath("FloatTile at the edge", FloatSpecimen::new, FloatTileLoops::rehearseEdge);

  private FloatTileLoops() {}

  /**
   * {@code C += X Y^T} for {@code rows} rows against the packed columns, over all k; see the form
   * with a range of k.
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
    multiply(x, xo, ldx, rows, y, 0, y.depth(), c, co, ldc, diagonal);
  }

  /**
   * {@code C += X Y^T} for {@code rows} rows against the packed columns, over k in {@code [from,
   * to)}.
   *
   * @param xo where the value of the first row for k = 0 is
   * @param from a multiple of {@link TileShape#CHUNK}
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
      int from,
      int to,
      float[] c,
      int co,
      int ldc,
      int diagonal) {
    int width = FloatPanels.width();
    int panels = Math.ceilDiv(y.columns(), width);
    for (int k = from; k < to; k += TileShape.CHUNK) {
      int length = Math.min(TileShape.CHUNK, to - k);
      int bo = y.chunkOffset(k);
      int step = Math.min(TileShape.CHUNK, y.depth() - k) * width;
      for (int i = 0; i < rows; ) {
        int height = height(rows - i);
        long last = (long) i + height - 1 + diagonal;
        int needed = last < 0 ? 0 : (int) Math.min(panels, last / width + 1);
        int at = xo + i * ldx + k;
        int ci = co + i * ldc;
        boolean vectors = height == TileShape.ROWS ? PATH.open() : EDGE_PATH.open();
        if (!vectors) {
          scalar(length, x, at, ldx, height, y.data(), bo, step, needed, c, ci, ldc);
        } else if (TileShape.WIDE) {
          wide(length, x, at, ldx, height, y.data(), bo, step, needed, c, ci, ldc);
        } else {
          narrow(length, x, at, ldx, height, y.data(), bo, step, needed, c, ci, ldc);
        }
        i += height;
      }
    }
  }

  private static int height(int left) {
    int i = 0;
    while (TileShape.HEIGHTS[i] > left) {
      i++;
    }
    return TileShape.HEIGHTS[i];
  }

  /** The specification of one strip of C: {@code height} rows against {@code panels} panels. */
  private static void scalar(
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
      FloatTile.scalar(length, x, xo, ldx, height, b, bo + p * step, width, c, co + p * width, ldc);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    rehearse(s, TileShape.ROWS, vectors);
  }

  private static void rehearseEdge(FloatSpecimen s, boolean vectors) {
    for (int i = 1; i < TileShape.HEIGHTS.length; i++) {
      rehearse(s, TileShape.HEIGHTS[i], vectors);
    }
  }

  private static void rehearse(FloatSpecimen s, int height, boolean vectors) {
    int length = 12;
    int panels = 5;
    int width = FloatPanels.width();
    int step = length * width;
    if (!vectors) {
      scalar(length, s.x, 1, 40, height, s.out, 0, step, panels, s.sums, 0, panels * width);
    } else if (TileShape.WIDE) {
      wide(length, s.x, 1, 40, height, s.out, 0, step, panels, s.sums, 0, panels * width);
    } else {
      narrow(length, s.x, 1, 40, height, s.out, 0, step, panels, s.sums, 0, panels * width);
    }
  }

  private static void wide(
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
    for (int p = 0; p < panels; p++) {
      if (height == 6) {
        FloatWideTile.rows6(length, x, xo, ldx, b, bo, c, co, ldc);
      } else if (height == 3) {
        FloatWideTile.rows3(length, x, xo, ldx, b, bo, c, co, ldc);
      } else {
        FloatWideTile.row1(length, x, xo, b, bo, c, co);
      }
      bo += step;
      co += FloatPanels.width();
    }
  }

  private static void narrow(
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
      if (height == 4) {
        FloatNarrowTile.rows4(length, x, xo, ldx, b, bo, c, co, ldc);
      } else if (p + 4 <= panels) {
        FloatNarrowTile.row1(length, x, xo, b, bo, step, c, co);
        p += 3;
        bo += 3 * step;
        co += 3 * width;
      } else {
        FloatNarrowTile.row1(length, x, xo, b, bo, c, co);
      }
      bo += step;
      co += width;
    }
  }
}
