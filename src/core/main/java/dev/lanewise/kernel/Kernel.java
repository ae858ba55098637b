package dev.lanewise.kernel;

/**
 * A Mercer kernel on rows of numbers: K(x, y) = &lt;phi(x), phi(y)&gt; for some feature map phi.
 *
 * <p>Each is an epilogue: a function of the dot product of two rows, or of their squared distance,
 * applied to a whole row of a block while it is in cache. Immutable and thread-safe.
 */
public sealed interface Kernel permits DotProductKernel, DistanceKernel {
  /**
   * Turns n dot products ({@link DotProductKernel}) or squared distances ({@link DistanceKernel})
   * at {@code v[offset]} and following into kernel values, in place.
   */
  void finish(float[] v, int offset, int n);

  /** The same in double. */
  void finish(double[] v, int offset, int n);

  /**
   * Whether K is positive semidefinite for every set of rows. Solvers accept the others and stop at
   * a stationary point.
   */
  boolean positiveSemidefinite();
}
