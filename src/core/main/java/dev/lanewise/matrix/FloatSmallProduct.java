package dev.lanewise.matrix;

import dev.lanewise.simd.FloatChains;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;

/** Products too small for panels of many columns: scalar chains, four columns packed at a time. */
final class FloatSmallProduct {
  /** Multiplications up to which this is faster than the blocked product. */
  static final long MOST = 3000;

  private static final int SIDE = FloatChains.SIDE;

  private final FloatOperand x;
  private final FloatOperand y;
  private final int length;

  /** Values of x, each vector in one piece. */
  private final float[] rows;

  /** Four vectors of y, the values of one k side by side. */
  private final float[] columns;

  private final float[] products = new float[SIDE * SIDE];

  /** The product of two sets of vectors. */
  FloatSmallProduct(FloatOperand x, FloatOperand y) {
    this.x = x;
    this.y = y;
    this.length = (int) x.length();
    this.columns = new float[SIDE * length];
    this.rows = new float[(int) x.count() * length];
    FloatMatrix m = x.matrix();
    for (int r = 0; r < m.rows(); r++) {
      if (x.columns()) {
        for (int i = 0; i < m.cols(); i++) {
          rows[i * length + r] = m.get(r, i);
        }
      } else {
        m.copyRow(r, rows, r * length);
      }
    }
  }

  /** Whether the product is that small. */
  static boolean suits(FloatOperand x, FloatOperand y) {
    return x.count() <= MOST
        && y.count() <= MOST
        && x.length() <= MOST
        && x.count() * y.count() * x.length() <= MOST;
  }

  /** {@code C = alpha products + beta C}. */
  void run(float alpha, float beta, FloatMatrix c) {
    int m = (int) x.count();
    int n = (int) y.count();
    for (int j = 0; j < n; j += SIDE) {
      int width = Math.min(SIDE, n - j);
      pack(j, width);
      for (int i = 0; i < m; i += SIDE) {
        int height = Math.min(SIDE, m - i);
        multiply(i, height);
        put(i, height, j, width, alpha, beta, c);
      }
    }
  }

  private void pack(int first, int width) {
    FloatMatrix m = y.matrix();
    if (y.columns()) {
      for (int k = 0; k < length; k++) {
        m.copyRow(k, first, width, columns, k * SIDE);
      }
      return;
    }
    for (int j = 0; j < width; j++) {
      for (int k = 0; k < length; k++) {
        columns[k * SIDE + j] = m.get(first + j, k);
      }
    }
  }

  private void multiply(int i, int height) {
    Arrays.fill(products, 0.0f);
    for (int k = 0; k < length; k += TileShape.CHUNK) {
      int some = Math.min(TileShape.CHUNK, length - k);
      int at = i * length + k;
      FloatChains.add(some, rows, at, length, height, columns, k * SIDE, SIDE, products);
    }
  }

  private void put(int i, int height, int j, int width, float alpha, float beta, FloatMatrix c) {
    for (int r = 0; r < height; r++) {
      for (int s = 0; s < width; s++) {
        float p = products[SIDE * r + s];
        float v = beta == 0.0f ? alpha * p : Math.fma(alpha, p, beta * c.get(i + r, j + s));
        c.set(i + r, j + s, v);
      }
    }
  }
}
