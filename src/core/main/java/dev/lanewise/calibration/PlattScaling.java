package dev.lanewise.calibration;

import java.util.Arrays;

/**
 * Fits a {@link Sigmoid} to decision values by maximum likelihood (Platt 1999, in the form of Lin,
 * Lin and Weng, A note on Platt's probabilistic outputs for support vector machines, 2007).
 *
 * <p>With N+ positive and N- negative examples the targets are t = (N+ + 1) / (N+ + 2) for the
 * positive and t = 1 / (N- + 2) for the negative ones, never 0 or 1: separable examples too have a
 * finite optimum. Minimised is the convex
 *
 * <pre>  F(a, b) = sum of w (t z + log(1 + exp(-z))),   z = a f + b</pre>
 *
 * by Newton's method with backtracking from a = 0, b = log((N- + 1) / (N+ + 1)). The steps and the
 * end (both components of the gradient within 1e-5) are those of the paper, so the result agrees
 * with LIBSVM's for the same decisions. Three things go beyond it: decisions that differ by less
 * than a thousandth, or a total weight below 1, tighten the tolerance in proportion, where 1e-5
 * might hold from the start; decisions are centred meanwhile, and scaled by a power of two when
 * their spread is extreme; and of all the optima there are when all decisions are equal, that of
 * slope 0 is taken.
 *
 * <p>Where the decisions point the wrong way (the negative examples have the greater ones) the
 * optimum has a above 0. It is kept, as LIBSVM does: the probabilities are right for such
 * decisions. Ask {@link Sigmoid#increasing} where order matters. Examples of one class only give
 * the constant (N + 1) / (N + 2), or its complement.
 */
public final class PlattScaling {
  private static final int MAX_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-5;

  /** Added to the diagonal of the Hessian, which may be singular. */
  private static final double RIDGE = 1e-12;

  private static final double SMALLEST_STEP = 1e-10;
  private static final double SUFFICIENT_DECREASE = 1e-4;

  /** Decisions that differ by less tighten the tolerance. */
  private static final double SMALL_SPREAD = 0x1p-10;

  /** A component of the gradient below this share of its terms is noise. */
  private static final double NOISE = 0x1p-50;

  /** Binary orders of magnitude around 1 within which the spread of decisions is left alone. */
  private static final int ORDINARY = 20;

  private PlattScaling() {}

  /**
   * The sigmoid of some examples.
   *
   * @param decisions one for each example
   * @param positive is the example of the first class of the pair?
   * @throws IllegalArgumentException when there are no examples, the lengths differ or a decision
   *     is not finite
   */
  public static Sigmoid fit(double[] decisions, boolean[] positive) {
    return solve(decisions, positive, ones(decisions.length)).sigmoid();
  }

  /**
   * The sigmoid of weighted examples: an example of weight 2 counts as two.
   *
   * @param weights at least 0
   * @throws IllegalArgumentException as {@link #fit(double[], boolean[])}, and when a weight is
   *     negative or not finite, or the weights add up to 0 or above 1e100
   */
  public static Sigmoid fit(double[] decisions, boolean[] positive, double[] weights) {
    return solve(decisions, positive, weights).sigmoid();
  }

  /** As {@link #fit(double[], boolean[], double[])}, with what happened on the way. */
  public static PlattFit solve(double[] decisions, boolean[] positive, double[] weights) {
    Examples.check(decisions, positive, weights);
    int counting = (int) Arrays.stream(weights).filter(w -> w > 0).count();
    return counting < weights.length
        ? solveCounting(counting, decisions, positive, weights)
        : solveAll(decisions, positive, weights);
  }

  /** Without the examples of weight 0, whose decisions must not matter. */
  private static PlattFit solveCounting(
      int counting, double[] decisions, boolean[] positive, double[] weights) {
    double[] f = new double[counting];
    boolean[] ofFirst = new boolean[counting];
    double[] w = new double[counting];
    int n = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        f[n] = decisions[i];
        ofFirst[n] = positive[i];
        w[n++] = weights[i];
      }
    }
    return solveAll(f, ofFirst, w);
  }

  private static PlattFit solveAll(double[] decisions, boolean[] positive, double[] weights) {
    double centre = centre(decisions, weights);
    double halfSpread = 0;
    for (double f : decisions) {
      halfSpread = Math.max(halfSpread, Math.abs(f / 2 - centre / 2));
    }
    int shift = shift(halfSpread);
    double[] moved = new double[decisions.length];
    for (int i = 0; i < moved.length; i++) {
      double f = decisions[i];
      moved[i] = shift == 0 ? f - centre : Math.scalb(f / 2 - centre / 2, 1 - shift);
    }
    PlattObjective objective = new PlattObjective(moved, positive, weights);
    Tolerances tolerances =
        Tolerances.of(
            objective.positiveWeight() + objective.negativeWeight(),
            Math.scalb(halfSpread, 1 - shift),
            shift == 0 ? centre : 0);
    return minimise(objective, tolerances, centre, shift);
  }

  /** Power of two that brings an extreme spread near 1; 0 for others. */
  private static int shift(double halfSpread) {
    boolean subnormal = halfSpread < Double.MIN_NORMAL;
    int exponent =
        subnormal ? Math.getExponent(halfSpread * 0x1p53) - 53 : Math.getExponent(halfSpread);
    return halfSpread == 0 || Math.abs(exponent + 1) <= ORDINARY ? 0 : exponent + 1;
  }

  /**
   * When the gradient counts as 0.
   *
   * @param centre what has been taken from the decisions, 0 where they are scaled as well
   * @param a of the component of a, for decisions that have not been centred: the paper's rule
   * @param centredA of the component of a for centred decisions; implied by the others unless the
   *     spread is small
   * @param b of the component of b
   */
  private record Tolerances(double centre, double a, double centredA, double b) {
    static Tolerances of(double weight, double spread, double centre) {
      double unit = TOLERANCE * Math.min(1, weight);
      double noise = NOISE * weight;
      return new Tolerances(
          centre,
          Math.max(unit, noise * (spread + Math.abs(centre))),
          Math.max(
              unit * (1 + Math.abs(centre)) * Math.min(1, spread / SMALL_SPREAD), noise * spread),
          Math.max(unit, noise));
    }

    boolean hold(PlattObjective f) {
      return Math.abs(f.gradientB()) <= b
          && Math.abs(f.gradientA()) <= centredA
          && Math.abs(f.gradientA() + centre * f.gradientB()) <= a;
    }
  }

  private static PlattFit minimise(
      PlattObjective f, Tolerances tolerances, double centre, int shift) {
    double a = 0;
    double b = Math.log((f.negativeWeight() + 1) / (f.positiveWeight() + 1));
    double value = f.value(a, b);
    for (int iteration = 0; ; iteration++) {
      f.differentiate(a, b);
      boolean flat = tolerances.hold(f);
      if (flat || iteration == MAX_ITERATIONS) {
        return new PlattFit(sigmoid(a, b, centre, shift), iteration, flat);
      }
      double aa = f.hessianAA() + RIDGE;
      double bb = f.hessianBB() + RIDGE;
      double determinant = aa * bb - f.hessianAB() * f.hessianAB();
      double da = -(bb * f.gradientA() - f.hessianAB() * f.gradientB()) / determinant;
      double db = -(aa * f.gradientB() - f.hessianAB() * f.gradientA()) / determinant;
      double slope = f.gradientA() * da + f.gradientB() * db;
      double step = 1;
      double next = f.value(a + da, b + db);
      while (!(next < value + SUFFICIENT_DECREASE * step * slope)) {
        step /= 2;
        if (step < SMALLEST_STEP) {
          boolean atMinimum = -slope <= f.roundingOfValue(value);
          return new PlattFit(sigmoid(a, b, centre, shift), iteration, atMinimum);
        }
        next = f.value(a + step * da, b + step * db);
      }
      a += step * da;
      b += step * db;
      value = next;
    }
  }

  /** For decisions as they were; a slope beyond the range becomes the steepest there is. */
  private static Sigmoid sigmoid(double a, double b, double centre, int shift) {
    double slope = finite(Math.scalb(a, -shift));
    return new Sigmoid(slope, finite(b - slope * centre));
  }

  private static double finite(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** Weighted mean; exactly the decision where all are equal. */
  private static double centre(double[] decisions, double[] weights) {
    double total = 0;
    for (double w : weights) {
      total += w;
    }
    double mean = 0;
    double least = decisions[0];
    double greatest = decisions[0];
    for (int i = 0; i < decisions.length; i++) {
      mean += weights[i] / total * decisions[i];
      least = Math.min(least, decisions[i]);
      greatest = Math.max(greatest, decisions[i]);
    }
    return Math.clamp(mean, least, greatest);
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
