package dev.lanewise.svm;

import dev.lanewise.simd.FloatMixedAxpy;
import java.util.Arrays;

/**
 * A quadratic problem of a support vector machine and a feasible point of it.
 *
 * <pre>
 *   minimise   1/2 alpha' Q alpha + p' alpha          Q_ij = s_i s_j K_ij
 *   subject to s' alpha = constant,  0 &lt;= alpha_i &lt;= C_i     s_i = +1 or -1
 * </pre>
 *
 * The formulations differ in what p, C and the starting point are; docs/smo.md has them all. With G
 * = Q alpha + p the gradient, everything is kept in terms of {@code v_i = s_i G_i = sum_j alpha_j
 * s_j K_ij + s_i p_i}: signs then drop out of the updates, and examples with s = +1 come first, so
 * s is constant on either side of {@link #positives}.
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

  /** s' alpha, which no step changes. */
  private double constant;

  /**
   * Starts at alpha = 0.
   *
   * @param positives examples with s = +1, the first ones
   * @param linear p
   * @param bounds C, each at least 0
   */
  SmoState(int positives, double[] linear, double[] bounds) {
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
   * Starts elsewhere: sets alpha, and brings v up to date.
   *
   * @param start between 0 and C, element by element; copied
   */
  void startAt(double[] start, KernelRows rows) {
    constant = 0;
    for (int j = 0; j < size; j++) {
      if (start[j] != 0) {
        alpha[j] = start[j];
        double signed = label(j) * start[j];
        constant += signed;
        int minus = size - positives;
        FloatMixedAxpy.axpy(signed, rows.array(j), rows.start(j), v, 0, positives);
        int from = rows.startNegative(j) + positives;
        FloatMixedAxpy.axpy(signed, rows.array(j), from, v, positives, minus);
        updateSets(j);
      }
    }
  }

  /** C-SVC: p = -1, one bound for each class. */
  static SmoState classification(
      int positives, int negatives, double positiveBound, double negativeBound) {
    double[] linear = new double[Math.addExact(positives, negatives)];
    double[] bounds = new double[linear.length];
    Arrays.fill(linear, -1);
    Arrays.fill(bounds, 0, positives, positiveBound);
    Arrays.fill(bounds, positives, bounds.length, negativeBound);
    return new SmoState(positives, linear, bounds);
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

  /**
   * Primal less dual objective for a given rho: with g_i = G_i - s_i rho, the slope of the
   * Lagrangian, the sum of alpha_i g_i + C_i max(0, -g_i). No term is negative, and none is more
   * than C_i times the violation when rho lies between -m and -M.
   */
  double gap(double rho) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double g = label(i) * v[i];
      sum += alpha[i] * g + bound(i) * Math.max(0, label(i) * rho - g);
    }
    return sum - rho * constant;
  }

  /** Sum of the upper bounds. */
  double totalBound() {
    double sum = 0;
    for (double bound : bounds) {
      sum += bound;
    }
    return sum;
  }

  /**
   * The offset: the mean of v over free support vectors, where decisions are exactly +-1; without
   * any, the middle of the interval the bounds leave, or its one end where all alphas are at their
   * upper bounds.
   */
  double rho() {
    double sum = 0;
    int free = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
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
    return least == Double.POSITIVE_INFINITY ? greatest : (least + greatest) / 2;
  }
}
