/**
 * Mercer kernels. Those built in are epilogues over a block of dot products or squared distances,
 * so that a kernel matrix is made in one pass; a kernel of the user fills the blocks itself.
 *
 * <pre>
 *   Kernel ─┬─ EpilogueKernel ─┬─ DotProductKernel   LinearKernel  PolynomialKernel  SigmoidKernel
 *           │                  └─ DistanceKernel     RbfKernel
 *           └─ BlockKernel ────┬─ PairKernel         a function of two rows
 *                              └─ PrecomputedKernel  values that are there already
 *   Gamma                 how gamma is chosen
 *   FloatKernelMatrices   Gram and cross-Gram matrices
 *   FloatTrainingRows     what a kernel asks of the rows it is trained on
 *   FloatPackedKernel          values against fixed rows, for prediction
 * </pre>
 */
package dev.lanewise.kernel;
