package dev.lanewise.svm;

import dev.lanewise.calibration.LaplaceNoise;

/**
 * A regression with the noise of its targets.
 *
 * @param fit the regression trained on all examples
 * @param noise of a target around the value of a regression that has not seen it
 */
public record NoisyFit(SvrFit fit, LaplaceNoise noise) {}
