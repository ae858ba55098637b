package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;

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
    return train(x, parameters, RowPartition.caller(), TrainingListener.NONE);
  }

  /**
   * Trains on the n rows of x, which is neither changed nor kept.
   *
   * @param x n x d features, all finite
   * @param partition threads for the Gram matrix; the steps take one
   * @throws IllegalArgumentException when there is no row or no column, or a feature or kernel
   *     value is not finite
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static OneClassFit train(
      FloatMatrix x,
      OneClassParameters parameters,
      RowPartition partition,
      TrainingListener listener) {
    SvmParameters training = parameters.training();
    SingleProblem problem = new SingleProblem(x, training, partition, listener);
    int n = (int) x.rows();
    double[] bounds = new double[n];
    Arrays.fill(bounds, 1);
    SmoState state = new SmoState(n, new double[n], bounds);
    SmoSolver solver = new SmoSolver(state, problem.rows, i -> i);
    state.startAt(start(n, parameters.nu()), problem.rows);
    Status status = problem.solve(solver);
    SingleFunction function =
        SingleFunction.of(training.kernel(), problem.features, state.alpha, 1, state.rho());
    return new OneClassFit(
        new OneClassModel(function.model()), Certificate.of(state, solver, status, function));
  }

  /** The first examples at their bounds, as LIBSVM starts; what is left goes to the next. */
  private static double[] start(int n, double nu) {
    double[] alpha = new double[n];
    int whole = (int) (nu * n);
    Arrays.fill(alpha, 0, whole, 1);
    if (whole < n) {
      alpha[whole] = nu * n - whole;
    }
    return alpha;
  }
}
