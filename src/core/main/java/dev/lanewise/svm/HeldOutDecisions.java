package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Decision values of examples by machines that have not seen them. An example is held out by an
 * upper bound of 0 while its place in the problem stays: so kernel rows serve all folds, and the
 * gradient of the held-out examples, which the solver keeps anyway, is their decision value.
 */
final class HeldOutDecisions {
  /** Solves a problem from a given start. */
  @FunctionalInterface
  interface Method {
    /**
     * @param start alphas inside the box, perhaps not yet feasible; may be changed
     * @return what decision values are still to be divided by
     */
    double solve(SmoState state, DualSolver solver, double[] start);
  }

  private final SmoState solved;
  private final KernelRows rows;
  private final IntUnaryOperator rowInMessages;
  private final RowPartition partition;

  /**
   * @param solved the problem of all examples, solved: where the search of each fold begins
   */
  HeldOutDecisions(
      SmoState solved, KernelRows rows, IntUnaryOperator rowInMessages, RowPartition partition) {
    this.solved = solved;
    this.rows = rows;
    this.rowInMessages = rowInMessages;
    this.partition = partition;
  }

  /**
   * A decision value for every example of the problem.
   *
   * @param fold of each example
   */
  double[] of(IntUnaryOperator fold, int folds, Method method) {
    double[] decisions = new double[solved.size];
    for (int f = 0; f < folds; f++) {
      boolean[] heldOut = new boolean[solved.size];
      for (int i = 0; i < heldOut.length; i++) {
        heldOut[i] = fold.applyAsInt(i) == f;
      }
      SmoState state = solved.without(heldOut);
      int lone = state.onlySign();
      if (lone != 0) {
        // As LIBSVM has it: one class alone is what is decided for, with a value of 1.
        write(decisions, heldOut, i -> lone == 2 ? 0 : lone);
        continue;
      }
      double[] start = new double[state.size];
      Arrays.setAll(start, i -> heldOut[i] ? 0 : solved.alpha[i]);
      double scale =
          method.solve(state, new DualSolver(state, rows, rowInMessages, partition), start);
      double rho = Optimality.rho(state);
      write(decisions, heldOut, i -> (state.sum(i) - rho) / scale);
    }
    return decisions;
  }

  private static void write(double[] decisions, boolean[] heldOut, IntToDoubleFunction value) {
    for (int i = 0; i < decisions.length; i++) {
      if (heldOut[i]) {
        decisions[i] = value.applyAsDouble(i);
      }
    }
  }
}
