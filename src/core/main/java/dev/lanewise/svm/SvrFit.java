package dev.lanewise.svm;

/**
 * A trained regression with its certificate.
 *
 * @param model the model; usable whatever the status
 * @param certificate how good it is; the objective is 1/2 beta'K beta - y'beta + epsilon sum |beta|
 */
public record SvrFit(SvmRegressor model, Certificate certificate) {}
