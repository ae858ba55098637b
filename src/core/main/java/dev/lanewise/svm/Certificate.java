package dev.lanewise.svm;

/**
 * What is known about the solution of a dual problem.
 *
 * @param status how it ended
 * @param iterations pairs of alphas moved
 * @param violation KKT violation m(alpha) - M(alpha) of a gradient computed anew from the alphas;
 *     at most the tolerance when CONVERGED. After TIME_LIMIT or CANCELLED there is no time to
 *     compute it anew: all figures are those of the gradient kept up to date step by step
 * @param gap primal less dual objective: how far the dual objective can be from the optimum, when
 *     the kernel is positive semidefinite
 * @param gapBound violation times the sum of all upper bounds; the gap is at most that
 * @param objective dual objective, to be minimised
 * @param squaredNorm |w|^2; the margin is 1 / |w|
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
    double squaredNorm,
    int supportVectors,
    int boundedSupportVectors) {
  /** Primal objective: with the optimum between it and minus {@link #objective}. */
  public double primalObjective() {
    return gap - objective;
  }

  /**
   * @param scale what alpha and the decision values are still to be divided by
   */
  static Certificate of(
      SmoState state,
      long iterations,
      Status status,
      double scale,
      int supportVectors,
      int boundedSupportVectors) {
    double violation = Optimality.violation(state);
    double squared = scale * scale;
    return new Certificate(
        status,
        iterations,
        violation / scale,
        Optimality.gap(state) / squared,
        violation * state.totalBound() / squared,
        Optimality.objective(state) / squared,
        Optimality.squaredNorm(state) / squared,
        supportVectors,
        boundedSupportVectors);
  }

  /**
   * Of the same alphas, without a step, where all upper bounds are greater and none was touched.
   *
   * @param total sum of the upper bounds
   */
  Certificate withBounds(double total) {
    return new Certificate(
        status,
        0,
        violation,
        gap,
        violation * total,
        objective,
        squaredNorm,
        supportVectors,
        boundedSupportVectors);
  }
}
