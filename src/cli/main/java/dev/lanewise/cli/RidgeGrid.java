package dev.lanewise.cli;

/**
 * The grids of {@code ridge}: first far apart, then close around the best.
 *
 * @param gammas empty where there is no gamma, or it is given
 * @param lambdas a single one where it is given
 */
record RidgeGrid(double[] gammas, double[] lambdas) {
  /** Powers of 4 on both sides of 1 / (features x variance). */
  private static final int GAMMAS = 4;

  /** Powers of 4 from this below the mean of the diagonal of K, and above. */
  private static final int LAMBDAS_BELOW = 10;

  private static final int LAMBDAS_ABOVE = 4;

  /** Steps of half a power of 2 on both sides of the best. */
  private static final int FINE = 3;

  static double[] gammas(double centre) {
    return powers(centre, 4, -GAMMAS, GAMMAS);
  }

  static double[] lambdas(double scale) {
    return powers(scale, 4, -LAMBDAS_BELOW, LAMBDAS_ABOVE);
  }

  static double[] around(double best) {
    return powers(best, Math.sqrt(2), -FINE, FINE);
  }

  private static double[] powers(double centre, double base, int from, int to) {
    double[] all = new double[to - from + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = centre * StrictMath.pow(base, from + i);
    }
    return all;
  }
}
