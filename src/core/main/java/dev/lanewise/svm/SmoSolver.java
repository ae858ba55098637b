package dev.lanewise.svm;

import dev.lanewise.simd.GradientStep;
import dev.lanewise.simd.LeastElement;
import dev.lanewise.simd.SecondChoice;
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
 * Two passes over memory an iteration: the choice of j reads row i and finds m - M on its way; the
 * update of v reads both rows and finds the next i. Each step lowers the objective by at least
 * omega (2 - omega) b^2 / (2a) unless clipped, so only the limits can end a run early. Where each
 * sign has a constraint of its own, i and j come from the sign with the larger violation.
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

  /** i and j of s = +1, or of all where both signs share a constraint. */
  private final LeastElement first = new LeastElement();

  private final SecondChoice second = new SecondChoice();

  /** Of s = -1; the same objects where both signs share a constraint. */
  private final LeastElement firstNegative;

  private final SecondChoice secondNegative;
  private final FreeStep freeStep;
  private long iterations;

  /**
   * @param rowInMessages the caller's number of an example
   */
  SmoSolver(SmoState state, KernelRows rows, IntUnaryOperator rowInMessages) {
    this.state = state;
    this.rows = rows;
    this.rowInMessages = rowInMessages;
    this.firstNegative = state.bySign ? new LeastElement() : first;
    this.secondNegative = state.bySign ? new SecondChoice() : second;
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
      secondChoices();
      boolean negative = secondNegative.violation() > second.violation();
      double violation = (negative ? secondNegative : second).violation();
      if (violation <= rule.tolerance() || !(violation < Float.POSITIVE_INFINITY)) {
        if (Optimality.violation(state) <= rule.tolerance()) { // the float may be less, or more
          return Status.CONVERGED;
        }
        requireFinite(state, rowInMessages);
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
      int i = (negative ? firstNegative : first).at;
      int j = (negative ? secondNegative : second).at();
      step(i, j < 0 ? secondInDoubles(i, negative) : j);
      iterations++;
    }
  }

  /** The first i at the starting point. */
  private void firstChoice() {
    first.reset();
    firstNegative.reset();
    for (int i = 0; i < state.size; i++) {
      (i < state.split ? first : firstNegative).offer(state.v[i] + state.up[i], i);
    }
  }

  /** The best j for each i; none where I_up is empty. */
  private void secondChoices() {
    second.reset();
    secondNegative.reset();
    int p = state.split;
    int n = state.size;
    if (state.bySign) {
      secondChoice(first, 0, p, second);
      secondChoice(firstNegative, p, n, secondNegative);
    } else if (first.at >= 0 && rows.start(first.at) == rows.startNegative(first.at)) {
      secondChoice(first, 0, n, second);
    } else {
      secondChoice(first, 0, p, second);
      secondChoice(first, p, n, second);
    }
  }

  /**
   * @param from of a range in which row i is in one piece
   */
  private void secondChoice(LeastElement chosen, int from, int to, SecondChoice found) {
    int i = chosen.at;
    if (i >= 0 && from < to) {
      int offset = from < state.split ? rows.start(i) : rows.startNegative(i);
      GradientStep.secondOrder(
          chosen.value,
          state.diagonal[i],
          rows.array(i),
          offset,
          state.diagonal,
          state.v,
          state.low,
          from,
          to,
          found);
    }
  }

  /** The best j where gains are no floats: they overflow, or vanish. */
  private int secondInDoubles(int i, boolean negative) {
    int from = state.bySign && negative ? state.split : 0;
    int to = state.bySign && !negative ? state.split : state.size;
    float[] ki = rows.array(i);
    int io = rows.start(i);
    int in = rows.startNegative(i);
    int best = -1;
    double most = -1;
    for (int j = from; j < to; j++) {
      double b = state.v[j] - state.v[i];
      if (b > 0 && state.mayFall(j)) {
        double gain = b * b / curvature(i, j, ki[(j < state.split ? io : in) + j]);
        best = gain > most ? j : best;
        most = gain > most ? gain : most;
      }
    }
    if (best < 0) {
      throw notFinite(rowInMessages.applyAsInt(i)); // some v_j is greater, so gains are NaN
    }
    return best;
  }

  /** a of a pair, always positive. */
  private double curvature(int i, int j, double kij) {
    double a = state.diagonal[i] + (double) state.diagonal[j] - 2 * kij;
    return a > 0 ? a : GradientStep.TAU;
  }

  /** Moves i up and j down. */
  private void step(int i, int j) {
    float[] ki = rows.array(i);
    int io = rows.start(i);
    int in = rows.startNegative(i);
    int p = state.split;
    int n = state.size;
    double a = curvature(i, j, ki[(j < p ? io : in) + j]);
    double b = state.v[j] - state.v[i];
    double omega = iterations < PLAIN_STEPS ? 1 : RELAXATION;
    double delta = omega * b / a;
    delta = Math.min(delta, Math.min(state.roomUp(i), state.roomDown(j)));
    state.move(i, delta);
    state.move(j, -delta);
    float[] kj = rows.array(j);
    int jo = rows.start(j);
    int jn = rows.startNegative(j);
    first.reset();
    firstNegative.reset();
    if (io == in && jo == jn && !state.bySign) {
      GradientStep.update(delta, ki, io, kj, jo, state.v, state.up, 0, n, first);
    } else {
      GradientStep.update(delta, ki, io, kj, jo, state.v, state.up, 0, p, first);
      GradientStep.update(delta, ki, in, kj, jn, state.v, state.up, p, n, firstNegative);
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
