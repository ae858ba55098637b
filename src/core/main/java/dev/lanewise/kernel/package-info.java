/**
 * Mercer kernels. Those built in are epilogues over a block of dot products, squared distances or
 * sums over columns, so that a kernel matrix is made in one pass, or are made of others; a kernel
 * of the user fills the blocks itself.
 *
 * <pre>
 *   Kernel ─┬─ EpilogueKernel ─┬─ DotProductKernel   LinearKernel  PolynomialKernel  SigmoidKernel
 *           │                  ├─ DistanceKernel     RbfKernel  MaternKernel  RationalQuadraticKernel
 *           │                  └─ CoordinateKernel   LaplacianKernel  ChiSquaredKernel
 *           │                                        AdditiveChiSquaredKernel  IntersectionKernel
 *           └─ BlockKernel ────┬─ PairKernel         a function of two rows
 *                              ├─ PrecomputedKernel  values that are there already
 *                              └─ CompositeKernel    SumKernel  ProductKernel  ScaledKernel
 *                                                    NormalisedKernel  CosineKernel  LengthScaleKernel
 *   Gamma                 how gamma is chosen
 *   FloatKernelMatrices   Gram and cross-Gram matrices
 *   FloatSharedGram       what kernels of one family have in common
 *   FloatCentring         kernel values of centred features
 *   FloatTrainingRows     what a kernel asks of the rows it is trained on
 *   FloatPackedKernel     values against fixed rows, for prediction
 *   MercerCheck           whether a matrix of kernel values is a Gram matrix
 *   MercerRepair          makes it one, and maps test rows alike
 * </pre>
 */
package dev.lanewise.kernel;
