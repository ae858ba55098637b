package dev.lanewise.svm;

/**
 * Solution of the dual of one pair.
 *
 * @param coefficients y_i alpha_i, the positive class first
 * @param fit what is known about it
 */
record PairSolution(double[] coefficients, PairFit fit) {
  static PairSolution of(
      SmoState state,
      DualSolver solver,
      PairFormulation.Outcome outcome,
      int positiveLabel,
      int negativeLabel) {
    double[] coefficients = new double[state.size];
    double scale = outcome.scale();
    int used = 0;
    int bounded = 0;
    for (int i = 0; i < state.size; i++) {
      double alpha = state.alpha[i];
      coefficients[i] = state.label(i) * (alpha / scale);
      used += alpha > 0 ? 1 : 0;
      bounded += alpha >= state.bound(i) ? 1 : 0;
    }
    Certificate certificate = Certificate.of(state, solver, outcome.status(), scale, used, bounded);
    double rho = state.rho() / scale;
    return new PairSolution(
        coefficients, new PairFit(positiveLabel, negativeLabel, rho, certificate));
  }
}
