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
     * @throws DegenerateProblemException when there is no scale for decision values
     */
    PairFormulation.Outcome solve(SmoState state, DualSolver solver, double[] start);
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
   * A decision value for every example of the problem, as far as there is time: after a fold that
   * ends with {@link Status#TIME_LIMIT} or {@link Status#CANCELLED} no other begins. Folds that
   * another limit stopped decide with what they have.
   *
   * @param fold of each example
   * @param before how the solution of all examples ended
   */
  HeldOut of(IntUnaryOperator fold, int folds, Status before, Method method) {
    double[] decisions = new double[solved.size];
    boolean[] known = new boolean[solved.size];
    Status status = before;
    for (int f = 0; f < folds && !status.endsRun(); f++) {
      boolean[] heldOut = new boolean[solved.size];
      for (int i = 0; i < heldOut.length; i++) {
        heldOut[i] = fold.applyAsInt(i) == f;
      }
      SmoState state = solved.without(heldOut);
      int lone = state.onlySign();
      if (lone != 0) {
        // As LIBSVM has it: one class alone is what is decided for, with a value of 1.
        write(decisions, known, heldOut, i -> lone == 2 ? 0 : lone);
        continue;
      }
      double[] start = new double[state.size];
      Arrays.setAll(start, i -> heldOut[i] ? 0 : solved.alpha[i]);
      DualSolver solver = new DualSolver(state, rows, rowInMessages, partition);
      PairFormulation.Outcome outcome;
      try {
        outcome = method.solve(state, solver, start);
      } catch (DegenerateProblemException noScale) {
        if (noScale.status() == Status.CONVERGED) {
          throw noScale;
        }
        status = status.orWorse(noScale.status());
        continue;
      }
      status = status.orWorse(outcome.status());
      if (!outcome.status().endsRun()) {
        double rho = Optimality.rho(state);
        write(decisions, known, heldOut, i -> (state.sum(i) - rho) / outcome.scale());
      }
    }
    return new HeldOut(decisions, known, status);
  }

  private static void write(
      double[] decisions, boolean[] known, boolean[] heldOut, IntToDoubleFunction value) {
    for (int i = 0; i < decisions.length; i++) {
      if (heldOut[i]) {
        decisions[i] = value.applyAsDouble(i);
        known[i] = true;
      }
    }
  }
}
