package dev.lanewise.simd;

import java.util.Arrays;

/**
 * Squared norms of rows that lie unpacked, in the very chain {@link FloatTile} would use for the
 * product of a row with itself. Each chain is sequential, so eight rows go side by side to hide the
 * latency of the FMA; the values are the same as one row at a time.
 */
public final class FloatRowNorms {
  private FloatRowNorms() {}

  /**
   * Writes {@code norms[i]} for {@code rows} rows of {@code depth} values, {@code ldx} apart from
   * {@code xo} on.
   *
   * @throws IndexOutOfBoundsException when a row does not lie inside the array
   */
  public static void squaredNorms(float[] x, int xo, int ldx, int rows, int depth, float[] norms) {
    int i = 0;
    for (; i + 8 <= rows; i += 8) {
      eight(x, xo + i * ldx, ldx, depth, norms, i);
    }
    for (; i < rows; i++) {
      norms[i] = one(x, xo + i * ldx, depth);
    }
  }

  private static float one(float[] x, int xo, int depth) {
    float c = 0.0f;
    for (int k0 = 0; k0 < depth; k0 += TileShape.CHUNK) {
      int end = Math.min(k0 + TileShape.CHUNK, depth);
      float a = 0.0f;
      for (int k = k0; k < end; k++) {
        float v = x[xo + k];
        a = Math.fma(v, v, a);
      }
      c += a;
    }
    return c;
  }

  private static void eight(float[] x, int x0, int ldx, int depth, float[] norms, int to) {
    int x1 = x0 + ldx;
    int x2 = x1 + ldx;
    int x3 = x2 + ldx;
    int x4 = x3 + ldx;
    int x5 = x4 + ldx;
    int x6 = x5 + ldx;
    int x7 = x6 + ldx;
    Arrays.fill(norms, to, to + 8, 0.0f);
    for (int k0 = 0; k0 < depth; k0 += TileShape.CHUNK) {
      int end = Math.min(k0 + TileShape.CHUNK, depth);
      float a0 = 0.0f;
      float a1 = 0.0f;
      float a2 = 0.0f;
      float a3 = 0.0f;
      float a4 = 0.0f;
      float a5 = 0.0f;
      float a6 = 0.0f;
      float a7 = 0.0f;
      for (int k = k0; k < end; k++) {
        a0 = Math.fma(x[x0 + k], x[x0 + k], a0);
        a1 = Math.fma(x[x1 + k], x[x1 + k], a1);
        a2 = Math.fma(x[x2 + k], x[x2 + k], a2);
        a3 = Math.fma(x[x3 + k], x[x3 + k], a3);
        a4 = Math.fma(x[x4 + k], x[x4 + k], a4);
        a5 = Math.fma(x[x5 + k], x[x5 + k], a5);
        a6 = Math.fma(x[x6 + k], x[x6 + k], a6);
        a7 = Math.fma(x[x7 + k], x[x7 + k], a7);
      }
      norms[to] += a0;
      norms[to + 1] += a1;
      norms[to + 2] += a2;
      norms[to + 3] += a3;
      norms[to + 4] += a4;
      norms[to + 5] += a5;
      norms[to + 6] += a6;
      norms[to + 7] += a7;
    }
  }
}
