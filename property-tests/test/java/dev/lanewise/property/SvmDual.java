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
 *
 *   gap = b'Kb + (objective - 1/2 b'Kb) + primal loss
 * </pre>
 *
 * @param k kernel matrix
 * @param y labels +1 and -1, or targets
 * @param bound the largest size of each coefficient
 * @param tube half the width of the tube of epsilon-SVR
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

  /** Primal less dual objective; no kernel makes it negative. */
  double gap(double[] beta, double rho) {
    double[] f = apply(beta);
    double sum = dot(beta, f) + linear(beta);
    for (int i = 0; i < f.length; i++) {
      sum += loss(i, f[i] - rho) - (formulation == Formulation.ONE_CLASS ? rho * beta[i] : 0);
    }
    return sum;
  }

  private double linear(double[] beta) {
    double sum = 0;
    for (int i = 0; i < beta.length; i++) {
      sum +=
          switch (formulation) {
            case C_SVC -> -y[i] * beta[i];
            case EPSILON_SVR -> tube * Math.abs(beta[i]) - y[i] * beta[i];
            case ONE_CLASS -> 0;
            default -> throw new IllegalArgumentException(formulation + "");
          };
    }
    return sum;
  }

  private double loss(int i, double f) {
    double beyond =
        switch (formulation) {
          case C_SVC -> 1 - y[i] * f;
          case EPSILON_SVR -> Math.abs(y[i] - f) - tube;
          case ONE_CLASS -> -f;
          default -> throw new IllegalArgumentException(formulation + "");
        };
    return bound[i] * Math.max(0, beyond);
  }

  /** Sum of the upper bounds of all variables: regression has two an example. */
  double totalBound() {
    double sum = 0;
    for (double c : bound) {
      sum += c;
    }
    return formulation == Formulation.EPSILON_SVR ? 2 * sum : sum;
  }

  /** Whether coefficient i lies inside its bounds, where its example decides what rho is. */
  boolean free(double[] beta, int i) {
    return beta[i] != 0 && Math.abs(beta[i]) < bound[i];
  }
}
