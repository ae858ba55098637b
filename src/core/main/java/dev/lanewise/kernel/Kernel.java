package dev.lanewise.kernel;

/**
 * A Mercer kernel on rows of numbers: K(x, y) = &lt;phi(x), phi(y)&gt; for some feature map phi.
 *
 * <p>Those of this library are epilogues over blocks of products, distances or other sums ({@link
 * EpilogueKernel}), or made of kernels ({@link CompositeKernel}); users write a {@link PairKernel}
 * or a {@link BlockKernel}. Immutable and thread-safe.
 */
public sealed interface Kernel permits EpilogueKernel, BlockKernel {
  /**
   * Whether K is known to be positive semidefinite for every set of rows. Solvers accept the others
   * and stop at a stationary point.
   */
  boolean positiveSemidefinite();
}
