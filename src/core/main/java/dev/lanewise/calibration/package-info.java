/**
 * From decision values to probabilities. Pure mathematics on numbers: nothing here knows models.
 *
 * <pre>
 *   decisions of one pair of classes ──► PlattScaling        ──► Sigmoid        ┐
 *   and which examples are positive      IsotonicRegression  ──► IsotonicCurve  ┘ Calibration
 *
 *   probabilities of all pairs       ──► PairwiseCoupling    ──► one for each class
 *   residuals of a regression        ──► LaplaceNoise        density and intervals around a prediction
 *   decisions of a one-class machine ──► DensityMarks        how normal a row is
 * </pre>
 *
 * <p>The decision values have to come from examples the model has not been trained on: on its own
 * training examples a support vector machine is far too sure of itself.
 */
package dev.lanewise.calibration;
