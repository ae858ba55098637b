package dev.lanewise.svm;

import dev.lanewise.simd.Extremes;
import dev.lanewise.simd.FloatGradientStep;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;

/**
 * Sequential minimal optimization of the dual of one pair of classes (Platt 1998), with the
 * second-order choice of the working set (Fan, Chen, Lin 2005).
 *
 * <p>Each iteration moves two alphas along the equality constraint: i goes up by delta, j down,
 *
 * <pre>
 *   i     = the least v in I_up                                  (most violating)
 *   j     = the best decrease b^2 / a among v in I_low above v_i,  b = v_j - v_i
 *   delta = b / a clipped to the box,    a = K_ii + K_jj - 2 K_ij  (TAU when not positive)
 *   v    += delta (K_i - K_j)
 * </pre>
 *
 * and stops when {@code m - M = max over I_low of v - min over I_up of v} is at most the tolerance.
 * Two passes over memory an iteration: the choice of j reads row i; the update of v reads both rows
 * and finds the next i on its way. Each step lowers the objective by at least b^2 / (2a) unless
 * clipped, so only the limits can end a run early.
 */
final class SmoSolver {
  private static final int CHECK_EVERY = 100;

  private final SmoState state;
  private final KernelRows rows;
  private final IntUnaryOperator rowInMessages;
  private final Extremes found = new Extremes();
  private long iterations;
  private double violation;

  /**
   * @param rowInMessages the caller's number of an example
   */
  SmoSolver(SmoState state, KernelRows rows, IntUnaryOperator rowInMessages) {
    this.state = state;
    this.rows = rows;
    this.rowInMessages = rowInMessages;
    for (int i = 0; i < state.size; i++) {
      state.diagonal[i] = rows.diagonal(i);
      if (!Double.isFinite(state.diagonal[i])) {
        throw notFinite(i);
      }
    }
  }

  long iterations() {
    return iterations;
  }

  /** m - M at the current point, at least 0. */
  double violation() {
    return Math.max(0, violation);
  }

  /**
   * Runs until the tolerance or a limit is reached.
   *
   * @param nanoDeadline value of {@link System#nanoTime} that ends the run
   * @param proceed asked every hundred iterations with their number
   * @throws IllegalArgumentException when a kernel value is not finite
   */
  Status solve(double tolerance, long maxIterations, long nanoDeadline, LongPredicate proceed) {
    Status status = run(tolerance, maxIterations, nanoDeadline, proceed);
    requireFinite();
    return status;
  }

  private Status run(
      double tolerance, long maxIterations, long nanoDeadline, LongPredicate proceed) {
    firstChoice();
    while (true) {
      violation = found.greatest - found.least;
      if (violation <= tolerance) {
        return Status.CONVERGED;
      }
      if (iterations >= maxIterations) {
        return Status.ITERATION_LIMIT;
      }
      if (iterations % CHECK_EVERY == 0) {
        if (Thread.currentThread().isInterrupted() || !proceed.test(iterations)) {
          return Status.CANCELLED;
        }
        if (System.nanoTime() - nanoDeadline >= 0) {
          return Status.TIME_LIMIT;
        }
      }
      step(found.leastAt, found.least);
      iterations++;
    }
  }

  /** The first i, and M, at the starting point. */
  private void firstChoice() {
    found.reset();
    for (int i = 0; i < state.size; i++) {
      double u = state.v[i] + state.up[i];
      if (u < found.least) {
        found.least = u;
        found.leastAt = i;
      }
      found.greatest = Math.max(found.greatest, state.v[i] + state.low[i]);
    }
  }

  private void step(int i, double vi) {
    float[] ki = rows.array(i);
    int io = rows.start(i);
    int in = rows.startNegative(i);
    int p = state.positives;
    int n = state.size;
    double kii = state.diagonal[i];
    found.reset();
    FloatGradientStep.secondOrder(vi, kii, ki, io, state.diagonal, state.v, state.low, 0, p, found);
    FloatGradientStep.secondOrder(vi, kii, ki, in, state.diagonal, state.v, state.low, p, n, found);
    int j = found.leastAt;
    if (j < 0) {
      throw notFinite(i);
    }
    double kij = ki[(j < p ? io : in) + j];
    double a = kii + state.diagonal[j] - 2 * kij;
    double b = state.v[j] - vi;
    double delta = b / (a > 0 ? a : FloatGradientStep.TAU);
    delta = Math.min(delta, Math.min(state.roomUp(i), state.roomDown(j)));
    state.move(i, delta);
    state.move(j, -delta);
    float[] kj = rows.array(j);
    int jo = rows.start(j);
    int jn = rows.startNegative(j);
    found.reset();
    FloatGradientStep.update(delta, ki, io, kj, jo, state.v, state.up, state.low, 0, p, found);
    FloatGradientStep.update(delta, ki, in, kj, jn, state.v, state.up, state.low, p, n, found);
    // Neither I_up nor I_low is ever empty, so both ends are numbers unless the kernel overflowed.
    if (!(found.greatest - found.least < Double.POSITIVE_INFINITY)) {
      throw notFinite(i);
    }
  }

  private void requireFinite() {
    for (int i = 0; i < state.size; i++) {
      if (!Double.isFinite(state.v[i])) {
        throw notFinite(i);
      }
    }
  }

  private IllegalArgumentException notFinite(int i) {
    return new IllegalArgumentException(
        "a kernel value of X row "
            + rowInMessages.applyAsInt(i)
            + " is not finite; scale the data");
  }
}
