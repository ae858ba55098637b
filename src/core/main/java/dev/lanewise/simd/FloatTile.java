package dev.lanewise.simd;

import java.util.Arrays;

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

  /** The specification, for one panel. */
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
    float[] sums = new float[FloatChains.SIDE * FloatChains.SIDE];
    for (int i = 0; i < height; i += FloatChains.SIDE) {
      int rows = Math.min(FloatChains.SIDE, height - i);
      int xi = xo + i * ldx;
      for (int j = 0; j < width; j += FloatChains.SIDE) {
        Arrays.fill(sums, 0.0f);
        FloatChains.add(length, x, xi, ldx, rows, b, bo + j, width, sums);
        for (int r = 0; r < rows; r++) {
          int to = co + (i + r) * ldc + j;
          for (int s = 0; s < FloatChains.SIDE; s++) {
            c[to + s] += sums[FloatChains.SIDE * r + s];
          }
        }
      }
    }
  }
}
