package dev.lanewise.svm;

/**
 * What is known about the solution of one pair of classes: the certificate of the optimisation.
 *
 * @param positiveLabel class on the side where decision values are positive
 * @param negativeLabel the other class
 * @param status how it ended
 * @param iterations pairs of alphas moved
 * @param violation KKT violation m(alpha) - M(alpha); at most the tolerance when CONVERGED
 * @param gap primal less dual objective: how far the dual objective can be from the optimum, when
 *     the kernel is positive semidefinite
 * @param gapBound violation times the sum of all upper bounds; the gap is at most that
 * @param objective dual objective 1/2 alpha'Q alpha - sum alpha, to be minimised
 * @param rho decision = sum coef K - rho
 * @param supportVectors alphas above 0
 * @param boundedSupportVectors alphas at their upper bound
 */
public record PairFit(
    int positiveLabel,
    int negativeLabel,
    Status status,
    long iterations,
    double violation,
    double gap,
    double gapBound,
    double objective,
    double rho,
    int supportVectors,
    int boundedSupportVectors) {}
