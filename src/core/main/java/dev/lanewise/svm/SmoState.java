package dev.lanewise.svm;

import java.util.function.BooleanSupplier;

/**
 * A quadratic problem of a support vector machine and a feasible point of it.
 *
 * <pre>
 *   minimise   1/2 alpha' Q alpha + p' alpha          Q_ij = s_i s_j K_ij
 *   subject to s' alpha = constant,  0 &lt;= alpha_i &lt;= C_i     s_i = +1 or -1
 * </pre>
 *
 * The formulations differ in what p, C and the starting point are; docs/smo.md has them all. Those
 * with nu have two such constraints, the sums of alpha over s = +1 and over s = -1; then I_up and
 * I_low, m and M below are those of one sign ({@link #bySign}), and both signs have to satisfy the
 * condition. With G = Q alpha + p the gradient, everything is kept in terms of {@code v_i = s_i G_i
 * = sum_j alpha_j s_j K_ij + s_i p_i}: signs then drop out of the updates. Examples with s = +1 are
 * a range, the first ones but for one-vs-rest.
 *
 * <pre>
 *   I_up  = { i : s_i = +1 and alpha_i &lt; C_i,  or  s_i = -1 and alpha_i &gt; 0 }     may move up
 *   I_low = { i : s_i = +1 and alpha_i &gt; 0,    or  s_i = -1 and alpha_i &lt; C_i }   may move down
 *   alpha is optimal  iff  m(alpha) = max over I_up of -v  &lt;=  M(alpha) = min over I_low of -v
 * </pre>
 */
final class SmoState {
  final int size;

  /**
   * Where rows of the kernel matrix are split ({@link KernelRows}). With {@link #bySign}, and
   * whenever the two parts of a row lie apart, the examples before it are those with s = +1.
   */
  final int split;

  /** Those with s = +1: [firstPositive, endPositive). */
  private final int firstPositive;

  private final int endPositive;

  /** Whether the sums over s = +1 and over s = -1 are constant each by itself. */
  final boolean bySign;

  final double[] alpha;
  final double[] v;

  /** 0 for i in I_up, +infinity for the others. */
  final double[] up;

  /** +infinity for i in I_low, -infinity for the others. */
  final float[] low;

  /** K(i, i). */
  final float[] diagonal;

  private final double[] linear;
  private final double[] bounds;

  /** The parts of s' alpha with s = +1 and s = -1. */
  private double constantPositive;

  private double constantNegative;

  /**
   * Starts at alpha = 0.
   *
   * @param positives examples with s = +1, the first ones
   * @param linear p
   * @param bounds C, each at least 0
   */
  SmoState(int positives, double[] linear, double[] bounds) {
    this(positives, linear, bounds, false);
  }

  /**
   * Starts at alpha = 0.
   *
   * @param bySign whether the two signs have a constraint each
   */
  SmoState(int positives, double[] linear, double[] bounds, boolean bySign) {
    this(positives, 0, positives, linear, bounds, bySign);
  }

  private SmoState(
      int split,
      int firstPositive,
      int endPositive,
      double[] linear,
      double[] bounds,
      boolean bySign) {
    this.bySign = bySign;
    this.size = bounds.length;
    this.split = split;
    this.firstPositive = firstPositive;
    this.endPositive = endPositive;
    this.linear = linear;
    this.bounds = bounds;
    this.alpha = new double[size];
    this.v = new double[size];
    this.up = new double[size];
    this.low = new float[size];
    this.diagonal = new float[size];
    for (int i = 0; i < size; i++) {
      v[i] = label(i) * linear[i];
      updateSets(i);
    }
  }

  /**
   * Starts at alpha = 0, with s = +1 for the examples of [first, end) and rows of the kernel matrix
   * in one piece.
   */
  static SmoState withPositives(int first, int end, double[] linear, double[] bounds) {
    return new SmoState(bounds.length, first, end, linear, bounds, false);
  }

  /**
   * Starts elsewhere; {@link #refresh} has to follow.
   *
   * @param start between 0 and C, element by element; copied
   */
  void startAt(double[] start) {
    constantPositive = 0;
    constantNegative = 0;
    for (int i = 0; i < size; i++) {
      alpha[i] = start[i];
      constantPositive += isPositive(i) ? start[i] : 0;
      constantNegative -= isPositive(i) ? 0 : start[i];
      updateSets(i);
    }
  }

  /** Computes v anew from alpha. */
  void refresh(GradientUpdate update) {
    refresh(update, () -> true);
  }

  /**
   * Computes v anew from alpha, or leaves it when that is abandoned.
   *
   * @param proceed asked on the calling thread now and then
   */
  boolean refresh(GradientUpdate update, BooleanSupplier proceed) {
    double[] fresh = new double[size];
    int[] used = new int[size];
    double[] signed = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      fresh[i] = label(i) * linear[i];
      if (alpha[i] != 0) {
        used[count] = i;
        signed[count++] = label(i) * alpha[i];
      }
    }
    if (!update.add(used, signed, count, fresh, proceed)) {
      return false;
    }
    System.arraycopy(fresh, 0, v, 0, size);
    return true;
  }

  /**
   * The problem of some examples while the others stand still.
   *
   * @param examples those with s = +1 first
   */
  SmoState part(int[] examples) {
    int count = examples.length;
    double[] partBounds = new double[count];
    int positives = 0;
    for (int t = 0; t < count; t++) {
      partBounds[t] = bounds[examples[t]];
      positives += isPositive(examples[t]) ? 1 : 0;
    }
    SmoState part = new SmoState(positives, new double[count], partBounds, bySign);
    for (int t = 0; t < count; t++) {
      part.alpha[t] = alpha[examples[t]];
      part.v[t] = v[examples[t]];
      part.updateSets(t);
    }
    return part;
  }

  /** The same problem at alpha = 0 with upper bounds of 0 for some examples. */
  SmoState without(boolean[] some) {
    double[] left = bounds.clone();
    for (int i = 0; i < size; i++) {
      left[i] = some[i] ? 0 : left[i];
    }
    return new SmoState(split, firstPositive, endPositive, linear, left, bySign);
  }

  /** +1 or -1 when only examples of that sign have a bound above 0, 2 when none has, else 0. */
  int onlySign() {
    boolean plus = false;
    boolean minus = false;
    for (int i = 0; i < size; i++) {
      plus |= isPositive(i) && bounds[i] > 0;
      minus |= !isPositive(i) && bounds[i] > 0;
    }
    if (plus) {
      return minus ? 0 : 1;
    }
    return minus ? -1 : 2;
  }

  /** Sum of alpha_j s_j K_ij. */
  double sum(int i) {
    return v[i] - label(i) * linear[i];
  }

  /** Takes over a value between 0 and C. */
  void set(int i, double value) {
    alpha[i] = value;
    updateSets(i);
  }

  /** s_i. */
  int label(int i) {
    return isPositive(i) ? 1 : -1;
  }

  private boolean isPositive(int i) {
    return i >= firstPositive && i < endPositive;
  }

  double bound(int i) {
    return bounds[i];
  }

  double linear(int i) {
    return linear[i];
  }

  /** s' alpha. */
  double constant() {
    return constantPositive + constantNegative;
  }

  double constantPositive() {
    return constantPositive;
  }

  double constantNegative() {
    return constantNegative;
  }

  /** How far s_i alpha_i may still rise. */
  double roomUp(int i) {
    return isPositive(i) ? bounds[i] - alpha[i] : alpha[i];
  }

  /** How far s_i alpha_i may still fall. */
  double roomDown(int i) {
    return isPositive(i) ? alpha[i] : bounds[i] - alpha[i];
  }

  /** Moves s_i alpha_i by delta, onto the bound exactly when it uses up all the room. */
  void move(int i, double delta) {
    double room = delta > 0 ? roomUp(i) : roomDown(i);
    boolean rises = (delta > 0) == isPositive(i);
    if (Math.abs(delta) >= room) {
      alpha[i] = rises ? bound(i) : 0;
    } else {
      double moved = rises ? alpha[i] + Math.abs(delta) : alpha[i] - Math.abs(delta);
      alpha[i] = Math.clamp(moved, 0, bound(i));
    }
    updateSets(i);
  }

  private void updateSets(int i) {
    up[i] = roomUp(i) > 0 ? 0 : Double.POSITIVE_INFINITY;
    low[i] = roomDown(i) > 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
  }

  /** Whether i is in I_up. */
  boolean mayRise(int i) {
    return up[i] == 0;
  }

  /** Whether i is in I_low. */
  boolean mayFall(int i) {
    return low[i] > 0;
  }

  /** Whether i is in both. */
  boolean isFree(int i) {
    return mayRise(i) && mayFall(i);
  }

  /** Sum of the upper bounds. */
  double totalBound() {
    double sum = 0;
    for (double bound : bounds) {
      sum += bound;
    }
    return sum;
  }

  /** Sum of the upper bounds of one sign, the smaller one. */
  double boundOfSign() {
    double plus = 0;
    double all = 0;
    for (int i = 0; i < size; i++) {
      plus += isPositive(i) ? bounds[i] : 0;
      all += bounds[i];
    }
    return Math.min(plus, all - plus);
  }
}
