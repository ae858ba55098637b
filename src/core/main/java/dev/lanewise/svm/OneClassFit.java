package dev.lanewise.svm;

/**
 * A trained one-class machine with its certificate.
 *
 * @param model the model; usable whatever the status
 * @param certificate how good it is; the objective is 1/2 alpha'K alpha
 */
public record OneClassFit(OneClassModel model, Certificate certificate) {}
