package dev.lanewise.kernel;

/** A kernel that is a function of the squared Euclidean distance D of two rows. */
public sealed interface DistanceKernel extends EpilogueKernel
    permits RbfKernel, MaternKernel, RationalQuadraticKernel {
  /**
   * The largest |dK/dD|: what an error of the squared distance costs at most. Infinite for a kernel
   * with a corner at D = 0, where no absolute error of D is small enough; every D then keeps its
   * relative error eta ({@link dev.lanewise.matrix.FloatAccuracy#relative}), which costs eta times
   * the largest |D dK/dD|.
   */
  double steepness();
}
