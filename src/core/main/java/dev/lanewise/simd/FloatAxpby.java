package dev.lanewise.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * {@code y = alpha x + beta y}, the update that ends a matrix product. Two roundings an element:
 * {@code fma(alpha, x, beta * y)}.
 */
public final class FloatAxpby {
  static final VectorPath PATH =
      new VectorPath("FloatAxpby", FloatSpecimen::new, FloatAxpby::rehearse);

  private FloatAxpby() {}

  /**
   * Updates the n elements of y from its offset on. With {@code beta} 0 y is overwritten whatever
   * it holds, NaN too; the same with {@code alpha} for x.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when the ranges overlap at different offsets
   */
  public static void axpby(
      float alpha, float[] x, int xOffset, float beta, float[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (alpha == 0.0f || beta == 0.0f) {
      float factor = alpha == 0.0f ? beta : alpha;
      scale(factor, alpha == 0.0f ? y : x, alpha == 0.0f ? yOffset : xOffset, y, yOffset, n);
    } else if (PATH.open()) {
      Vectors.axpby(alpha, x, xOffset, beta, y, yOffset, n);
    } else {
      scalar(alpha, x, xOffset, beta, y, yOffset, n);
    }
  }

  /** {@code y = factor x}; +0.0 where the factor is 0. C2 vectorises it by itself. */
  private static void scale(float factor, float[] x, int xo, float[] y, int yo, int n) {
    if (factor == 0.0f) {
      Arrays.fill(y, yo, yo + n, 0.0f);
    } else if (factor == 1.0f) {
      System.arraycopy(x, xo, y, yo, n);
    } else {
      for (int i = 0; i < n; i++) {
        y[yo + i] = factor * x[xo + i];
      }
    }
  }

  /** The specification. */
  static void scalar(float alpha, float[] x, int xo, float beta, float[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Math.fma(alpha, x[xo + i], beta * y[yo + i]);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.axpby(0.75f, s.x, 3, -0.3f, s.out, 1, n);
      } else {
        scalar(0.75f, s.x, 3, -0.3f, s.out, 1, n);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.FLOAT.length();

    private Vectors() {}

    static void axpby(float alpha, float[] x, int xo, float beta, float[] y, int yo, int n) {
      FloatVector a = FloatVector.broadcast(Lanes.FLOAT, alpha);
      FloatVector b = FloatVector.broadcast(Lanes.FLOAT, beta);
      int full = Lanes.FLOAT.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        FloatVector old = FloatVector.fromArray(Lanes.FLOAT, y, yo + i).mul(b);
        FloatVector v = FloatVector.fromArray(Lanes.FLOAT, x, xo + i);
        a.fma(v, old).intoArray(y, yo + i);
      }
      scalar(alpha, x, xo + full, beta, y, yo + full, n - full);
    }
  }
}
