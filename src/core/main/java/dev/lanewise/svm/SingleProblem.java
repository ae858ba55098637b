package dev.lanewise.svm;

import dev.lanewise.kernel.FloatTrainingRows;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;

/**
 * What problems over all examples at once share: checks, a copy of the features that count, kernel
 * rows.
 */
final class SingleProblem {
  final FloatMatrix features;
  final KernelRows rows;

  /** Row of x of each example. */
  final int[] original;

  /** Weight of each example, above 0. */
  final double[] weights;

  private final SvmParameters training;
  private final TrainingRun run;
  private final ManyProblems problems;

  /**
   * @throws IllegalArgumentException when there is no row or no column, a feature of a row that
   *     counts is not finite, or these rows do not pass {@link FloatTrainingRows#require}
   */
  SingleProblem(
      FloatMatrix x, SampleWeights sampleWeights, SvmParameters training, TrainingRun run) {
    this.original = sampleWeights.rows(x.rows());
    if (original.length == 0 || x.cols() == 0) {
      throw new IllegalArgumentException(
          "X is "
              + x.rows()
              + " x "
              + x.cols()
              + (x.rows() > 0 && x.cols() > 0 ? " and all weights are 0" : "")
              + ": nothing to learn");
    }
    this.training = training;
    this.run = run;
    this.weights = sampleWeights.of(original);
    this.features = FloatMatrix.allocate(original.length, x.cols());
    for (int i = 0; i < original.length; i++) {
      int at = (int) features.position(i);
      x.copyRow(original[i], features.array(), at);
      FloatFinite.requireRow(features.array(), at, x.cols(), "X", original[i], SvmTrainer.FINITE);
    }
    FloatTrainingRows.require(training.kernel(), x, original, "X");
    this.problems = new ManyProblems(training, run.listener(), 1);
    this.rows =
        KernelRows.of(
            training.kernel(),
            features,
            original.length,
            MemoryBudget.of(training.memoryBytes()),
            run.partition());
  }

  /**
   * A solver of a problem over {@code kernelRows}, one alpha or two for each example.
   *
   * @param kernelRows {@link #rows}, as they are or mirrored
   */
  DualSolver solver(SmoState state, KernelRows kernelRows) {
    int n = original.length;
    return new DualSolver(state, kernelRows, i -> original[i % n], run.partition());
  }

  /** What folds of a solved problem decide about examples that they have not seen. */
  HeldOutDecisions heldOut(SmoState solved, KernelRows kernelRows) {
    int n = original.length;
    return new HeldOutDecisions(solved, kernelRows, i -> original[i % n], run.partition());
  }

  /** Runs the solver under the limits of the parameters. */
  Status solve(DualSolver solver) {
    Status status = solver.solve(problems.rule(0));
    problems.ended(0, status, solver.iterations(), solver.violation());
    return status;
  }

  /** The function of a solution: one coefficient for each example. */
  SingleFunction function(double[] beta, double[] bounds, double rho) {
    return SingleFunction.of(training.kernel(), this, beta, bounds, rho);
  }
}
