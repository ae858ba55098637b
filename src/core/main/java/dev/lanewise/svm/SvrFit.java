package dev.lanewise.svm;

/**
 * A trained regression with its certificate.
 *
 * @param model the model; usable whatever the status
 * @param epsilon half the width of the tube, given or found
 * @param supportRows row of X of each support vector; not to be changed
 * @param certificate how good it is; the objective is 1/2 beta'K beta - y'beta + epsilon sum |beta|
 *     where epsilon is given, and the same without the last term where it is found
 */
public record SvrFit(
    SvmRegressor model, double epsilon, int[] supportRows, Certificate certificate) {
  /** Where a later run may begin. */
  public DualStart start() {
    return DualStart.of(model, supportRows);
  }
}
