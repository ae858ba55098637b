package dev.lanewise.svm;

/**
 * Solution of the dual of one pair.
 *
 * @param coefficients y_i alpha_i, the positive class first
 * @param fit what is known about it
 */
record PairSolution(double[] coefficients, PairFit fit) {
  static PairSolution of(MachineSolution machine, int positiveLabel, int negativeLabel) {
    return new PairSolution(
        machine.coefficients(),
        new PairFit(positiveLabel, negativeLabel, machine.rho(), machine.certificate()));
  }
}
