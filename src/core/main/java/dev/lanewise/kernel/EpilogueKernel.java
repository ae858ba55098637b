package dev.lanewise.kernel;

/**
 * A kernel that is a function of one number for each pair of rows, their dot product, their squared
 * distance or another sum over their columns, applied to a whole row of a block while it is in
 * cache.
 */
public sealed interface EpilogueKernel extends Kernel
    permits DotProductKernel, DistanceKernel, CoordinateKernel {
  /**
   * Turns n dot products ({@link DotProductKernel}), squared distances ({@link DistanceKernel}) or
   * other sums ({@link CoordinateKernel}) at {@code v[offset]} and following into kernel values, in
   * place.
   */
  void finish(float[] v, int offset, int n);

  /** The same in double. */
  void finish(double[] v, int offset, int n);
}
