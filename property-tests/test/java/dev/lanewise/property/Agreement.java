package dev.lanewise.property;

import static dev.lanewise.property.SvmDual.dot;

import dev.lanewise.oracle.Format;
import java.util.Arrays;

/**
 * Compares two solutions of one dual problem, each found by stopping at a KKT violation of at most
 * its tolerance, on kernel matrices that are both off by their roundings.
 *
 * <p>With K the kernel matrix in double, E_a the errors of the one a solver used, D the objective,
 * d = b - a the difference of the coefficients and S the sum of the bounds:
 *
 * <pre>
 *   D(b) - D(a)  =  G(a)'d + 1/2 d'Kd
 *   G(a)'d      &gt;=  -tolerance S - |d|'E_a|a|         the violation is one of K + E_a
 *   gap(a)      &lt;=   tolerance S + bounds'E_a|a|      each term is C_i Lipschitz in f_i
 *   1/2 |w(a) - w*|^2 &lt;= D(a) - D* &lt;= gap(a), so  sqrt(d'Kd) &lt;= sqrt(2 gap(a)) + sqrt(2 gap(b))
 *   |f_a(x) - f_b(x)| &lt;= sqrt(d'Kd) sqrt(K(x, x)) + |rho_a - rho_b|
 * </pre>
 *
 * The two lines before the last need K positive semidefinite. Where an example is free in both
 * solutions, its f is fixed up to the tolerance, and that bounds |rho_a - rho_b|.
 */
final class Agreement {
  private final SvmDual dual;
  private final Solution ours;
  private final Solution theirs;
  private final double[] difference;
  private final double curvature;

  /** Of the curvature, of values of the functions, of objectives and gaps. */
  private final double curvatureRounding;

  private final double valueRounding;
  private final double rounding;
  private final String where;

  /**
   * A solution.
   *
   * @param beta coefficients
   * @param rho offset
   * @param width margin or tube, see {@link SvmDual#gap}
   * @param tolerance largest violation it was found with
   * @param noise (E |beta|)_i, the errors of the kernel matrix it was found with
   */
  record Solution(double[] beta, double rho, double width, double tolerance, double[] noise) {
    static Solution of(double[] beta, double rho, double tolerance, double[][] error) {
      double[] noise = SvmDual.product(error, abs(beta));
      return new Solution(beta, rho, Double.NaN, tolerance, noise);
    }

    Solution withWidth(double newWidth) {
      return new Solution(beta, rho, newWidth, tolerance, noise);
    }

    /** With its function times a factor, and all that goes with it. */
    Solution times(double factor) {
      double[] scaled = Arrays.stream(beta).map(b -> b * factor).toArray();
      double[] scaledNoise = Arrays.stream(noise).map(e -> e * factor).toArray();
      return new Solution(scaled, rho * factor, factor, tolerance, scaledNoise);
    }
  }

  /**
   * @param steps iterations, each of which adds a rounding in double
   */
  Agreement(SvmDual dual, Solution ours, Solution theirs, long steps, String where) {
    this.dual = dual;
    this.ours = ours;
    this.theirs = theirs;
    this.where = where;
    int n = dual.k().length;
    double largest = 0;
    for (double[] row : dual.k()) {
      for (double v : row) {
        largest = Math.max(largest, Math.abs(v));
      }
    }
    double total = dual.totalBound();
    double sizes = 1 + dot(abs(ours.beta), ones(n)) + dot(abs(theirs.beta), ones(n));
    this.valueRounding = 8 * (steps + n) * Format.DOUBLE.unit() * (1 + sizes * largest);
    this.rounding = valueRounding * (1 + total);
    this.difference = new double[n];
    for (int i = 0; i < n; i++) {
      difference[i] = ours.beta[i] - theirs.beta[i];
    }
    this.curvature = dot(difference, dual.apply(difference));
    double[] sizesOfTerms = SvmDual.product(absolute(dual.k()), abs(difference));
    this.curvatureRounding =
        4 * (n + 8) * Format.DOUBLE.unit() * dot(abs(difference), sizesOfTerms);
  }

  /** 0 &lt;= gap &lt;= tolerance S, on either side, and the reported one is the one there is. */
  void gapsAreWithinTheirBounds(double reported, double reportedBound) {
    double ofOurs = gap(ours);
    double allowed = spread(ours) + rounding;
    Check.within(ofOurs - reported, allowed, () -> where + ": more than the reported gap");
    if (!dual.leastWidth(ours.width)) { // else ours is the least for any width
      Check.within(reported - ofOurs, allowed, () -> where + ": less than the reported gap");
    }
    Check.within(-reported, rounding, () -> where + ": the reported gap is negative");
    Check.within(
        reported, reportedBound + rounding, () -> where + ": reported gap, reported bound");
    double total = dual.totalBound();
    double most = ours.tolerance * total;
    Check.within(reportedBound, most + rounding, () -> where + ": reported bound of the gap");
    Check.within(ofOurs, most + spread(ours) + rounding, () -> where + ": our gap");
    Check.within(
        gap(theirs),
        theirs.tolerance * total + spread(theirs) + rounding,
        () -> where + ": LIBSVM's gap");
  }

  /** The objectives differ by what both tolerances allow. */
  void objectivesAgree() {
    double a = dual.objective(ours.beta);
    double b = dual.objective(theirs.beta);
    double concave = Math.max(0, -curvature / 2);
    double total = dual.totalBound();
    double most = ours.tolerance * total + concave + rounding;
    double least = theirs.tolerance * total + concave + rounding;
    Check.within(a - b, most + along(ours), () -> where + ": objective " + a + " above " + b);
    Check.within(b - a, least + along(theirs), () -> where + ": objective " + a + " below " + b);
  }

  /** The weights of both functions differ by what the gaps leave; for Mercer kernels alone. */
  void weightsAgree() {
    double allowed =
        Math.sqrt(2 * Math.max(0, gap(ours) + rounding))
            + Math.sqrt(2 * Math.max(0, gap(theirs) + rounding));
    Check.within(-curvature, curvatureRounding, () -> where + ": d'Kd is negative");
    Check.within(
        weights(),
        allowed + Math.sqrt(2 * curvatureRounding),
        () -> where + ": distance of weights");
  }

  /** Where an example is free in both solutions, rho is the same; false where there is none. */
  boolean offsetsAgree() {
    double above = Double.POSITIVE_INFINITY;
    double below = Double.POSITIVE_INFINITY;
    for (int i = 0; i < difference.length; i++) {
      boolean sameSide = ours.beta[i] * theirs.beta[i] > 0;
      if (sameSide && dual.free(ours.beta, i) && dual.free(theirs.beta, i)) {
        double moved = Math.abs(dot(dual.k()[i], difference));
        double noise = ours.noise[i] + theirs.noise[i];
        // The mean of free examples: each is within the tolerance of it, but for its noise.
        double apart = moved + ours.tolerance + theirs.tolerance + noise;
        above = ours.beta[i] > 0 ? Math.min(above, apart) : above;
        below = ours.beta[i] < 0 ? Math.min(below, apart) : below;
      }
    }
    // With nu, either side fixes rho plus or minus the width: half the sum of both is rho.
    double allowed = dual.nu() ? (above + below) / 2 : Math.min(above, below);
    double most = allowed + valueRounding;
    Check.within(Math.abs(ours.rho - theirs.rho), most, () -> where + ": rho");
    return allowed < Double.POSITIVE_INFINITY;
  }

  /** How far two values of the functions at x may be apart. */
  double band(double kxx, double errorAtX) {
    return weights() * Math.sqrt(kxx) + Math.abs(ours.rho - theirs.rho) + errorAtX + valueRounding;
  }

  private double weights() {
    return Math.sqrt(Math.max(0, curvature) + curvatureRounding);
  }

  private double gap(Solution s) {
    return dual.gap(s.beta, s.rho, s.width);
  }

  private double spread(Solution s) {
    double twice = dual.totalBound() / dot(dual.bound(), ones(difference.length));
    return twice * dot(dual.bound(), s.noise);
  }

  private double along(Solution s) {
    return dot(abs(difference), s.noise);
  }

  private static double[][] absolute(double[][] m) {
    return Arrays.stream(m).map(Agreement::abs).toArray(double[][]::new);
  }

  static double[] abs(double[] v) {
    double[] out = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      out[i] = Math.abs(v[i]);
    }
    return out;
  }

  private static double[] ones(int n) {
    double[] out = new double[n];
    Arrays.fill(out, 1);
    return out;
  }
}
