package dev.lanewise.kernel;

import dev.lanewise.simd.CoordinateSum;

/** A kernel that is a function of a sum over the columns of two rows, such as their L1 distance. */
public sealed interface CoordinateKernel extends EpilogueKernel
    permits LaplacianKernel, ChiSquaredKernel, AdditiveChiSquaredKernel, IntersectionKernel {
  /** The sum. */
  CoordinateSum sum();
}
