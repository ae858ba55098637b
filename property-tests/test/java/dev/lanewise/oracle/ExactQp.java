package dev.lanewise.oracle;

import java.util.Arrays;

/**
 * The optimum of min 1/2 a'Qa + p'a subject to y'a = 0 and 0 <= a_i <= c_i for at most six
 * variables: every way of putting each variable at its lower bound, at its upper bound or free is
 * tried (3^n), and the free ones are solved for in double-double.
 *
 * <p>Some optimum is an extreme point of the set of optima, and there the equations of the free
 * variables have one solution; assignments with singular equations are therefore left out without
 * loss. No multiplier is looked at: the smallest objective among the feasible candidates is the
 * optimum.
 */
public final class ExactQp {
  private static final int LOWER = 0;
  private static final int UPPER = 1;
  private static final int FREE = 2;
  private static final double OUTSIDE = 1e-20;

  private final double[][] q;
  private final double[] y;
  private final double[] p;
  private final double[] c;
  private double best = Double.POSITIVE_INFINITY;
  private double[] alpha;

  private ExactQp(double[][] q, double[] y, double[] p, double[] c) {
    this.q = q;
    this.y = y;
    this.p = p;
    this.c = c;
  }

  /**
   * The optimum.
   *
   * @param objective the smallest objective
   * @param alpha a point where it is reached
   */
  public record Optimum(double objective, double[] alpha) {}

  /** Solves the problem with Q_ij = y_i y_j K_ij and p = -1. */
  public static Optimum solve(double[][] kernel, double[] y, double[] c) {
    double[] p = new double[y.length];
    Arrays.fill(p, -1);
    return solve(kernel, y, p, c);
  }

  /** Solves the problem with Q_ij = y_i y_j K_ij. */
  public static Optimum solve(double[][] kernel, double[] y, double[] p, double[] c) {
    int n = y.length;
    if (n > 6) {
      throw new IllegalArgumentException("3^" + n + " assignments are too many");
    }
    double[][] q = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        q[i][j] = y[i] * y[j] * kernel[i][j];
      }
    }
    ExactQp problem = new ExactQp(q, y, p, c);
    int assignments = (int) Math.pow(3, n);
    for (int code = 0; code < assignments; code++) {
      problem.attempt(code);
    }
    return new Optimum(problem.best, problem.alpha);
  }

  private void attempt(int code) {
    int n = y.length;
    int[] state = new int[n];
    int free = 0;
    for (int i = 0; i < n; i++, code /= 3) {
      state[i] = code % 3;
      free += state[i] == FREE ? 1 : 0;
    }
    DoubleDouble[] a = new DoubleDouble[n];
    for (int i = 0; i < n; i++) {
      a[i] = DoubleDouble.of(state[i] == UPPER ? c[i] : 0.0);
    }
    if (free > 0 && !solveFree(state, free, a)) {
      return;
    }
    DoubleDouble balance = DoubleDouble.ZERO;
    double scale = 0;
    for (int i = 0; i < n; i++) {
      if (!(a[i].hi() >= -OUTSIDE * c[i]) || !(a[i].minus(c[i]).hi() <= OUTSIDE * c[i])) {
        return;
      }
      balance = balance.plus(a[i].times(y[i]));
      scale += Math.abs(a[i].hi());
    }
    if (!(Math.abs(balance.hi()) <= OUTSIDE * scale)) {
      return;
    }
    double value = objective(a).toDouble();
    if (value < best) {
      best = value;
      alpha = Arrays.stream(a).mapToDouble(DoubleDouble::toDouble).toArray();
    }
  }

  private DoubleDouble objective(DoubleDouble[] a) {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int i = 0; i < a.length; i++) {
      DoubleDouble row = DoubleDouble.ZERO;
      for (int j = 0; j < a.length; j++) {
        row = row.plus(a[j].times(q[i][j]));
      }
      sum = sum.plus(a[i].times(row.times(0.5).plus(p[i])));
    }
    return sum;
  }

  /** Solves Q_FF a_F + b y_F = -p - Q_FU a_U and y_F' a_F = -y_U' a_U; false when singular. */
  private boolean solveFree(int[] state, int free, DoubleDouble[] a) {
    int n = y.length;
    int[] index = new int[free];
    for (int i = 0, k = 0; i < n; i++) {
      if (state[i] == FREE) {
        index[k++] = i;
      }
    }
    DoubleDouble[][] m = new DoubleDouble[free + 1][free + 2];
    for (int r = 0; r < free; r++) {
      DoubleDouble right = DoubleDouble.of(-p[index[r]]);
      for (int j = 0; j < n; j++) {
        right = state[j] == FREE ? right : right.minus(a[j].times(q[index[r]][j]));
      }
      for (int s = 0; s < free; s++) {
        m[r][s] = DoubleDouble.of(q[index[r]][index[s]]);
      }
      m[r][free] = DoubleDouble.of(y[index[r]]);
      m[r][free + 1] = right;
    }
    DoubleDouble balance = DoubleDouble.ZERO;
    for (int j = 0; j < n; j++) {
      balance = state[j] == FREE ? balance : balance.minus(a[j].times(y[j]));
    }
    for (int s = 0; s < free; s++) {
      m[free][s] = DoubleDouble.of(y[index[s]]);
    }
    m[free][free] = DoubleDouble.ZERO;
    m[free][free + 1] = balance;
    if (!Elimination.solve(m)) {
      return false;
    }
    for (int r = 0; r < free; r++) {
      a[index[r]] = m[r][free + 1];
    }
    return true;
  }
}
