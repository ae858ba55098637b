/**
 * Feature maps that can be written down: phi(x) as numbers, for kernels whose feature space has few
 * dimensions. They show what a kernel does, serve as its check, and turn a linear machine into
 * another one:
 *
 * <pre>
 *   PolynomialMap    &lt;phi(x), phi(y)&gt; = (x.y + coef0)^degree      C(d + degree, degree) monomials
 *   OuterProductMap  &lt;phi(x), phi(y)&gt; = (x.y)^2                   d^2 products, in pairs equal
 *   SquaredNormMap   (x, |x|^2)                                   lifts rings apart
 *   MonomialCount    how many monomials there are
 * </pre>
 */
package dev.lanewise.featuremap;
