package dev.lanewise.svm;

import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;

/** What problems over all examples at once share: checks, a copy of the features, kernel rows. */
final class SingleProblem {
  final FloatMatrix features;
  final KernelRows rows;
  private final SvmParameters training;
  private final TrainingListener listener;
  private final long deadline;

  /**
   * @throws IllegalArgumentException when there is no row or no column, a feature is not finite, or
   *     x does not pass {@link FloatTrainingRows#require}
   */
  SingleProblem(
      FloatMatrix x, SvmParameters training, RowPartition partition, TrainingListener listener) {
    if (x.rows() == 0 || x.cols() == 0) {
      throw new IllegalArgumentException(
          "X is " + x.rows() + " x " + x.cols() + ": nothing to learn");
    }
    FloatFinite.require(x, "X", SvmTrainer.FINITE);
    FloatTrainingRows.require(training.kernel(), x, "X");
    this.deadline = Deadline.of(training.timeLimit());
    this.training = training;
    this.listener = listener;
    this.features = FloatMatrix.copyOf(x);
    int n = (int) features.rows();
    this.rows = KernelRows.of(training.kernel(), features, n, training.memoryBytes(), 1, partition);
  }

  /** Runs the solver under the limits of the parameters. */
  Status solve(SmoSolver solver) {
    Status status =
        solver.solve(
            training.tolerance(),
            training.maxIterations(),
            deadline,
            iterations -> listener.proceed(0, 1, iterations, solver.violation()));
    listener.proceed(0, 1, solver.iterations(), solver.violation());
    return status;
  }
}
