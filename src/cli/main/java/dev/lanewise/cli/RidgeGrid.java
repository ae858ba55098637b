package dev.lanewise.cli;

/** The grids of {@code ridge}: first far apart, then close around the best. */
final class RidgeGrid {
  private static final double HALF_POWER = Math.sqrt(2);

  private RidgeGrid() {}

  /** Powers of 4 around 1 / (features x variance). */
  static double[] gammas(double centre) {
    return powers(centre, 4, -4, 4);
  }

  /** Powers of 4 times the mean of the diagonal of K. */
  static double[] lambdas(double scale) {
    return powers(scale, 4, -10, 4);
  }

  /** Half powers of 2 around the best so far. */
  static double[] around(double best) {
    return powers(best, HALF_POWER, -3, 3);
  }

  private static double[] powers(double centre, double base, int from, int to) {
    double[] all = new double[to - from + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = centre * StrictMath.pow(base, from + i);
    }
    return all;
  }
}
