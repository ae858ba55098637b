package dev.lanewise.simd;

/**
 * Up to 4 x 4 chains of FMAs side by side in scalar code: one chunk of the product of four vectors
 * with four others. A single chain would wait for the latency of each FMA; 16 fill it, and are as
 * many as the scalar registers hold.
 */
public final class FloatChains {
  /** Chains side by side in each direction. */
  public static final int SIDE = 4;

  private FloatChains() {}

  /**
   * {@code sums[4 i + j] += chain over k of x_i[k] y_j[k]} for i below {@code rows} and four j;
   * sums of other i are left with values of no meaning.
   *
   * @param length values of k, at most {@link TileShape#CHUNK} for one chunk
   * @param xStep elements from one vector of x to the next; its values lie side by side
   * @param rows 1 to 4
   * @param yNext elements from one k to the next; the four values of a k lie side by side
   * @param sums 16 elements
   */
  public static void add(
      int length,
      float[] x,
      int xo,
      int xStep,
      int rows,
      float[] y,
      int yo,
      int yNext,
      float[] sums) {
    // Where there are fewer vectors the last one is taken again.
    int x1 = xo + Math.min(1, rows - 1) * xStep;
    int x2 = xo + Math.min(2, rows - 1) * xStep;
    int x3 = xo + Math.min(3, rows - 1) * xStep;
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
    for (int k = 0, at = yo; k < length; k++, at += yNext) {
      float q0 = y[at];
      float q1 = y[at + 1];
      float q2 = y[at + 2];
      float q3 = y[at + 3];
      float p0 = x[xo + k];
      a00 = Math.fma(p0, q0, a00);
      a01 = Math.fma(p0, q1, a01);
      a02 = Math.fma(p0, q2, a02);
      a03 = Math.fma(p0, q3, a03);
      float p1 = x[x1 + k];
      a10 = Math.fma(p1, q0, a10);
      a11 = Math.fma(p1, q1, a11);
      a12 = Math.fma(p1, q2, a12);
      a13 = Math.fma(p1, q3, a13);
      float p2 = x[x2 + k];
      a20 = Math.fma(p2, q0, a20);
      a21 = Math.fma(p2, q1, a21);
      a22 = Math.fma(p2, q2, a22);
      a23 = Math.fma(p2, q3, a23);
      float p3 = x[x3 + k];
      a30 = Math.fma(p3, q0, a30);
      a31 = Math.fma(p3, q1, a31);
      a32 = Math.fma(p3, q2, a32);
      a33 = Math.fma(p3, q3, a33);
    }
    sums[0] += a00;
    sums[1] += a01;
    sums[2] += a02;
    sums[3] += a03;
    sums[4] += a10;
    sums[5] += a11;
    sums[6] += a12;
    sums[7] += a13;
    sums[8] += a20;
    sums[9] += a21;
    sums[10] += a22;
    sums[11] += a23;
    sums[12] += a30;
    sums[13] += a31;
    sums[14] += a32;
    sums[15] += a33;
  }
}
