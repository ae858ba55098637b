package dev.lanewise.cli;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.TrainingRun;

/** One of svm-train's types: how it is trained, stored and reported. */
interface Machine {
  /**
   * Trains a machine.
   *
   * @param labels integers for classifiers, targets for regressions; not looked at for one class
   * @param parameters kernel, C and limits, without class weights
   * @throws IllegalArgumentException when the data cannot be trained on
   */
  Trained train(FloatMatrix x, double[] labels, SvmParameters parameters, TrainingRun run);

  /**
   * The same machine, with what makes probabilities of its values.
   *
   * @param calibrating how they are learned
   * @throws IllegalArgumentException when the data cannot be trained on, or not without a fold
   */
  Trained calibrated(
      FloatMatrix x,
      double[] labels,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run);
}
