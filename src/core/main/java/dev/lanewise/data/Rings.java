package dev.lanewise.data;

import java.util.Random;

/**
 * Two concentric circles in the plane: what no line separates. Class 0 lies on the circle of radius
 * 1, class 1 on that of radius {@code factor}. Point i of the n of its class is
 *
 * <pre>  r (cos 2 pi i / n, sin 2 pi i / n) + noise (z1, z2)</pre>
 *
 * <p>with z1, z2 standard normal. The points are those of scikit-learn's {@code make_circles};
 * noise and order are not NumPy's, whatever the seed. Sine and cosine are {@link StrictMath}'s, so
 * a seed gives the same bits on every machine. Immutable; start from {@link #of}.
 *
 * @param outer points of class 0, at least 1
 * @param inner points of class 1, at least 1
 * @param factor radius of the inner circle, at least 0 and below 1
 * @param noise standard deviation of each coordinate, at least 0
 * @param shuffled whether rows come in random order, not class by class
 */
public record Rings(int outer, int inner, double factor, double noise, boolean shuffled) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public Rings {
    DrawnRows.requireCount("outer", outer, 1);
    DrawnRows.requireCount("inner", inner, 1);
    if (!(factor >= 0 && factor < 1)) {
      throw new IllegalArgumentException(
          "factor is " + factor + ", expected at least 0 and below 1");
    }
    DrawnRows.requireSpread("noise", noise);
  }

  /**
   * n points, half of them outside (of an odd number the smaller half): factor 0.8, no noise,
   * shuffled.
   */
  public static Rings of(int n) {
    DrawnRows.requireCount("n", n, 2);
    return of(n / 2, n - n / 2);
  }

  /** So many points on each circle: factor 0.8, no noise, shuffled. */
  public static Rings of(int outer, int inner) {
    return new Rings(outer, inner, 0.8, 0, true);
  }

  /** The same with another inner radius. */
  public Rings withFactor(double newFactor) {
    return new Rings(outer, inner, newFactor, noise, shuffled);
  }

  /** The same with another standard deviation of each coordinate. */
  public Rings withNoise(double newNoise) {
    return new Rings(outer, inner, factor, newNoise, shuffled);
  }

  /** The same in random order or class by class. */
  public Rings withShuffle(boolean on) {
    return new Rings(outer, inner, factor, noise, on);
  }

  /**
   * Draws the points, {@code outer + inner} rows of 2 columns.
   *
   * @throws dev.lanewise.matrix.CapacityException when they do not fit
   */
  public Dataset draw(long seed) {
    DrawnRows rows = new DrawnRows(Math.addExact(outer, inner), 2, new Random(seed));
    addCircle(rows, 0, outer, 1);
    addCircle(rows, 1, inner, factor);
    if (shuffled) {
      rows.shuffle();
    }
    return rows.dataset();
  }

  private void addCircle(DrawnRows rows, int label, int n, double radius) {
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / n;
      rows.add(label, noise, radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
    }
  }
}
