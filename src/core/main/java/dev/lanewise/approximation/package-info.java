/**
 * Kernel methods beyond n^2 memory: products with kernel matrices that are never stored, and
 * approximations of kernels by few numbers for each row.
 *
 * <pre>
 *   KernelProduct         K v, K' u, K' (K v)      FloatKernelProduct, DoubleKernelProduct
 *   ConjugateGradient     A x = b for such an A    LinearOperator, SolverLimits, CgResult
 *   NystromPreconditioner makes lambda I + K easy for it
 *
 *   Landmarks             m of n rows: uniform, by weights, k-means (FloatLandmarks)
 *   RidgeLeverage         weights: how much each row matters
 *   NystromMap            phi(x) = L^-1 k(B, x), K(B, B) = L L'
 *   RandomFourierMap      phi(x) = sqrt(2/D) cos(W x + b), for the RBF kernel
 * </pre>
 *
 * <p>Vectors are rows of matrices throughout, so that each lies in one piece: t right-hand sides of
 * n numbers are a t x n matrix. The doors of {@code ridge} have them as columns, as everybody does.
 * Everything random takes a seed, and gives the same bits for any number of threads.
 */
package dev.lanewise.approximation;
