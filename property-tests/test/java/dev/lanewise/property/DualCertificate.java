package dev.lanewise.property;

import dev.lanewise.oracle.DoubleDouble;

/**
 * What the alphas of a dual are worth, worked out from scratch in double-double.
 *
 * @param violation m - M of the optimality condition, negative when there is room to spare
 * @param gap primal less dual objective at the given rho
 * @param objective 1/2 alpha'Q alpha - sum alpha
 * @param balance y'alpha
 * @param scale size of the terms in the gradient: 1 + sum of C times the largest |K|
 */
record DualCertificate(
    double violation, double gap, double objective, double balance, double scale) {

  static DualCertificate of(SvmCase.Pair pair, double[][] kernel) {
    int n = pair.alpha().length;
    DoubleDouble gap = DoubleDouble.ZERO;
    DoubleDouble objective = DoubleDouble.ZERO;
    DoubleDouble balance = DoubleDouble.ZERO;
    double upper = Double.NEGATIVE_INFINITY;
    double lower = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double y = pair.y()[i];
      double alpha = pair.alpha()[i];
      double c = pair.bound()[i];
      DoubleDouble f = DoubleDouble.ZERO; // decision value without rho
      for (int j = 0; j < n; j++) {
        f = f.plus(DoubleDouble.product(pair.y()[j] * pair.alpha()[j], kernel[i][j]));
        largest = Math.max(largest, Math.abs(kernel[i][j]));
      }
      double minusYG = f.negate().plus(y).toDouble(); // -y G = y - f
      boolean mayRise = y > 0 ? alpha < c : alpha > 0;
      boolean mayFall = y > 0 ? alpha > 0 : alpha < c;
      upper = mayRise ? Math.max(upper, minusYG) : upper;
      lower = mayFall ? Math.min(lower, minusYG) : lower;
      DoubleDouble alphaQalpha = f.times(y).times(alpha);
      DoubleDouble shortfall = f.minus(pair.rho()).times(-y).plus(1.0);
      gap = gap.plus(alphaQalpha).minus(alpha);
      gap = shortfall.toDouble() > 0 ? gap.plus(shortfall.times(c)) : gap;
      objective = objective.plus(alphaQalpha.times(0.5)).minus(alpha);
      balance = balance.plus(y * alpha);
    }
    return new DualCertificate(
        upper - lower,
        gap.toDouble(),
        objective.toDouble(),
        balance.toDouble(),
        1 + pair.totalBound() * largest);
  }
}
