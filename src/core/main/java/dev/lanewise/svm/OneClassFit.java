package dev.lanewise.svm;

/**
 * A trained one-class machine with its certificate.
 *
 * @param model the model; usable whatever the status
 * @param supportRows row of X of each support vector; not to be changed
 * @param certificate how good it is; the objective is 1/2 alpha'K alpha
 */
public record OneClassFit(OneClassModel model, int[] supportRows, Certificate certificate) {
  /** Where a later run may begin. */
  public DualStart start() {
    return DualStart.of(model.function(), supportRows);
  }
}
