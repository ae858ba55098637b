/**
 * Mercer kernels, each an epilogue over a block of dot products or squared distances, so that a
 * kernel matrix is made in one pass.
 *
 * <pre>
 *   Kernel ─┬─ DotProductKernel   LinearKernel  PolynomialKernel  SigmoidKernel
 *           └─ DistanceKernel     RbfKernel
 *   Gamma            how gamma is chosen
 *   FloatKernelMatrices   Gram and cross-Gram matrices
 *   PackedKernel     values against fixed rows, for prediction
 * </pre>
 */
package dev.lanewise.kernel;
