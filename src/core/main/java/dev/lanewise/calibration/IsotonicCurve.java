package dev.lanewise.calibration;

import java.util.Arrays;

/**
 * A curve that never falls: straight between knots, constant before the first and after the last.
 * Monotone bit for bit. Immutable.
 */
public final class IsotonicCurve implements Calibration {
  private final double[] decisions;
  private final double[] probabilities;

  private IsotonicCurve(double[] decisions, double[] probabilities) {
    this.decisions = decisions;
    this.probabilities = probabilities;
  }

  /**
   * A curve through knots, which are copied.
   *
   * @param decisions where, strictly increasing
   * @param probabilities from 0 to 1, not decreasing
   * @throws IllegalArgumentException when there is no knot, the lengths differ, a number is out of
   *     range or out of order
   */
  public static IsotonicCurve of(double[] decisions, double[] probabilities) {
    Examples.requireFinite(decisions, "knot");
    int n = decisions.length;
    if (n != probabilities.length) {
      throw new IllegalArgumentException(n + " knots, " + probabilities.length + " probabilities");
    }
    double[] x = new double[n];
    double before = 0;
    for (int i = 0; i < n; i++) {
      x[i] = decisions[i] + 0.0; // no -0.0, which a binary search would tell apart
      if (i > 0 && !(x[i] > x[i - 1])) {
        throw new IllegalArgumentException(
            "knot " + i + " is " + x[i] + ", not above " + x[i - 1] + " before it");
      }
      if (!(probabilities[i] >= before && probabilities[i] <= 1)) {
        throw new IllegalArgumentException(
            "probability " + i + " is " + probabilities[i] + ", expected " + before + " to 1");
      }
      before = probabilities[i];
    }
    return new IsotonicCurve(x, probabilities.clone());
  }

  /** Where the knots are; a copy. */
  public double[] decisions() {
    return decisions.clone();
  }

  /** What the curve is at the knots; a copy. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  @Override
  public double probability(double decision) {
    if (Double.isNaN(decision)) {
      return Double.NaN;
    }
    int found = Arrays.binarySearch(decisions, decision + 0.0);
    if (found >= 0) {
      return probabilities[found];
    }
    int after = -found - 1;
    if (after == 0 || after == decisions.length) {
      return probabilities[Math.min(after, decisions.length - 1)];
    }
    double low = probabilities[after - 1];
    double high = probabilities[after];
    double share = share(decisions[after - 1], decision, decisions[after]);
    // high - low may have been rounded up.
    return Math.min(low + (high - low) * share, high);
  }

  /** How much of the way from x0 to x1 lies before x. */
  private static double share(double x0, double x, double x1) {
    double length = x1 - x0;
    return length <= Double.MAX_VALUE
        ? (x - x0) / length
        : (x / 2 - x0 / 2) / (x1 / 2 - x0 / 2); // opposite ends of the range
  }

  @Override
  public boolean increasing() {
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IsotonicCurve that
        && Arrays.equals(decisions, that.decisions)
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(decisions) + Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return "IsotonicCurve of " + decisions.length + " knots";
  }
}
