package dev.lanewise.svm;

import dev.lanewise.simd.Extremes;
import dev.lanewise.simd.FloatGradientStep;
import java.util.function.IntUnaryOperator;

/**
 * Sequential minimal optimization of a dual problem (Platt 1998), with the second-order choice of
 * the working set (Fan, Chen, Lin 2005).
 *
 * <p>Each iteration moves two alphas along the equality constraint: i goes up by delta, j down,
 *
 * <pre>
 *   i     = the least v in I_up                                  (most violating)
 *   j     = the best decrease b^2 / a among v in I_low above v_i,  b = v_j - v_i
 *   delta = omega b / a clipped to the box,    a = K_ii + K_jj - 2 K_ij  (TAU when not positive)
 *   v    += delta (K_i - K_j)
 * </pre>
 *
 * and stops when {@code m - M = max over I_low of v - min over I_up of v} is at most the tolerance.
 * Two passes over memory an iteration: the choice of j reads row i; the update of v reads both rows
 * and finds the next i on its way. Each step lowers the objective by at least omega (2 - omega) b^2
 * / (2a) unless clipped, so only the limits can end a run early. Where each sign has a constraint
 * of its own, i and j come from the sign with the larger violation.
 *
 * <p>A problem that takes more iterations than it has examples gets a {@link FreeStep} now and
 * then, which counts as one of them.
 */
final class SmoSolver {
  private static final int CHECK_EVERY = 100;

  /**
   * omega: steps go beyond the optimum of the pair, as in successive overrelaxation (Mangasarian
   * and Musicant, Successive Overrelaxation for Support Vector Machines, 1999), for the pairs to
   * come would move on the same way more often than back. See docs/smo.md.
   */
  private static final double RELAXATION = 1.25;

  /** omega is 1 for so many iterations, which solve problems of a few alphas to the last digits. */
  private static final int PLAIN_STEPS = 16;

  /** Pairs moved, at least, between two steps of all free alphas. */
  private static final int FEW_STEPS = 25;

  private final SmoState state;
  private final KernelRows rows;
  private final IntUnaryOperator rowInMessages;

  /** Of s = +1, or of all where both signs share a constraint. */
  private final Extremes found = new Extremes();

  /** Of s = -1; the same object where both signs share a constraint. */
  private final Extremes foundNegative;

  private final Extremes second = new Extremes();
  private final FreeStep freeStep;
  private long iterations;

  /**
   * @param rowInMessages the caller's number of an example
   */
  SmoSolver(SmoState state, KernelRows rows, IntUnaryOperator rowInMessages) {
    this.state = state;
    this.rows = rows;
    this.rowInMessages = rowInMessages;
    this.foundNegative = state.bySign ? new Extremes() : found;
    this.freeStep = new FreeStep(state, rows);
    readDiagonal(state, rows, rowInMessages);
  }

  /**
   * @throws IllegalArgumentException when a value is not finite
   */
  static void readDiagonal(SmoState state, KernelRows rows, IntUnaryOperator rowInMessages) {
    for (int i = 0; i < state.size; i++) {
      state.diagonal[i] = rows.diagonal(i);
      if (!Double.isFinite(state.diagonal[i])) {
        throw notFinite(rowInMessages.applyAsInt(i));
      }
    }
  }

  long iterations() {
    return iterations;
  }

  /**
   * Runs until the tolerance or a limit is reached.
   *
   * @throws IllegalArgumentException when a kernel value is not finite
   */
  Status solve(StoppingRule rule) {
    Status status = run(rule);
    requireFinite(state, rowInMessages);
    return status;
  }

  private Status run(StoppingRule rule) {
    firstChoice();
    long nextFree = iterations + Math.max(FEW_STEPS, state.size);
    while (true) {
      boolean negative = spread(foundNegative) > spread(found);
      Extremes worst = negative ? foundNegative : found;
      double violation = spread(worst);
      if (!(violation < Double.POSITIVE_INFINITY)) {
        requireFinite(state, rowInMessages);
      }
      if (violation <= rule.tolerance()) {
        return Status.CONVERGED;
      }
      if (iterations >= rule.maxIterations()) {
        return Status.ITERATION_LIMIT;
      }
      if (iterations % CHECK_EVERY == 0) {
        Status interruption = rule.interruption(iterations, violation);
        if (interruption != null) {
          return interruption;
        }
      }
      if (iterations >= nextFree) {
        if (freeStep.take(() -> rule.interruption(iterations, violation) == null)) {
          firstChoice();
          iterations++;
        }
        if (freeStep.stopped()) {
          return rule.stopped();
        }
        nextFree = iterations + Math.max(FEW_STEPS, 2 * freeStep.cost());
        continue;
      }
      int from = state.bySign && negative ? state.split : 0;
      int to = state.bySign && !negative ? state.split : state.size;
      step(worst.leastAt, worst.least, from, to);
      iterations++;
    }
  }

  private static double spread(Extremes found) {
    return found.greatest - found.least;
  }

  /** The first i, and M, at the starting point. */
  private void firstChoice() {
    found.reset();
    foundNegative.reset();
    for (int i = 0; i < state.size; i++) {
      Extremes side = i < state.split ? found : foundNegative;
      double u = state.v[i] + state.up[i];
      if (u < side.least) {
        side.least = u;
        side.leastAt = i;
      }
      side.greatest = Math.max(side.greatest, state.v[i] + state.low[i]);
    }
  }

  /** Moves i up and the best of [from, to) down. */
  private void step(int i, double vi, int from, int to) {
    float[] ki = rows.array(i);
    int io = rows.start(i);
    int in = rows.startNegative(i);
    int p = state.split;
    int n = state.size;
    double kii = state.diagonal[i];
    second.reset();
    if (io == in) {
      FloatGradientStep.secondOrder(
          vi, kii, ki, io, state.diagonal, state.v, state.low, from, to, second);
    } else {
      secondOrderOfParts(vi, kii, ki, io, in, from, to);
    }
    int j = second.leastAt;
    if (j < 0) {
      throw notFinite(rowInMessages.applyAsInt(i));
    }
    double kij = ki[(j < p ? io : in) + j];
    double a = kii + state.diagonal[j] - 2 * kij;
    double b = state.v[j] - vi;
    double omega = iterations < PLAIN_STEPS ? 1 : RELAXATION;
    double delta = omega * b / (a > 0 ? a : FloatGradientStep.TAU);
    delta = Math.min(delta, Math.min(state.roomUp(i), state.roomDown(j)));
    state.move(i, delta);
    state.move(j, -delta);
    float[] kj = rows.array(j);
    int jo = rows.start(j);
    int jn = rows.startNegative(j);
    found.reset();
    foundNegative.reset();
    if (io == in && jo == jn && !state.bySign) {
      FloatGradientStep.update(delta, ki, io, kj, jo, state.v, state.up, state.low, 0, n, found);
    } else {
      FloatGradientStep.update(delta, ki, io, kj, jo, state.v, state.up, state.low, 0, p, found);
      FloatGradientStep.update(
          delta, ki, in, kj, jn, state.v, state.up, state.low, p, n, foundNegative);
    }
    // Some I_up and I_low are never empty, so the ends are numbers unless the kernel overflowed.
    if (!(Math.max(spread(found), spread(foundNegative)) < Double.POSITIVE_INFINITY)) {
      throw notFinite(rowInMessages.applyAsInt(i));
    }
  }

  /** Where the two parts of row i lie apart. */
  private void secondOrderOfParts(
      double vi, double kii, float[] ki, int io, int in, int from, int to) {
    int p = state.split;
    if (from < p) {
      FloatGradientStep.secondOrder(
          vi, kii, ki, io, state.diagonal, state.v, state.low, from, Math.min(p, to), second);
    }
    if (to > p) {
      FloatGradientStep.secondOrder(
          vi, kii, ki, in, state.diagonal, state.v, state.low, Math.max(p, from), to, second);
    }
  }

  /**
   * @throws IllegalArgumentException when the gradient is not finite
   */
  static void requireFinite(SmoState state, IntUnaryOperator rowInMessages) {
    for (int i = 0; i < state.size; i++) {
      if (!Double.isFinite(state.v[i])) {
        throw notFinite(rowInMessages.applyAsInt(i));
      }
    }
  }

  private static IllegalArgumentException notFinite(int row) {
    return new IllegalArgumentException(
        "a kernel value of X row " + row + " is not finite; scale the data");
  }
}
