package dev.lanewise.kernel;

import dev.lanewise.simd.CoordinateSum;

/**
 * Histogram intersection K(x, y) = sum min(x_k, y_k), for histograms: rows of values that are not
 * negative. K(x, x) is the sum of x. Positive semidefinite: min(s, t) is the length of what the
 * intervals [0, s] and [0, t] share (Barla, Odone and Verri, "Histogram intersection kernel for
 * image classification", 2003). No parameter; rows that add up to 1 make it a similarity from 0 to
 * 1.
 *
 * <p>Wherever rows are taken, {@link IllegalArgumentException} names a value that is negative, not
 * finite or above half of the largest float (double, for rows in double).
 */
public record IntersectionKernel() implements CoordinateKernel {
  @Override
  public CoordinateSum sum() {
    return CoordinateSum.MINIMA;
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    // the sum is the kernel
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    // the sum is the kernel
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
