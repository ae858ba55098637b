/**
 * Kernel ridge regression in double: (lambda I + K) A = Y by Cholesky, predictions k(x*, X) A
 * reduced block by block.
 */
package dev.lanewise.ridge;
