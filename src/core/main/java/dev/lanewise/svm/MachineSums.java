package dev.lanewise.svm;

import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.FloatMixedDot;

/** Decision values that have a coefficient for every support vector: one-vs-rest. */
final class MachineSums implements DecisionSums {
  private final double[][] coefficients;
  private final double[] rho;

  /**
   * @param coefficients one row a decision value
   * @param rho as many offsets
   */
  MachineSums(double[][] coefficients, double[] rho) {
    this.coefficients = coefficients;
    this.rho = rho;
  }

  @Override
  public int count() {
    return rho.length;
  }

  @Override
  public int supportVectors() {
    return coefficients[0].length;
  }

  @Override
  public double rho(int number) {
    return rho[number];
  }

  @Override
  public double[] coefficientsOf(int number) {
    return coefficients[number];
  }

  @Override
  public void sum(float[] k, int from, double[] out, int to) {
    for (int m = 0; m < rho.length; m++) {
      double[] c = coefficients[m];
      out[to + m] = FloatMixedDot.dot(k, from, c, 0, c.length) - rho[m];
    }
  }

  @Override
  public void sum(double[] k, int from, double[] out, int to) {
    for (int m = 0; m < rho.length; m++) {
      double[] c = coefficients[m];
      out[to + m] = DoubleDot.dot(k, from, c, 0, c.length) - rho[m];
    }
  }
}
