package dev.lanewise.kernel;

/** A kernel that is a function of the squared Euclidean distance D of two rows. */
public sealed interface DistanceKernel extends EpilogueKernel permits RbfKernel {
  /** The largest |dK/dD|: what an error of the squared distance costs at most. */
  double steepness();
}
