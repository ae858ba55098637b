package dev.lanewise.svm;

/**
 * A classifier with probabilities, and the certificates of the classifier.
 *
 * @param model classifier and calibrations
 * @param fit the classifier trained on all examples
 */
public record CalibratedFit(CalibratedClassifier model, SvmFit fit) {}
