package dev.lanewise.svm;

/**
 * Solution of the dual of one pair.
 *
 * @param coefficients y_i alpha_i, the positive class first
 * @param fit what is known about it
 * @param calibration of its decision values; null when none is asked for
 */
record PairSolution(double[] coefficients, PairFit fit, PairCalibration calibration) {
  static PairSolution of(
      MachineSolution machine, int positiveLabel, int negativeLabel, PairCalibration calibration) {
    return new PairSolution(
        machine.coefficients(),
        new PairFit(positiveLabel, negativeLabel, machine.rho(), machine.certificate()),
        calibration);
  }
}
