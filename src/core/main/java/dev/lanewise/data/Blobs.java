package dev.lanewise.data;

import java.util.Arrays;
import java.util.Random;

/**
 * Normal clouds: row of class c is
 *
 * <pre>  centre(c) + deviation(c) (z1, ..., zd)</pre>
 *
 * <p>with standard normal z. As scikit-learn's {@code make_blobs}; numbers are not NumPy's,
 * whatever the seed. A seed gives the same bits on every machine. Immutable; start from {@link #of}
 * or {@link #inBox}.
 */
public final class Blobs {
  private final int[] sizes;
  private final double[][] centres;
  private final double[] deviations;
  private final boolean shuffled;

  private Blobs(int[] sizes, double[][] centres, double[] deviations, boolean shuffled) {
    this.sizes = sizes;
    this.centres = centres;
    this.deviations = deviations;
    this.shuffled = shuffled;
  }

  /**
   * n points spread evenly over the centres, the first n mod k of k centres having one more:
   * deviation 1, shuffled.
   *
   * @param centres one row for each class, copied
   * @throws IllegalArgumentException when there are fewer points than centres, or when centres are
   *     not finite or not of one length above 0
   */
  public static Blobs of(int n, double[]... centres) {
    DrawnRows.requireCount("number of centres", centres.length, 1);
    DrawnRows.requireCount("n", n, centres.length);
    return of(evenly(n, centres.length), centres);
  }

  /**
   * {@code sizes[c]} points around centre c: deviation 1, shuffled.
   *
   * @param sizes each at least 1, as many as centres
   * @param centres one row for each class, copied
   * @throws IllegalArgumentException when sizes and centres do not fit
   */
  public static Blobs of(int[] sizes, double[]... centres) {
    DrawnRows.requireCount("number of centres", centres.length, 1);
    if (sizes.length != centres.length) {
      throw new IllegalArgumentException(
          "there are " + sizes.length + " sizes and " + centres.length + " centres");
    }
    double[][] copies = new double[centres.length][];
    for (int c = 0; c < copies.length; c++) {
      DrawnRows.requireCount("size of class " + c, sizes[c], 1);
      copies[c] = centres[c].clone();
      requireCentre(c, copies[c], copies[0].length);
    }
    double[] deviations = new double[centres.length];
    Arrays.fill(deviations, 1);
    return new Blobs(sizes.clone(), copies, deviations, true);
  }

  /**
   * The same around centres drawn uniformly from [-halfWidth, halfWidth) in each of the features.
   *
   * @param seed of the centres alone; another one is given to {@link #draw}
   */
  public static Blobs inBox(int n, int centres, int features, double halfWidth, long seed) {
    DrawnRows.requireCount("number of centres", centres, 1);
    DrawnRows.requireCount("number of features", features, 1);
    DrawnRows.requireSpread("half width", halfWidth);
    Random random = new Random(seed);
    double[][] drawn = new double[centres][features];
    for (double[] centre : drawn) {
      Arrays.setAll(centre, j -> halfWidth * (2 * random.nextDouble() - 1));
    }
    return of(n, drawn);
  }

  /**
   * The same with other standard deviations: one for all classes or one for each.
   *
   * @throws IllegalArgumentException when their number is another or one is negative or not finite
   */
  public Blobs withDeviation(double... newDeviations) {
    if (newDeviations.length != 1 && newDeviations.length != sizes.length) {
      throw new IllegalArgumentException(
          "there are " + newDeviations.length + " deviations and " + sizes.length + " centres");
    }
    double[] each = new double[sizes.length];
    for (int c = 0; c < each.length; c++) {
      each[c] = newDeviations[newDeviations.length == 1 ? 0 : c];
      DrawnRows.requireSpread("deviation of class " + c, each[c]);
    }
    return new Blobs(sizes, centres, each, shuffled);
  }

  /** The same in random order or class by class. */
  public Blobs withShuffle(boolean on) {
    return new Blobs(sizes, centres, deviations, on);
  }

  /** The centre of each class, copied. */
  public double[][] centres() {
    double[][] copies = new double[centres.length][];
    Arrays.setAll(copies, c -> centres[c].clone());
    return copies;
  }

  /**
   * Draws the points; labels are 0, 1, ... in the order of the centres.
   *
   * @throws IllegalArgumentException when a coordinate is beyond the largest float
   * @throws dev.lanewise.matrix.CapacityException when they do not fit
   */
  public Dataset draw(long seed) {
    int n = 0;
    for (int size : sizes) {
      n = Math.addExact(n, size);
    }
    DrawnRows rows = new DrawnRows(n, centres[0].length, new Random(seed));
    for (int c = 0; c < sizes.length; c++) {
      for (int i = 0; i < sizes[c]; i++) {
        rows.add(c, deviations[c], centres[c]);
      }
    }
    if (shuffled) {
      rows.shuffle();
    }
    return rows.dataset();
  }

  /** n in k parts that differ by one at most, larger parts first. */
  static int[] evenly(int n, int k) {
    int[] sizes = new int[k];
    Arrays.setAll(sizes, c -> n / k + (c < n % k ? 1 : 0));
    return sizes;
  }

  private static void requireCentre(int c, double[] centre, int length) {
    if (centre.length != length || length == 0) {
      throw new IllegalArgumentException(
          "centre " + c + " has " + centre.length + " coordinates, centre 0 has " + length);
    }
    for (int j = 0; j < length; j++) {
      if (!Double.isFinite(centre[j])) {
        throw new IllegalArgumentException(
            "coordinate " + j + " of centre " + c + " is " + centre[j]);
      }
    }
  }
}
