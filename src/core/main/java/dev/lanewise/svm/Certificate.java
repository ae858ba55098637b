package dev.lanewise.svm;

/**
 * What is known about the solution of a dual problem.
 *
 * @param status how it ended
 * @param iterations pairs of alphas moved
 * @param violation KKT violation m(alpha) - M(alpha); at most the tolerance when CONVERGED
 * @param gap primal less dual objective: how far the dual objective can be from the optimum, when
 *     the kernel is positive semidefinite
 * @param gapBound violation times the sum of all upper bounds; the gap is at most that
 * @param objective dual objective, to be minimised
 * @param supportVectors examples with a coefficient that is not 0
 * @param boundedSupportVectors examples with a coefficient at its bound
 */
public record Certificate(
    Status status,
    long iterations,
    double violation,
    double gap,
    double gapBound,
    double objective,
    int supportVectors,
    int boundedSupportVectors) {
  static Certificate of(SmoState state, SmoSolver solver, Status status, SingleFunction function) {
    return new Certificate(
        status,
        solver.iterations(),
        solver.violation(),
        state.gap(function.model().rho()),
        solver.violation() * state.totalBound(),
        state.objective(),
        function.model().supportVectorCount(),
        function.bounded());
  }
}
