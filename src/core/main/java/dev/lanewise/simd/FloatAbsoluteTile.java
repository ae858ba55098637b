package dev.lanewise.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of |x_ik - y_jk| over k, the L1 distances of rows of X from packed columns of Y. Lanes run
 * over the columns of C as in {@link FloatTile}, so that the order of summation is the same
 * whatever the width, the tile or the number of threads:
 *
 * <pre>
 *   for each chunk of 256 k:  a = +0.0;  for k in chunk: a = a + |x[i][k] - y[j][k]|;  c[i][j] += a
 * </pre>
 *
 * Error: relative, at most gamma(257 + ceil(d/256)), gamma(d + 1) for d up to 256. The same bits
 * for (x, y) and (y, x), exactly 0 for equal rows. Assumed of arrays: what {@link FloatTile}
 * assumes.
 */
final class FloatAbsoluteTile {
  static final VectorPath PATH =
      new VectorPath("FloatAbsoluteTile", FloatSpecimen::new, FloatAbsoluteTile::rehearse);

  private FloatAbsoluteTile() {}

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
    return Math.abs(x - y);
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
   * The same, in vectors, two of a panel at a time: 4 x 2 chains, two vectors of Y, one of X and a
   * difference are 12 registers. No helper calls and no branches inside: C2 must keep the chains in
   * registers.
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
      for (int k = 0; k < length; k++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.FLOAT, b, bo);
        FloatVector b1 = FloatVector.fromArray(Lanes.FLOAT, b, bo + L);
        FloatVector v0 = FloatVector.broadcast(Lanes.FLOAT, x[x0 + k]);
        c00 = c00.add(b0.sub(v0).abs());
        c01 = c01.add(b1.sub(v0).abs());
        FloatVector v1 = FloatVector.broadcast(Lanes.FLOAT, x[x1 + k]);
        c10 = c10.add(b0.sub(v1).abs());
        c11 = c11.add(b1.sub(v1).abs());
        FloatVector v2 = FloatVector.broadcast(Lanes.FLOAT, x[x2 + k]);
        c20 = c20.add(b0.sub(v2).abs());
        c21 = c21.add(b1.sub(v2).abs());
        FloatVector v3 = FloatVector.broadcast(Lanes.FLOAT, x[x3 + k]);
        c30 = c30.add(b0.sub(v3).abs());
        c31 = c31.add(b1.sub(v3).abs());
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
      for (int k = 0; k < length; k++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.FLOAT, b, bo);
        FloatVector b1 = FloatVector.fromArray(Lanes.FLOAT, b, bo + L);
        FloatVector v0 = FloatVector.broadcast(Lanes.FLOAT, x[x0 + k]);
        c00 = c00.add(b0.sub(v0).abs());
        c01 = c01.add(b1.sub(v0).abs());
        bo += width;
      }
      FloatVector.fromArray(Lanes.FLOAT, c, co).add(c00).intoArray(c, co);
      FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c01).intoArray(c, co + L);
    }
  }
}
