package dev.lanewise.svm;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Makes alphas satisfy their box and the sum that a constraint asks for. */
final class FeasiblePoint {
  /** Surplus that is rounding of the sum: an alpha at its bound is to stay there. */
  private static final double ROUNDING = 1e-12;

  /** Sums of such alphas are finite. */
  private static final double LARGEST = 1e200;

  private FeasiblePoint() {}

  /** Looks up alphas by row, at least 0, perhaps above their bounds; missing ones are 0. */
  static double[] atLeastZero(SmoState state, Map<Integer, Double> byRow, IntUnaryOperator row) {
    double[] alpha = new double[state.size];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = Math.clamp(byRow.getOrDefault(row.applyAsInt(i), 0.0), 0, LARGEST);
    }
    return alpha;
  }

  /** s' alpha = 0: the larger side gives up what the other has not. */
  static void balance(SmoState state, double[] alpha) {
    Arrays.setAll(alpha, i -> Math.min(alpha[i], state.bound(i)));
    double plus = sum(alpha, 0, state.positives);
    double minus = sum(alpha, state.positives, state.size);
    double target = Math.min(plus, minus);
    reach(state, alpha, 0, state.positives, target);
    reach(state, alpha, state.positives, state.size, target);
  }

  /**
   * Gives alphas of a range their sum: the last are lowered, or the first raised, as far as needed.
   * From all 0 that is LIBSVM's start for machines with nu.
   *
   * @param target at most the sum of the bounds
   */
  static void reach(SmoState state, double[] alpha, int from, int to, double target) {
    double excess = sum(alpha, from, to) - target;
    if (Math.abs(excess) <= ROUNDING * target) {
      return;
    }
    for (int i = to - 1; i >= from && excess > 0; i--) {
      double less = Math.min(alpha[i], excess);
      alpha[i] -= less;
      excess -= less;
    }
    for (int i = from; i < to && excess < 0; i++) {
      double more = Math.min(state.bound(i) - alpha[i], -excess);
      alpha[i] += more;
      excess += more;
    }
  }

  /** Multiplies a range so that its sum is the target, as far as the bounds let it. */
  static void scale(SmoState state, double[] alpha, int from, int to, double target) {
    double sum = sum(alpha, from, to);
    for (int i = from; i < to && sum > 0; i++) {
      double scaled = alpha[i] * (target / sum);
      alpha[i] = scaled < state.bound(i) * (1 - ROUNDING) ? scaled : state.bound(i);
    }
    reach(state, alpha, from, to, target);
  }

  private static double sum(double[] alpha, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += alpha[i];
    }
    return sum;
  }
}
