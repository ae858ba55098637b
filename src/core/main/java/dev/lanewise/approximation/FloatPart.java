package dev.lanewise.approximation;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatHeapRows;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.simd.FloatMixedAxpy;
import dev.lanewise.simd.TileShape;
import java.util.Arrays;

/**
 * K' (K v) of some of the rows: strip by strip K is computed, reduced to u = K v, and used a second
 * time for K' u. Scratch of one thread.
 */
final class FloatPart {
  private static final int HEIGHT = TileShape.ROW_BLOCK;

  private final FloatPackedLandmarks.Strip strip;
  private final FloatHeapRows window = new FloatHeapRows(HEIGHT);
  private final DoubleMatrix v;

  /** u of vector t and row i of the strip: {@code t * HEIGHT + i}. */
  private final double[] u;

  FloatPart(FloatPackedLandmarks landmarks, DoubleMatrix v) {
    CapacityException.check(
        "sums of " + HEIGHT + " rows for " + v.rows() + " vectors",
        CapacityException.bytes(v.rows(), HEIGHT, Double.BYTES), // keep
        CapacityException.LARGEST_ARRAY * Double.BYTES, // keep
        "multiply fewer vectors at a time");
    this.strip = landmarks.newStrip(HEIGHT);
    this.v = v;
    this.u = new double[(int) v.rows() * HEIGHT];
  }

  /** Adds the part of rows [from, to) of x to the sums, t x m. */
  void add(FloatMatrix x, long from, long to, double[] sums) {
    for (long i = from; i < to; i += HEIGHT) {
      int height = (int) Math.min(HEIGHT, to - i);
      window.bring(x, i, height);
      strip.evaluate(window, i, height);
      Arrays.fill(u, 0.0);
      for (int block = 0; block < strip.blocks(); block++) {
        multiply(block, height);
      }
      for (int block = 0; block < strip.blocks(); block++) {
        transposed(block, height, sums);
      }
    }
  }

  private void multiply(int block, int height) {
    float[] k = strip.values(block);
    int step = strip.leadingDimension(block);
    int n = strip.columns(block);
    for (int t = 0; t < v.rows(); t++) {
      int from = (int) v.position(t) + strip.firstColumn(block);
      for (int i = 0; i < height; i++) {
        int to = t * HEIGHT + i;
        u[to] = FloatKernelProduct.add(u[to], k, i * step, v.array(), from, n);
      }
    }
  }

  private void transposed(int block, int height, double[] sums) {
    float[] k = strip.values(block);
    int step = strip.leadingDimension(block);
    int n = strip.columns(block);
    for (int t = 0; t < v.rows(); t++) {
      int to = t * v.cols() + strip.firstColumn(block);
      for (int i = 0; i < height; i++) {
        FloatMixedAxpy.axpy(u[t * HEIGHT + i], k, i * step, sums, to, n);
      }
    }
  }
}
