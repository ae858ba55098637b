package dev.lanewise.simd;

/**
 * The register tile (elsewhere called a micro-kernel): products of rows of X with packed columns of
 * Y. Lanes run over the columns of C, so each element of C is one chain of FMAs over k whatever the
 * width, the tile shape or the number of threads:
 *
 * <pre>
 *   for each chunk of 256 k:  a = +0.0;  for k in chunk: a = fma(x[i][k], y[j][k], a);  c[i][j] += a
 * </pre>
 *
 * Error: at most gamma(256 + ceil(d/256)) times the sum of |x_ik y_jk| (gamma(d) for d up to 256),
 * barring underflow.
 *
 * <p>Assumed: rows of X are contiguous in k and {@code ldx} apart; panels as {@link FloatPanels}
 * packs them; rows of C have room for whole panels. Not assumed: any alignment.
 */
final class FloatTile {
  private FloatTile() {}

  /**
   * The specification, for one panel: 4 x 4 chains at a time where there are four rows. The values
   * are those of one chain after the other; so many hide the latency of a scalar FMA.
   */
  static void scalar(
      int length,
      float[] x,
      int xo,
      int ldx,
      int height,
      float[] b,
      int bo,
      int width,
      float[] c,
      int co,
      int ldc) {
    int i = 0;
    for (; i + 4 <= height; i += 4) {
      fourRows(length, x, xo + i * ldx, ldx, b, bo, width, c, co + i * ldc, ldc);
    }
    for (; i < height; i++) {
      oneRow(length, x, xo + i * ldx, b, bo, width, c, co + i * ldc);
    }
  }

  private static void oneRow(
      int length, float[] x, int x0, float[] b, int bo, int width, float[] c, int co) {
    for (int j = 0; j < width; j += 4) {
      float a00 = 0.0f;
      float a01 = 0.0f;
      float a02 = 0.0f;
      float a03 = 0.0f;
      for (int k = 0, at = bo + j; k < length; k++, at += width) {
        float b0 = b[at];
        float b1 = b[at + 1];
        float b2 = b[at + 2];
        float b3 = b[at + 3];
        float v0 = x[x0 + k];
        a00 = Math.fma(v0, b0, a00);
        a01 = Math.fma(v0, b1, a01);
        a02 = Math.fma(v0, b2, a02);
        a03 = Math.fma(v0, b3, a03);
      }
      int to = co + j;
      c[to] += a00;
      c[to + 1] += a01;
      c[to + 2] += a02;
      c[to + 3] += a03;
    }
  }

  private static void fourRows(
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
    for (int j = 0; j < width; j += 4) {
      float a00 = 0.0f;
      float a01 = 0.0f;
      float a02 = 0.0f;
      float a03 = 0.0f;
      float a10 = 0.0f;
      float a11 = 0.0f;
      float a12 = 0.0f;
      float a13 = 0.0f;
      float a20 = 0.0f;
      float a21 = 0.0f;
      float a22 = 0.0f;
      float a23 = 0.0f;
      float a30 = 0.0f;
      float a31 = 0.0f;
      float a32 = 0.0f;
      float a33 = 0.0f;
      for (int k = 0, at = bo + j; k < length; k++, at += width) {
        float b0 = b[at];
        float b1 = b[at + 1];
        float b2 = b[at + 2];
        float b3 = b[at + 3];
        float v0 = x[x0 + k];
        a00 = Math.fma(v0, b0, a00);
        a01 = Math.fma(v0, b1, a01);
        a02 = Math.fma(v0, b2, a02);
        a03 = Math.fma(v0, b3, a03);
        float v1 = x[x1 + k];
        a10 = Math.fma(v1, b0, a10);
        a11 = Math.fma(v1, b1, a11);
        a12 = Math.fma(v1, b2, a12);
        a13 = Math.fma(v1, b3, a13);
        float v2 = x[x2 + k];
        a20 = Math.fma(v2, b0, a20);
        a21 = Math.fma(v2, b1, a21);
        a22 = Math.fma(v2, b2, a22);
        a23 = Math.fma(v2, b3, a23);
        float v3 = x[x3 + k];
        a30 = Math.fma(v3, b0, a30);
        a31 = Math.fma(v3, b1, a31);
        a32 = Math.fma(v3, b2, a32);
        a33 = Math.fma(v3, b3, a33);
      }
      int to = co + j;
      c[to] += a00;
      c[to + 1] += a01;
      c[to + 2] += a02;
      c[to + 3] += a03;
      to += ldc;
      c[to] += a10;
      c[to + 1] += a11;
      c[to + 2] += a12;
      c[to + 3] += a13;
      to += ldc;
      c[to] += a20;
      c[to + 1] += a21;
      c[to + 2] += a22;
      c[to + 3] += a23;
      to += ldc;
      c[to] += a30;
      c[to + 1] += a31;
      c[to + 2] += a32;
      c[to + 3] += a33;
    }
  }
}
