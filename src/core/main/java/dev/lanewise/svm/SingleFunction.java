package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;

/**
 * The function of a machine that has only one, put together from its solution.
 *
 * @param model coefficients on the rows that have one
 * @param supportRows row of X of each
 * @param bounded how many are at their bound
 */
record SingleFunction(SvmRegressor model, int[] supportRows, int bounded) {
  /**
   * @param beta one coefficient an example
   * @param bounds the largest size of each
   */
  static SingleFunction of(
      Kernel kernel, SingleProblem problem, double[] beta, double[] bounds, double rho) {
    int used = 0;
    int bounded = 0;
    for (int i = 0; i < beta.length; i++) {
      used += beta[i] != 0 ? 1 : 0;
      bounded += Math.abs(beta[i]) >= bounds[i] ? 1 : 0;
    }
    FloatMatrix x = problem.features;
    FloatMatrix vectors = FloatMatrix.allocate(used, x.cols());
    double[] coefficients = new double[used];
    int[] rows = new int[used];
    int at = 0;
    for (int i = 0; i < beta.length; i++) {
      if (beta[i] != 0) {
        x.copyRow(i, vectors.array(), (int) vectors.position(at));
        rows[at] = problem.original[i];
        coefficients[at++] = beta[i];
      }
    }
    SvmRegressor model = SvmRegressor.of(kernel, vectors, coefficients, rho);
    return new SingleFunction(model, rows, bounded);
  }

  Certificate certificate(SmoState state, DualSolver solver, Status status) {
    return Certificate.of(state, solver, status, 1, supportRows.length, bounded);
  }
}
