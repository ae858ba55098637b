package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Trains one-class support vector machines (Schoelkopf, Platt, Shawe-Taylor, Smola, Williamson
 * 2001): which part of the space holds all but a share nu of the data.
 *
 * <pre>
 *   minimise  1/2 alpha'K alpha   subject to   sum alpha = nu n,  0 &lt;= alpha_i &lt;= 1
 * </pre>
 */
public final class OneClassTrainer {
  private OneClassTrainer() {}

  /** Trains on the calling thread; see the longest form. */
  public static OneClassFit train(FloatMatrix x, OneClassParameters parameters) {
    return train(x, SampleWeights.none(), parameters, TrainingRun.DEFAULT);
  }

  /**
   * Trains on the n rows of x, which is neither changed nor kept.
   *
   * @param x n x d features, all finite
   * @param weights what each row counts; upper bounds in place of 1
   * @param run the threads compute kernel values and bring gradients up to date
   * @throws IllegalArgumentException when there is no row or no column, or a feature or kernel
   *     value is not finite
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static OneClassFit train(
      FloatMatrix x, SampleWeights weights, OneClassParameters parameters, TrainingRun run) {
    SingleProblem problem = new SingleProblem(x, weights, parameters.training(), run);
    double[] bounds = problem.weights;
    SmoState state = new SmoState(bounds.length, new double[bounds.length], bounds);
    DualSolver solver = problem.solver(state, problem.rows);
    double[] alpha =
        FeasiblePoint.atLeastZero(state, run.start().byRow(), i -> problem.original[i]);
    FeasiblePoint.scale(state, alpha, 0, state.size, parameters.nu() * state.totalBound());
    solver.startAt(alpha);
    Status status = problem.solve(solver);
    SingleFunction function = problem.function(state.alpha, bounds, Optimality.rho(state));
    return new OneClassFit(
        new OneClassModel(function.model()),
        function.supportRows(),
        function.certificate(state, solver, status));
  }
}
