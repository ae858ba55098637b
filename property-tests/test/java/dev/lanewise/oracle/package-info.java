/**
 * Independent references: what the right answer is, and how far from it the written specification
 * allows a result to be.
 *
 * <p>Nothing in this package calls the library; kernels are records whose parameters are read.
 * Every oracle has its own small test with a positive and a negative half, because an oracle that
 * accepts everything looks exactly like correct code.
 *
 * <pre>
 *   Format        the arithmetic of float and of double, carried in doubles
 *   ExactDot      sums of products without any rounding (long accumulator)
 *   DoubleDouble  about 106 bits, where exactness is not needed
 *   ReferenceExp  exp, expm1 and tanh in double-double
 *   UlpError      distance to a double-double reference in units in the last place
 *   ScalarSpec    the written order of operations, element by element
 *   Bounds        gamma_k and the a-priori bounds, rounded outward
 *   Jacobi        eigenvalues by rotations
 *   ExactQp       the optimum of a tiny SVM dual by enumeration
 *   PlainKernel   kernel values in double, and how far a float may be from them
 *   LibsvmOracle  models trained by LIBSVM: another implementation, not the exact answer
 * </pre>
 */
package dev.lanewise.oracle;
