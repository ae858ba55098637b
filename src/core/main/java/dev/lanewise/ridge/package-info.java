/**
 * Kernel ridge regression, three ways to the same problem:
 *
 * <pre>
 *   KernelRidge           (lambda I + K) A = Y by Cholesky: n^2 memory, n^3 time
 *   IterativeKernelRidge  the same system by conjugate gradients: n memory, n^2 time an iteration
 *   FalkonRidge           f in the span of m landmarks: m^2 memory, n m time an iteration
 * </pre>
 *
 * <p>Predictions are k(x*, S) A + b, reduced block by block; b is 0 but where an intercept was
 * asked for. Around the first:
 *
 * <pre>
 *   RidgeSystem           the equations of a Gram matrix: weights, intercept, refinement, jitter
 *   LeaveOneOut           exact leave-one-out errors and generalised cross-validation
 *   RidgePath             every lambda from one eigendecomposition
 *   RidgeSearch           kernel and lambda with the smallest leave-one-out error
 *   LinearRidge           the primal, for fewer features than examples
 *   KernelSmoother        the kernel as a weighted nearest neighbour, nothing fitted
 * </pre>
 */
package dev.lanewise.ridge;
