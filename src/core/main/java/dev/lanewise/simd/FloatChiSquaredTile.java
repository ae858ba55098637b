package dev.lanewise.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of (x_ik - y_jk)^2 / (x_ik + y_jk) over k of rows of X and packed columns of Y, all values
 * at least 0 and 0/0 taken for 0. Lanes run over the columns of C as in {@link FloatTile}, so that
 * the order of summation is the same whatever the width, the tile or the number of threads:
 *
 * <pre>
 *   for each chunk of 256 k:  a = +0.0
 *     for k in chunk:  d = x[i][k] - y[j][k];  s = x[i][k] + y[j][k] + TINY;  a = a + d * (d / s)
 *     c[i][j] += a
 * </pre>
 *
 * TINY, the smallest normal number, makes 0/0 a 0 and is lost in any other sum that counts. |d / s|
 * is at most 1: nothing overflows that need not. Error: relative, at most gamma(261 + ceil(d/256)),
 * gamma(d + 5) for d up to 256, and 2 TINY absolute for each k. The same bits for (x, y) and (y,
 * x), exactly 0 for equal rows. Assumed of arrays: what {@link FloatTile} assumes.
 */
final class FloatChiSquaredTile {
  static final VectorPath PATH =
      new VectorPath("FloatChiSquaredTile", FloatSpecimen::new, FloatChiSquaredTile::rehearse);

  private static final float TINY = Float.MIN_NORMAL;

  private FloatChiSquaredTile() {}

  /** Adds the sums of one chunk: {@code rows} rows against {@code panels} panels. */
  static void add(
      int length,
      float[] x,
      int xo,
      int ldx,
      int rows,
      float[] b,
      int bo,
      int panels,
      float[] c,
      int co,
      int ldc) {
    if (PATH.open()) {
      Vectors.add(length, x, xo, ldx, rows, b, bo, panels, c, co, ldc);
    } else {
      scalar(length, x, xo, ldx, rows, b, bo, panels, c, co, ldc);
    }
  }

  /** The specification. */
  static void scalar(
      int length,
      float[] x,
      int xo,
      int ldx,
      int rows,
      float[] b,
      int bo,
      int panels,
      float[] c,
      int co,
      int ldc) {
    int width = FloatPanels.width();
    float[] sums = new float[width];
    for (int i = 0; i < rows; i++) {
      for (int p = 0; p < panels; p++) {
        Arrays.fill(sums, 0.0f);
        for (int k = 0; k < length; k++) {
          float v = x[xo + i * ldx + k];
          int at = bo + (p * length + k) * width;
          for (int j = 0; j < width; j++) {
            sums[j] += term(v, b[at + j]);
          }
        }
        int to = co + i * ldc + p * width;
        for (int j = 0; j < width; j++) {
          c[to + j] += sums[j];
        }
      }
    }
  }

  private static float term(float x, float y) {
    float d = x - y;
    return d * (d / (x + y + TINY));
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    int ldc = 5 * FloatPanels.width();
    for (int rows = 1; rows <= 4; rows += 3) {
      if (vectors) {
        Vectors.add(12, s.norms, 1, 40, rows, s.out, 0, 5, s.sums, 0, ldc);
      } else {
        scalar(12, s.norms, 1, 40, rows, s.out, 0, 5, s.sums, 0, ldc);
      }
    }
  }

  /**
   * The same, in vectors, two of a panel at a time: 4 x 2 chains, two vectors of Y, one of X, TINY
   * and two temporaries are 14 registers. No helper calls and no branches inside: C2 must keep the
   * chains in registers.
   */
  static final class Vectors {
    private static final int L = Lanes.FLOAT.length();

    private Vectors() {}

    static void add(
        int length,
        float[] x,
        int xo,
        int ldx,
        int rows,
        float[] b,
        int bo,
        int panels,
        float[] c,
        int co,
        int ldc) {
      int width = FloatPanels.width();
      for (int i = 0; i < rows; i += rows - i < 4 ? 1 : 4) {
        boolean four = rows - i >= 4;
        int at = xo + i * ldx;
        for (int p = 0; p < panels; p++) {
          for (int v = 0; v < width; v += 2 * L) {
            int from = bo + p * length * width + v;
            int to = co + i * ldc + p * width + v;
            if (four) {
              rows4(length, x, at, ldx, b, from, width, c, to, ldc);
            } else {
              row1(length, x, at, b, from, width, c, to);
            }
          }
        }
      }
    }

    private static void rows4(
        int length,
        float[] x,
        int x0,
        int ldx,
        float[] b,
        int bo,
        int width,
        float[] c,
        int co,
        int ldc) {
      int x1 = x0 + ldx;
      int x2 = x1 + ldx;
      int x3 = x2 + ldx;
      FloatVector c00 = FloatVector.zero(Lanes.FLOAT);
      FloatVector c01 = c00;
      FloatVector c10 = c00;
      FloatVector c11 = c00;
      FloatVector c20 = c00;
      FloatVector c21 = c00;
      FloatVector c30 = c00;
      FloatVector c31 = c00;
      FloatVector tiny = FloatVector.broadcast(Lanes.FLOAT, TINY);
      for (int k = 0; k < length; k++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.FLOAT, b, bo);
        FloatVector b1 = FloatVector.fromArray(Lanes.FLOAT, b, bo + L);
        FloatVector v0 = FloatVector.broadcast(Lanes.FLOAT, x[x0 + k]);
        FloatVector d = v0.sub(b0);
        c00 = c00.add(d.mul(d.div(v0.add(b0).add(tiny))));
        d = v0.sub(b1);
        c01 = c01.add(d.mul(d.div(v0.add(b1).add(tiny))));
        FloatVector v1 = FloatVector.broadcast(Lanes.FLOAT, x[x1 + k]);
        d = v1.sub(b0);
        c10 = c10.add(d.mul(d.div(v1.add(b0).add(tiny))));
        d = v1.sub(b1);
        c11 = c11.add(d.mul(d.div(v1.add(b1).add(tiny))));
        FloatVector v2 = FloatVector.broadcast(Lanes.FLOAT, x[x2 + k]);
        d = v2.sub(b0);
        c20 = c20.add(d.mul(d.div(v2.add(b0).add(tiny))));
        d = v2.sub(b1);
        c21 = c21.add(d.mul(d.div(v2.add(b1).add(tiny))));
        FloatVector v3 = FloatVector.broadcast(Lanes.FLOAT, x[x3 + k]);
        d = v3.sub(b0);
        c30 = c30.add(d.mul(d.div(v3.add(b0).add(tiny))));
        d = v3.sub(b1);
        c31 = c31.add(d.mul(d.div(v3.add(b1).add(tiny))));
        bo += width;
      }
      FloatVector.fromArray(Lanes.FLOAT, c, co).add(c00).intoArray(c, co);
      FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c01).intoArray(c, co + L);
      co += ldc;
      FloatVector.fromArray(Lanes.FLOAT, c, co).add(c10).intoArray(c, co);
      FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c11).intoArray(c, co + L);
      co += ldc;
      FloatVector.fromArray(Lanes.FLOAT, c, co).add(c20).intoArray(c, co);
      FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c21).intoArray(c, co + L);
      co += ldc;
      FloatVector.fromArray(Lanes.FLOAT, c, co).add(c30).intoArray(c, co);
      FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c31).intoArray(c, co + L);
    }

    private static void row1(
        int length, float[] x, int x0, float[] b, int bo, int width, float[] c, int co) {
      FloatVector c00 = FloatVector.zero(Lanes.FLOAT);
      FloatVector c01 = c00;
      FloatVector tiny = FloatVector.broadcast(Lanes.FLOAT, TINY);
      for (int k = 0; k < length; k++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.FLOAT, b, bo);
        FloatVector b1 = FloatVector.fromArray(Lanes.FLOAT, b, bo + L);
        FloatVector v0 = FloatVector.broadcast(Lanes.FLOAT, x[x0 + k]);
        FloatVector d = v0.sub(b0);
        c00 = c00.add(d.mul(d.div(v0.add(b0).add(tiny))));
        d = v0.sub(b1);
        c01 = c01.add(d.mul(d.div(v0.add(b1).add(tiny))));
        bo += width;
      }
      FloatVector.fromArray(Lanes.FLOAT, c, co).add(c00).intoArray(c, co);
      FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c01).intoArray(c, co + L);
    }
  }
}
