package dev.lanewise.svm;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntPredicate;
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
    IntPredicate positive = i -> state.label(i) > 0;
    double plus = sum(alpha, 0, state.size, positive);
    double minus = sum(alpha, 0, state.size, positive.negate());
    double target = Math.min(plus, minus);
    reach(state, alpha, 0, state.size, positive, target);
    reach(state, alpha, 0, state.size, positive.negate(), target);
  }

  /**
   * Gives alphas of a range their sum: the last are lowered, or the first raised, as far as needed.
   * From all 0 that is LIBSVM's start for machines with nu.
   *
   * @param target at most the sum of the bounds
   */
  static void reach(SmoState state, double[] alpha, int from, int to, double target) {
    reach(state, alpha, from, to, i -> true, target);
  }

  private static void reach(
      SmoState state, double[] alpha, int from, int to, IntPredicate among, double target) {
    double excess = sum(alpha, from, to, among) - target;
    if (Math.abs(excess) <= ROUNDING * target) {
      return;
    }
    for (int i = to - 1; i >= from && excess > 0; i--) {
      double less = among.test(i) ? Math.min(alpha[i], excess) : 0;
      alpha[i] -= less;
      excess -= less;
    }
    for (int i = from; i < to && excess < 0; i++) {
      double more = among.test(i) ? Math.min(state.bound(i) - alpha[i], -excess) : 0;
      alpha[i] += more;
      excess += more;
    }
  }

  /** Multiplies a range so that its sum is the target, as far as the bounds let it. */
  static void scale(SmoState state, double[] alpha, int from, int to, double target) {
    double sum = sum(alpha, from, to, i -> true);
    for (int i = from; i < to && sum > 0; i++) {
      double scaled = alpha[i] * (target / sum);
      alpha[i] = scaled < state.bound(i) * (1 - ROUNDING) ? scaled : state.bound(i);
    }
    reach(state, alpha, from, to, target);
  }

  private static double sum(double[] alpha, int from, int to, IntPredicate among) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += among.test(i) ? alpha[i] : 0;
    }
    return sum;
  }
}
