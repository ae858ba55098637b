package dev.lanewise.featuremap;

import dev.lanewise.matrix.CapacityException;

/**
 * All products of two components, f(x) = (x1 x1, x1 x2, ..., xd xd): d^2 numbers whose dot products
 * are {@code (x.y)^2}. For x = (1, 2, 3) and y = (4, 5, 6) both sides are 32^2 = 1024.
 */
public record OuterProductMap() implements FeatureMap {
  @Override
  public int components(int d) {
    if (d < 1) {
      throw new IllegalArgumentException("x has " + d + " columns");
    }
    CapacityException.check(
        "the products of " + d + " columns",
        CapacityException.bytes(d, d, Double.BYTES),
        CapacityException.LARGEST_ARRAY * Double.BYTES,
        "use the polynomial kernel of degree 2");
    return d * d;
  }

  @Override
  public void map(double[] x, int xOffset, int d, double[] out, int outOffset) {
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        out[outOffset + i * d + j] = x[xOffset + i] * x[xOffset + j];
      }
    }
  }
}
