package dev.lanewise.data;

import java.util.Random;

/**
 * The data sets of the article Everything You Wanted to Know about the Kernel Trick (Eric Kim,
 * 2013), by its figures. Sizes, shapes and noise are those of the article as far as it tells them;
 * its random numbers came from NumPy, so that no seed gives the very points of its figures, and
 * scores on these data agree with the printed ones in kind, not in every digit. A seed gives the
 * same bits on every machine.
 */
public final class KernelTrickData {
  private static final int OUTSIDE = 600;
  private static final int INSIDE = 200;

  private KernelTrickData() {}

  /** Figures 1 and 2: 200 points around (0, 0), class 0, and (4, 4), class 1, deviation 1. */
  public static Dataset blobs(long seed) {
    return Blobs.of(200, new double[] {0, 0}, new double[] {4, 4}).draw(seed);
  }

  /**
   * Figures 3 and 4 and those of the decision boundaries of its kernels: 600 points of an outer
   * ring, class 0, and 200 of an inner one, class 1, in random order; a quarter held out leaves 600
   * and 200 rows, as there.
   *
   * <p>The article does not say how its rings were drawn. Here a point is r (cos t, sin t), t
   * uniform in [0, 2 pi), and r normal with deviation 0.25 around 3 outside and 1 inside.
   */
  public static Dataset rings(long seed) {
    Random random = new Random(seed);
    DrawnRows rows = new DrawnRows(OUTSIDE + INSIDE, 2, random);
    for (int i = 0; i < OUTSIDE + INSIDE; i++) {
      boolean outside = i < OUTSIDE;
      double angle = 2 * Math.PI * random.nextDouble();
      double r = (outside ? 3 : 1) + 0.25 * random.nextGaussian();
      rows.add(outside ? 0 : 1, 0, r * StrictMath.cos(angle), r * StrictMath.sin(angle));
    }
    rows.shuffle();
    return rows.dataset();
  }

  /**
   * Figure 5: 200 points on circles of radius 1, class 0, and 0.4, class 1, noise 0.07. A third
   * coordinate x1^2 + x2^2 lifts them to where the plane of height 0.5 separates them.
   */
  public static Dataset circles(long seed) {
    return Rings.of(200).withFactor(0.4).withNoise(0.07).draw(seed);
  }
}
