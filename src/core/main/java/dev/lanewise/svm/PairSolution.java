package dev.lanewise.svm;

/**
 * Solution of the dual of one pair.
 *
 * @param coefficients y_i alpha_i, the positive class first
 * @param fit its certificate
 */
record PairSolution(double[] coefficients, PairFit fit) {
  static PairSolution of(
      SmoState state, SmoSolver solver, Status status, int positiveLabel, int negativeLabel) {
    double[] coefficients = new double[state.size];
    int used = 0;
    int bounded = 0;
    for (int i = 0; i < state.size; i++) {
      double alpha = state.alpha[i];
      coefficients[i] = state.label(i) * alpha;
      used += alpha > 0 ? 1 : 0;
      bounded += alpha >= state.bound(i) ? 1 : 0;
    }
    double rho = state.rho();
    PairFit fit =
        new PairFit(
            positiveLabel,
            negativeLabel,
            status,
            solver.iterations(),
            solver.violation(),
            state.gap(rho),
            solver.violation() * state.totalBound(),
            state.objective(),
            rho,
            used,
            bounded);
    return new PairSolution(coefficients, fit);
  }
}
