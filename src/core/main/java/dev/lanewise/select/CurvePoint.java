package dev.lanewise.select;

/**
 * Scores at one place of a {@link LearningCurve} or {@link ValidationCurve}, each with its mean and
 * deviation over the folds. The gap between both is what the estimator has learned by heart.
 *
 * @param value how many rows were learned from, or the value of the parameter
 * @param training scores on the rows that were learned from
 * @param heldOut scores on those held out
 */
public record CurvePoint<E extends Estimator>(double value, Trial<E> training, Trial<E> heldOut) {}
