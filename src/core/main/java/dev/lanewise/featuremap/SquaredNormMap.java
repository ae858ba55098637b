package dev.lanewise.featuremap;

/**
 * x with its squared norm beside it: phi(x) = (x1, x2, x1^2 + x2^2) lifts the plane onto a
 * paraboloid, where a plane z = r^2 cuts out the disc of radius r; on a line it is x -> (x, x^2).
 */
public record SquaredNormMap() implements FeatureMap {
  @Override
  public int components(int d) {
    if (d < 1) {
      throw new IllegalArgumentException("x has " + d + " columns");
    }
    return Math.addExact(d, 1);
  }

  @Override
  public void map(double[] x, int xOffset, int d, double[] out, int outOffset) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      out[outOffset + j] = x[xOffset + j];
      sum = Math.fma(x[xOffset + j], x[xOffset + j], sum);
    }
    out[outOffset + d] = sum;
  }
}
