package dev.lanewise.svm;

import dev.lanewise.calibration.Calibration;
import dev.lanewise.calibration.Sigmoid;

/**
 * What makes decision values of a pair probabilities.
 *
 * @param status CONVERGED when all folds are, else that of the worst
 */
record PairCalibration(Calibration curve, Status status) {
  /** Of a pair without a fold that was finished: every probability is 1/2. */
  static PairCalibration unknown(Status status) {
    return new PairCalibration(new Sigmoid(0, 0), status);
  }
}
