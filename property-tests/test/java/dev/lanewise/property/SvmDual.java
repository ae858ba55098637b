package dev.lanewise.property;

import dev.lanewise.oracle.LibsvmOracle.Formulation;

/**
 * A dual problem in terms of the coefficients beta of f(x) = sum of beta_i K(x_i, x) - rho, worked
 * out in plain doubles.
 *
 * <pre>
 *                  objective - 1/2 b'Kb          primal loss
 *   C-SVC          -y'b                          sum C_i max(0, 1 - y_i f_i)
 *   epsilon-SVR    tube sum |b_i| - y'b          sum C_i max(0, |y_i - f_i| - tube)
 *   one-class      0                             sum C_i max(0, -f_i) - rho sum b_i
 *   nu-SVC         0                             sum C_i max(0, r - y_i f_i) - r sum |b_i|
 *   nu-SVR         -y'b                          sum C_i max(0, |y_i - f_i| - e) + e nu sum C_i
 *
 *   gap = b'Kb + (objective - 1/2 b'Kb) + primal loss
 * </pre>
 *
 * In nu-SVC b is what LIBSVM calls alpha before it is divided by the margin r; r and the width e of
 * the tube of nu-SVR belong to a solution.
 *
 * @param k kernel matrix
 * @param y labels +1 and -1, or targets
 * @param bound the largest size of each coefficient
 * @param tube half the width of the tube of epsilon-SVR; nu in nu-SVR
 */
record SvmDual(Formulation formulation, double[][] k, double[] y, double[] bound, double tube) {

  /** (K beta)_i for every example. */
  double[] apply(double[] beta) {
    return product(k, beta);
  }

  static double[] product(double[][] m, double[] beta) {
    double[] out = new double[m.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = dot(m[i], beta);
    }
    return out;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  double objective(double[] beta) {
    return dot(beta, apply(beta)) / 2 + linear(beta);
  }

  /**
   * Primal less dual objective; no kernel makes it negative.
   *
   * @param width r in nu-SVC; e in nu-SVR, NaN for the best there is; without meaning elsewhere
   */
  double gap(double[] beta, double rho, double width) {
    double[] f = apply(beta);
    double sum = dot(beta, f) + linear(beta);
    for (int i = 0; i < f.length; i++) {
      f[i] -= rho;
    }
    if (!leastWidth(width)) {
      return sum + loss(beta, f, rho, width);
    }
    double least = loss(beta, f, rho, 0);
    for (int i = 0; i < f.length; i++) {
      least = Math.min(least, loss(beta, f, rho, Math.abs(y[i] - f[i])));
    }
    return sum + least;
  }

  /** Whether the gap is the least there is for any width. */
  boolean leastWidth(double width) {
    return formulation == Formulation.NU_SVR && Double.isNaN(width);
  }

  private double loss(double[] beta, double[] f, double rho, double width) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double beyond =
          switch (formulation) {
            case C_SVC -> 1 - y[i] * f[i];
            case EPSILON_SVR -> Math.abs(y[i] - f[i]) - tube;
            case ONE_CLASS -> -f[i];
            case NU_SVC -> width - y[i] * f[i];
            case NU_SVR -> Math.abs(y[i] - f[i]) - width;
          };
      sum += bound[i] * Math.max(0, beyond);
      sum +=
          switch (formulation) {
            case C_SVC, EPSILON_SVR -> 0;
            case ONE_CLASS -> -rho * beta[i];
            case NU_SVC -> -width * Math.abs(beta[i]);
            case NU_SVR -> width * tube * bound[i];
          };
    }
    return sum;
  }

  private double linear(double[] beta) {
    double sum = 0;
    for (int i = 0; i < beta.length; i++) {
      sum +=
          switch (formulation) {
            case C_SVC, NU_SVR -> -y[i] * beta[i];
            case EPSILON_SVR -> tube * Math.abs(beta[i]) - y[i] * beta[i];
            case ONE_CLASS, NU_SVC -> 0;
          };
    }
    return sum;
  }

  /** Sum of the upper bounds of all variables: regression has two an example. */
  double totalBound() {
    double sum = 0;
    for (double c : bound) {
      sum += c;
    }
    return regression() ? 2 * sum : sum;
  }

  /** Whether the coefficients of either sign have a sum of their own, and a multiplier for it. */
  boolean nu() {
    return formulation == Formulation.NU_SVC || formulation == Formulation.NU_SVR;
  }

  boolean regression() {
    return formulation == Formulation.EPSILON_SVR || formulation == Formulation.NU_SVR;
  }

  /** Whether coefficient i lies inside its bounds, where its example decides what rho is. */
  boolean free(double[] beta, int i) {
    return beta[i] != 0 && Math.abs(beta[i]) < bound[i] * (1 - 1e-9); // scaled in nu-SVC
  }
}
