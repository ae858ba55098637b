package dev.lanewise.svm;

import dev.lanewise.calibration.LaplaceNoise;

/**
 * A regression with the noise of its targets.
 *
 * <p>The noise comes from the folds that were finished before the run was cancelled or out of time;
 * without any it is that around the regression itself, which is smaller.
 *
 * @param fit the regression trained on all examples
 * @param noise of a target around the value of a regression that has not seen it
 * @param status CONVERGED when the regression and every fold is, else that of the worst
 */
public record NoisyFit(SvrFit fit, LaplaceNoise noise, Status status) {}
