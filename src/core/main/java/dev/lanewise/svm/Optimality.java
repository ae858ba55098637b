package dev.lanewise.svm;

/**
 * How far a point of a dual problem is from the optimum, and the multipliers of its constraints:
 * docs/smo.md derives all of it. Everything comes from alpha and v.
 */
final class Optimality {
  private Optimality() {}

  /** Dual objective 1/2 alpha'(G + p). */
  static double objective(SmoState s) {
    double sum = 0;
    for (int i = 0; i < s.size; i++) {
      sum += s.alpha[i] * (s.label(i) * s.v[i] + s.linear(i));
    }
    return sum / 2;
  }

  /** KKT violation m - M, at least 0; the larger one of the two signs where each has its own. */
  static double violation(SmoState s) {
    double violation =
        s.bySign
            ? Math.max(violation(s, 0, s.split), violation(s, s.split, s.size))
            : violation(s, 0, s.size);
    return Math.max(0, violation);
  }

  private static double violation(SmoState s, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      least = Math.min(least, s.v[i] + s.up[i]);
      greatest = Math.max(greatest, Math.min(s.v[i], s.low[i]));
    }
    return greatest - least;
  }

  /**
   * Primal less dual objective: with g_i = G_i - s_i rho, the slope of the Lagrangian, the sum of
   * alpha_i g_i + C_i max(0, -g_i). No term is negative, and none is more than C_i times the
   * violation, since rho lies between -m and -M.
   */
  static double gap(SmoState s) {
    if (s.bySign) {
      return gap(s, 0, s.split, offset(s, 0, s.split), s.constantPositive())
          + gap(s, s.split, s.size, offset(s, s.split, s.size), s.constantNegative());
    }
    return gap(s, 0, s.size, rho(s), s.constant());
  }

  private static double gap(SmoState s, int from, int to, double rho, double constant) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double g = s.label(i) * s.v[i];
      sum += s.alpha[i] * g + s.bound(i) * Math.max(0, s.label(i) * rho - g);
    }
    return sum - rho * constant;
  }

  /** |w|^2 = alpha' Q alpha. */
  static double squaredNorm(SmoState s) {
    double sum = 0;
    for (int i = 0; i < s.size; i++) {
      sum += s.alpha[i] * (s.label(i) * s.v[i] - s.linear(i));
    }
    return sum;
  }

  /** The offset of the decision values. */
  static double rho(SmoState s) {
    return s.bySign
        ? (offset(s, 0, s.split) + offset(s, s.split, s.size)) / 2
        : offset(s, 0, s.size);
  }

  /** Where each sign has its own multiplier: decision values are at least that far from 0. */
  static double margin(SmoState s) {
    return (offset(s, 0, s.split) - offset(s, s.split, s.size)) / 2;
  }

  /**
   * The multiplier of a constraint: the mean of v over free support vectors; without any, the
   * middle of the interval the bounds leave, or its one end where all alphas are at their upper
   * bounds.
   */
  private static double offset(SmoState s, int from, int to) {
    double sum = 0;
    int free = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (s.alpha[i] > 0 && s.alpha[i] < s.bound(i)) {
        sum += s.v[i];
        free++;
      }
      least = Math.min(least, s.v[i] + s.up[i]);
      greatest = Math.max(greatest, Math.min(s.v[i], s.low[i]));
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
