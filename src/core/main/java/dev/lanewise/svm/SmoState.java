package dev.lanewise.svm;

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
 * = sum_j alpha_j s_j K_ij + s_i p_i}: signs then drop out of the updates, and examples with s = +1
 * come first, so s is constant on either side of {@link #positives}.
 *
 * <pre>
 *   I_up  = { i : s_i = +1 and alpha_i &lt; C_i,  or  s_i = -1 and alpha_i &gt; 0 }     may move up
 *   I_low = { i : s_i = +1 and alpha_i &gt; 0,    or  s_i = -1 and alpha_i &lt; C_i }   may move down
 *   alpha is optimal  iff  m(alpha) = max over I_up of -v  &lt;=  M(alpha) = min over I_low of -v
 * </pre>
 */
final class SmoState {
  final int size;
  final int positives;

  /** Whether the sums over s = +1 and over s = -1 are constant each by itself. */
  final boolean bySign;

  final double[] alpha;
  final double[] v;

  /** 0 for i in I_up, +infinity for the others. */
  final double[] up;

  /** 0 for i in I_low, -infinity for the others. */
  final double[] low;

  /** K(i, i). */
  final double[] diagonal;

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
    this.bySign = bySign;
    this.size = bounds.length;
    this.positives = positives;
    this.linear = linear;
    this.bounds = bounds;
    this.alpha = new double[size];
    this.v = new double[size];
    this.up = new double[size];
    this.low = new double[size];
    this.diagonal = new double[size];
    for (int i = 0; i < size; i++) {
      v[i] = label(i) * linear[i];
      updateSets(i);
    }
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
      constantPositive += i < positives ? start[i] : 0;
      constantNegative -= i < positives ? 0 : start[i];
      updateSets(i);
    }
  }

  /** Computes v anew from alpha. */
  void refresh(GradientUpdate update) {
    int[] used = new int[size];
    double[] signed = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      v[i] = label(i) * linear[i];
      if (alpha[i] != 0) {
        used[count] = i;
        signed[count++] = label(i) * alpha[i];
      }
    }
    update.add(used, signed, count, v);
  }

  /**
   * The problem of some examples while the others stand still.
   *
   * @param examples the first {@code count} entries, ascending
   */
  SmoState part(int[] examples, int count) {
    double[] partBounds = new double[count];
    int plus = 0;
    for (int t = 0; t < count; t++) {
      partBounds[t] = bounds[examples[t]];
      plus += examples[t] < positives ? 1 : 0;
    }
    SmoState part = new SmoState(plus, new double[count], partBounds, bySign);
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
    return new SmoState(positives, linear, left, bySign);
  }

  /** +1 or -1 when only examples of that sign have a bound above 0, 2 when none has, else 0. */
  int onlySign() {
    boolean plus = false;
    boolean minus = false;
    for (int i = 0; i < size; i++) {
      plus |= i < positives && bounds[i] > 0;
      minus |= i >= positives && bounds[i] > 0;
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
    return i < positives ? 1 : -1;
  }

  double bound(int i) {
    return bounds[i];
  }

  /** How far s_i alpha_i may still rise. */
  double roomUp(int i) {
    return i < positives ? bounds[i] - alpha[i] : alpha[i];
  }

  /** How far s_i alpha_i may still fall. */
  double roomDown(int i) {
    return i < positives ? alpha[i] : bounds[i] - alpha[i];
  }

  /** Moves s_i alpha_i by delta, onto the bound exactly when it uses up all the room. */
  void move(int i, double delta) {
    double room = delta > 0 ? roomUp(i) : roomDown(i);
    boolean rises = (delta > 0) == i < positives;
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
    low[i] = roomDown(i) > 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  /** Dual objective 1/2 alpha'(G + p). */
  double objective() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += alpha[i] * (label(i) * v[i] + linear[i]);
    }
    return sum / 2;
  }

  /** KKT violation m - M, at least 0; the larger one of the two signs where each has its own. */
  double violation() {
    double violation =
        bySign ? Math.max(violation(0, positives), violation(positives, size)) : violation(0, size);
    return Math.max(0, violation);
  }

  private double violation(int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      least = Math.min(least, v[i] + up[i]);
      greatest = Math.max(greatest, v[i] + low[i]);
    }
    return greatest - least;
  }

  /**
   * Primal less dual objective: with g_i = G_i - s_i rho, the slope of the Lagrangian, the sum of
   * alpha_i g_i + C_i max(0, -g_i). No term is negative, and none is more than C_i times the
   * violation, since rho lies between -m and -M.
   */
  double gap() {
    if (bySign) {
      return gap(0, positives, offset(0, positives), constantPositive)
          + gap(positives, size, offset(positives, size), constantNegative);
    }
    return gap(0, size, rho(), constantPositive + constantNegative);
  }

  private double gap(int from, int to, double rho, double constant) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double g = label(i) * v[i];
      sum += alpha[i] * g + bound(i) * Math.max(0, label(i) * rho - g);
    }
    return sum - rho * constant;
  }

  /** |w|^2 = alpha' Q alpha. */
  double squaredNorm() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += alpha[i] * (label(i) * v[i] - linear[i]);
    }
    return sum;
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
      plus += i < positives ? bounds[i] : 0;
      all += bounds[i];
    }
    return Math.min(plus, all - plus);
  }

  /** The offset of the decision values. */
  double rho() {
    return bySign ? (offset(0, positives) + offset(positives, size)) / 2 : offset(0, size);
  }

  /** Where each sign has its own multiplier: decision values are at least that far from 0. */
  double margin() {
    return (offset(0, positives) - offset(positives, size)) / 2;
  }

  /**
   * The multiplier of a constraint: the mean of v over free support vectors; without any, the
   * middle of the interval the bounds leave, or its one end where all alphas are at their upper
   * bounds.
   */
  private double offset(int from, int to) {
    double sum = 0;
    int free = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (alpha[i] > 0 && alpha[i] < bound(i)) {
        sum += v[i];
        free++;
      }
      least = Math.min(least, v[i] + up[i]);
      greatest = Math.max(greatest, v[i] + low[i]);
    }
    if (free > 0) {
      return sum / free;
    }
    if (least == Double.POSITIVE_INFINITY) {
      return greatest;
    }
    return greatest == Double.NEGATIVE_INFINITY ? least : (least + greatest) / 2;
  }
}
