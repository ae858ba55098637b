package dev.lanewise.bench.svm;

/**
 * C-SVC with an RBF kernel, one-vs-one, as all programs get it.
 *
 * @param data name of the data
 * @param c bound of the alphas
 * @param gamma of the kernel exp(-gamma |u - v|^2)
 * @param tolerance largest KKT violation that counts as converged
 * @param megabytes for kernel rows
 * @param limitSeconds after which a program is stopped
 */
public record Problem(
    String data,
    int rows,
    int features,
    int classes,
    double c,
    double gamma,
    double tolerance,
    int megabytes,
    int limitSeconds) {
  /**
   * Sum of the upper bounds of all alphas of all pairs: an example is in the pairs of its class
   * with each other one. A violation times this bounds how far the sum of the objectives is from
   * the optimum.
   */
  double totalBound() {
    return c * rows * (classes - 1);
  }

  String describe() {
    return String.format(
        "%s: %d x %d, %d classes, C %s, gamma %s, tolerance %s",
        data, rows, features, classes, c, gamma, tolerance);
  }
}
