package dev.lanewise.data;

import java.util.Random;

/**
 * Two half circles in the plane that reach into each other. With t = pi i / (n - 1), for point i of
 * the n of its class, class 0 is the upper and class 1 the lower moon:
 *
 * <pre>
 *   (cos t, sin t) + noise (z1, z2)
 *   (1 - cos t, 1/2 - sin t) + noise (z1, z2)
 * </pre>
 *
 * <p>with z1, z2 standard normal; of a single point t is 0. The points are those of scikit-learn's
 * {@code make_moons}; noise and order are not NumPy's, whatever the seed. A seed gives the same
 * bits on every machine. Immutable; start from {@link #of}.
 *
 * @param upper points of class 0, at least 1
 * @param lower points of class 1, at least 1
 * @param noise standard deviation of each coordinate, at least 0
 * @param shuffled whether rows come in random order, not class by class
 */
public record Moons(int upper, int lower, double noise, boolean shuffled) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public Moons {
    DrawnRows.requireCount("upper", upper, 1);
    DrawnRows.requireCount("lower", lower, 1);
    DrawnRows.requireSpread("noise", noise);
  }

  /** n points, half of them above (of an odd number the smaller half): no noise, shuffled. */
  public static Moons of(int n) {
    DrawnRows.requireCount("n", n, 2);
    return new Moons(n / 2, n - n / 2, 0, true);
  }

  /** The same with another standard deviation of each coordinate. */
  public Moons withNoise(double newNoise) {
    return new Moons(upper, lower, newNoise, shuffled);
  }

  /** The same in random order or class by class. */
  public Moons withShuffle(boolean on) {
    return new Moons(upper, lower, noise, on);
  }

  /**
   * Draws the points, {@code upper + lower} rows of 2 columns.
   *
   * @throws dev.lanewise.matrix.CapacityException when they do not fit
   */
  public Dataset draw(long seed) {
    DrawnRows rows = new DrawnRows(Math.addExact(upper, lower), 2, new Random(seed));
    for (int i = 0; i < upper; i++) {
      double t = angle(i, upper);
      rows.add(0, noise, StrictMath.cos(t), StrictMath.sin(t));
    }
    for (int i = 0; i < lower; i++) {
      double t = angle(i, lower);
      rows.add(1, noise, 1 - StrictMath.cos(t), 0.5 - StrictMath.sin(t));
    }
    if (shuffled) {
      rows.shuffle();
    }
    return rows.dataset();
  }

  private static double angle(int i, int n) {
    return Math.PI * i / Math.max(1, n - 1);
  }
}
