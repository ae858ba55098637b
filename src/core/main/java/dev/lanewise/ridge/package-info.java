/**
 * Kernel ridge regression, three ways to the same problem:
 *
 * <pre>
 *   KernelRidge           (lambda I + K) A = Y by Cholesky: n^2 memory, n^3 time
 *   IterativeKernelRidge  the same system by conjugate gradients: n memory, n^2 time an iteration
 *   FalkonRidge           f in the span of m landmarks: m^2 memory, n m time an iteration
 * </pre>
 *
 * <p>Predictions are k(x*, S) A, reduced block by block.
 */
package dev.lanewise.ridge;
