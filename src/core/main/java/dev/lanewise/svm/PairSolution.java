package dev.lanewise.svm;

import dev.lanewise.calibration.Calibration;

/**
 * Solution of the dual of one pair.
 *
 * @param coefficients y_i alpha_i, the positive class first
 * @param fit what is known about it
 * @param calibration of its decision values; null when none is asked for
 */
record PairSolution(double[] coefficients, PairFit fit, Calibration calibration) {
  static PairSolution of(
      SmoState state,
      long iterations,
      PairFormulation.Outcome outcome,
      int positiveLabel,
      int negativeLabel,
      Calibration calibration) {
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
    Certificate certificate =
        Certificate.of(state, iterations, outcome.status(), scale, used, bounded);
    double rho = state.rho() / scale;
    return new PairSolution(
        coefficients, new PairFit(positiveLabel, negativeLabel, rho, certificate), calibration);
  }
}
