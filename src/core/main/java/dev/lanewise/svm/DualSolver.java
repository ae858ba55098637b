package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import java.util.function.IntUnaryOperator;

/**
 * Solves a dual problem in the way that suits its size, and does not believe its own bookkeeping:
 * the gradient, kept up to date step by step, is computed anew from the alphas in the end, and
 * where that shows a larger violation the run goes on.
 */
final class DualSolver {
  /** More often than this the fresh gradient cannot disagree unless rounding errors rule. */
  private static final int MOST_REFRESHES = 10;

  private final SmoState state;
  private final GradientUpdate update;
  private final SmoSolver steps;
  private final WorkingSetSolver sets;
  private double violation;

  /**
   * @param rowInMessages the caller's number of an example
   * @param partition threads for kernel rows and the gradient
   */
  DualSolver(
      SmoState state, KernelRows rows, IntUnaryOperator rowInMessages, RowPartition partition) {
    this.state = state;
    this.update = new GradientUpdate(rows, partition);
    boolean large = WorkingSetSolver.suits(rows.examples());
    this.steps = large ? null : new SmoSolver(state, rows, rowInMessages);
    this.sets = large ? new WorkingSetSolver(state, rows, rowInMessages, partition) : null;
  }

  /** Moves to a feasible point. */
  void startAt(double[] alpha) {
    state.startAt(alpha);
    state.refresh(update);
  }

  /** Pairs of alphas moved. */
  long iterations() {
    return steps != null ? steps.iterations() : sets.iterations();
  }

  /** KKT violation m - M at the current point, at least 0. */
  double violation() {
    return violation;
  }

  /**
   * Runs until the tolerance or a limit is reached. Can be called again with another rule.
   *
   * @throws IllegalArgumentException when a kernel value is not finite
   */
  Status solve(StoppingRule rule) {
    for (int refreshes = 0; refreshes < MOST_REFRESHES; refreshes++) {
      Status status = steps != null ? steps.solve(rule) : sets.solve(rule);
      if (status == Status.CANCELLED || status == Status.TIME_LIMIT) {
        violation = Optimality.violation(state); // no time for more than what the steps have left
        return status;
      }
      double kept = Optimality.violation(state);
      boolean fresh = state.refresh(update, () -> rule.interruption(iterations(), kept) == null);
      violation = Optimality.violation(state);
      if (!fresh) {
        return rule.stopped();
      }
      if (status != Status.CONVERGED || violation <= rule.tolerance()) {
        return status;
      }
    }
    return Status.PRECISION_LIMIT;
  }
}
