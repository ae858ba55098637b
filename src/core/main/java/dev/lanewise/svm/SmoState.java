package dev.lanewise.svm;

import java.util.Arrays;

/**
 * The dual problem of one pair of classes and a feasible point of it.
 *
 * <pre>
 *   minimise   1/2 alpha' Q alpha - sum alpha        Q_ij = y_i y_j K_ij
 *   subject to y' alpha = 0,  0 &lt;= alpha_i &lt;= C_i     C_i = the bound of the class of i
 * </pre>
 *
 * With G = Q alpha - 1 the gradient, everything is kept in terms of {@code v_i = y_i G_i = sum_j
 * alpha_j y_j K_ij - y_i}: signs then drop out of the updates, and positive examples come first, so
 * y is constant on either side of {@link #positives}.
 *
 * <pre>
 *   I_up  = { i : y_i = +1 and alpha_i &lt; C_i,  or  y_i = -1 and alpha_i &gt; 0 }     may move up
 *   I_low = { i : y_i = +1 and alpha_i &gt; 0,    or  y_i = -1 and alpha_i &lt; C_i }   may move down
 *   alpha is optimal  iff  m(alpha) = max over I_up of -v  &lt;=  M(alpha) = min over I_low of -v
 * </pre>
 */
final class SmoState {
  final int size;
  final int positives;
  final double positiveBound;
  final double negativeBound;
  final double[] alpha;
  final double[] v;

  /** 0 for i in I_up, +infinity for the others. */
  final double[] up;

  /** 0 for i in I_low, -infinity for the others. */
  final double[] low;

  /** K(i, i). */
  final double[] diagonal;

  /** Starts at alpha = 0. */
  SmoState(int positives, int negatives, double positiveBound, double negativeBound) {
    this.size = Math.addExact(positives, negatives);
    this.positives = positives;
    this.positiveBound = positiveBound;
    this.negativeBound = negativeBound;
    this.alpha = new double[size];
    this.v = new double[size];
    this.up = new double[size];
    this.low = new double[size];
    this.diagonal = new double[size];
    Arrays.fill(v, 0, positives, -1);
    Arrays.fill(v, positives, size, 1);
    Arrays.fill(low, 0, positives, Double.NEGATIVE_INFINITY);
    Arrays.fill(up, positives, size, Double.POSITIVE_INFINITY);
  }

  int label(int i) {
    return i < positives ? 1 : -1;
  }

  double bound(int i) {
    return i < positives ? positiveBound : negativeBound;
  }

  /** How far y_i alpha_i may still rise. */
  double roomUp(int i) {
    return i < positives ? positiveBound - alpha[i] : alpha[i];
  }

  /** How far y_i alpha_i may still fall. */
  double roomDown(int i) {
    return i < positives ? alpha[i] : negativeBound - alpha[i];
  }

  /** Moves y_i alpha_i by delta, onto the bound exactly when it uses up all the room. */
  void move(int i, double delta) {
    double room = delta > 0 ? roomUp(i) : roomDown(i);
    boolean rises = (delta > 0) == i < positives;
    if (Math.abs(delta) >= room) {
      alpha[i] = rises ? bound(i) : 0;
    } else {
      double moved = rises ? alpha[i] + Math.abs(delta) : alpha[i] - Math.abs(delta);
      alpha[i] = Math.clamp(moved, 0, bound(i));
    }
    up[i] = roomUp(i) > 0 ? 0 : Double.POSITIVE_INFINITY;
    low[i] = roomDown(i) > 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  /** Dual objective 1/2 alpha'(G - 1), with G = Q alpha - 1. */
  double objective() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += alpha[i] * (label(i) * v[i] - 1);
    }
    return sum / 2;
  }

  /**
   * Primal less dual objective for a given rho: alpha'G + sum C_i max(0, y_i rho - G_i), for 1 -
   * y_i f_i = y_i rho - G_i.
   */
  double gap(double rho) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double g = label(i) * v[i];
      sum += alpha[i] * g + bound(i) * Math.max(0, label(i) * rho - g);
    }
    return sum;
  }

  /** Sum of the upper bounds. */
  double totalBound() {
    return positives * positiveBound + (size - positives) * negativeBound;
  }

  /**
   * The offset: the mean of v over free support vectors, where decisions are exactly +-1; without
   * any, the middle of the interval the bounds leave.
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
    return free > 0 ? sum / free : (least + greatest) / 2;
  }
}
