package dev.lanewise.svm;

/**
 * A classifier with probabilities, and the certificates of the classifier.
 *
 * <p>A curve comes from the folds that were finished before the run was cancelled or out of time;
 * of a pair without any all probabilities are 1/2.
 *
 * @param model classifier and calibrations
 * @param fit the classifier trained on all examples
 * @param status CONVERGED when the classifier and every fold is, else that of the classifier or,
 *     where that is CONVERGED, of the first pair whose folds are not
 */
public record CalibratedFit(CalibratedClassifier model, SvmFit fit, Status status) {}
