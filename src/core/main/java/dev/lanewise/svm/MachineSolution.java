package dev.lanewise.svm;

/**
 * Solution of the dual of one machine that tells classes apart.
 *
 * @param coefficients s_i alpha_i, in the order of the problem
 * @param rho decision = sum coef K - rho
 * @param certificate how good it is
 */
record MachineSolution(double[] coefficients, double rho, Certificate certificate) {
  /**
   * @param scale what alpha and the decision values are still to be divided by
   */
  static MachineSolution of(SmoState state, long iterations, Status status, double scale) {
    double[] coefficients = new double[state.size];
    int used = 0;
    int bounded = 0;
    for (int i = 0; i < state.size; i++) {
      double alpha = state.alpha[i];
      coefficients[i] = state.label(i) * (alpha / scale);
      used += alpha > 0 ? 1 : 0;
      bounded += alpha >= state.bound(i) ? 1 : 0;
    }
    Certificate certificate = Certificate.of(state, iterations, status, scale, used, bounded);
    return new MachineSolution(coefficients, Optimality.rho(state) / scale, certificate);
  }
}
