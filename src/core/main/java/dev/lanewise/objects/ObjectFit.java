package dev.lanewise.objects;

import dev.lanewise.svm.SvmFit;

/**
 * A classifier of objects with the run it came from.
 *
 * @param model the classifier; keeps the support objects only
 * @param svm status and certificates, and which of the objects support the model ({@link
 *     SvmFit#supportRows}); its own model is one of precomputed kernel values and as wide as there
 *     were objects
 */
public record ObjectFit<T>(ObjectClassifier<T> model, SvmFit svm) {}
