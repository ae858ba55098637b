package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;

/**
 * The function of a machine that has only one, put together from its solution.
 *
 * @param model coefficients on the rows that have one
 * @param bounded how many are at their bound
 */
record SingleFunction(SvmRegressor model, int bounded) {
  /**
   * @param beta one coefficient a row of x
   * @param bound the largest size of a coefficient
   */
  static SingleFunction of(Kernel kernel, FloatMatrix x, double[] beta, double bound, double rho) {
    int used = 0;
    int bounded = 0;
    for (double b : beta) {
      used += b != 0 ? 1 : 0;
      bounded += Math.abs(b) >= bound ? 1 : 0;
    }
    FloatMatrix vectors = FloatMatrix.allocate(used, x.cols());
    double[] coefficients = new double[used];
    int at = 0;
    for (int i = 0; i < beta.length; i++) {
      if (beta[i] != 0) {
        x.copyRow(i, vectors.array(), (int) vectors.position(at));
        coefficients[at++] = beta[i];
      }
    }
    return new SingleFunction(SvmRegressor.of(kernel, vectors, coefficients, rho), bounded);
  }
}
