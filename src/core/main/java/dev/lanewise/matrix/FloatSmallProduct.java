package dev.lanewise.matrix;

import dev.lanewise.simd.TileShape;

/**
 * Products too small to be worth packing, where the vectors lie: the chain of the tile in scalar
 * code, 4 x 4 of them at a time to hide the latency of an FMA.
 */
final class FloatSmallProduct {
  /** Multiplications up to which this is faster than packing panels. */
  static final long MOST = 6000;

  private final FloatOperand xs;
  private final FloatOperand ys;
  private final float[] x;
  private final int xStep;
  private final int xNext;
  private final float[] y;
  private final int yStep;
  private final int yNext;
  private final int length;
  private final float[] products = new float[16];

  /** The product of vectors on the heap. */
  FloatSmallProduct(FloatOperand x, FloatOperand y) {
    this.xs = x;
    this.ys = y;
    this.x = x.matrix().array();
    this.xStep = x.columns() ? 1 : (int) x.matrix().leadingDimension();
    this.xNext = x.columns() ? (int) x.matrix().leadingDimension() : 1;
    this.y = y.matrix().array();
    this.yStep = y.columns() ? 1 : (int) y.matrix().leadingDimension();
    this.yNext = y.columns() ? (int) y.matrix().leadingDimension() : 1;
    this.length = (int) x.length();
  }

  /** Whether the product is that small, and on the heap. */
  static boolean suits(FloatOperand x, FloatOperand y) {
    return x.matrix().array() != null
        && y.matrix().array() != null
        && x.count() <= MOST
        && y.count() <= MOST
        && x.length() <= MOST
        && x.count() * y.count() * x.length() <= MOST;
  }

  /** {@code C = alpha products + beta C}. */
  void run(float alpha, float beta, FloatMatrix c) {
    int m = (int) xs.count();
    int n = (int) ys.count();
    int xo = (int) xs.matrix().position(0);
    int yo = (int) ys.matrix().position(0);
    for (int i = 0; i < m; i += 4) {
      for (int j = 0; j < n; j += 4) {
        int rows = Math.min(4, m - i);
        int columns = Math.min(4, n - j);
        multiply(xo + i * xStep, rows, yo + j * yStep, columns);
        put(i, rows, j, columns, alpha, beta, c);
      }
    }
  }

  private void put(int i, int rows, int j, int columns, float alpha, float beta, FloatMatrix c) {
    for (int r = 0; r < rows; r++) {
      for (int s = 0; s < columns; s++) {
        float p = products[4 * r + s];
        float v = beta == 0.0f ? alpha * p : Math.fma(alpha, p, beta * c.get(i + r, j + s));
        c.set(i + r, j + s, v);
      }
    }
  }

  /** 4 x 4 products; where there are fewer vectors the last ones are taken again. */
  private void multiply(int x0, int rows, int y0, int columns) {
    int x1 = x0 + Math.min(1, rows - 1) * xStep;
    int x2 = x0 + Math.min(2, rows - 1) * xStep;
    int x3 = x0 + Math.min(3, rows - 1) * xStep;
    int y1 = y0 + Math.min(1, columns - 1) * yStep;
    int y2 = y0 + Math.min(2, columns - 1) * yStep;
    int y3 = y0 + Math.min(3, columns - 1) * yStep;
    float s00 = 0.0f;
    float s01 = 0.0f;
    float s02 = 0.0f;
    float s03 = 0.0f;
    float s10 = 0.0f;
    float s11 = 0.0f;
    float s12 = 0.0f;
    float s13 = 0.0f;
    float s20 = 0.0f;
    float s21 = 0.0f;
    float s22 = 0.0f;
    float s23 = 0.0f;
    float s30 = 0.0f;
    float s31 = 0.0f;
    float s32 = 0.0f;
    float s33 = 0.0f;
    for (int k0 = 0; k0 < length; k0 += TileShape.CHUNK) {
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
      int end = Math.min(k0 + TileShape.CHUNK, length);
      for (int k = k0; k < end; k++) {
        int xk = k * xNext;
        int yk = k * yNext;
        float q0 = y[y0 + yk];
        float q1 = y[y1 + yk];
        float q2 = y[y2 + yk];
        float q3 = y[y3 + yk];
        float p0 = x[x0 + xk];
        a00 = Math.fma(p0, q0, a00);
        a01 = Math.fma(p0, q1, a01);
        a02 = Math.fma(p0, q2, a02);
        a03 = Math.fma(p0, q3, a03);
        float p1 = x[x1 + xk];
        a10 = Math.fma(p1, q0, a10);
        a11 = Math.fma(p1, q1, a11);
        a12 = Math.fma(p1, q2, a12);
        a13 = Math.fma(p1, q3, a13);
        float p2 = x[x2 + xk];
        a20 = Math.fma(p2, q0, a20);
        a21 = Math.fma(p2, q1, a21);
        a22 = Math.fma(p2, q2, a22);
        a23 = Math.fma(p2, q3, a23);
        float p3 = x[x3 + xk];
        a30 = Math.fma(p3, q0, a30);
        a31 = Math.fma(p3, q1, a31);
        a32 = Math.fma(p3, q2, a32);
        a33 = Math.fma(p3, q3, a33);
      }
      s00 += a00;
      s01 += a01;
      s02 += a02;
      s03 += a03;
      s10 += a10;
      s11 += a11;
      s12 += a12;
      s13 += a13;
      s20 += a20;
      s21 += a21;
      s22 += a22;
      s23 += a23;
      s30 += a30;
      s31 += a31;
      s32 += a32;
      s33 += a33;
    }
    products[0] = s00;
    products[1] = s01;
    products[2] = s02;
    products[3] = s03;
    products[4] = s10;
    products[5] = s11;
    products[6] = s12;
    products[7] = s13;
    products[8] = s20;
    products[9] = s21;
    products[10] = s22;
    products[11] = s23;
    products[12] = s30;
    products[13] = s31;
    products[14] = s32;
    products[15] = s33;
  }
}
