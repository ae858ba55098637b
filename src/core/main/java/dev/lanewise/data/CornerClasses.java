package dev.lanewise.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Classes made of clouds around corners of a hypercube, with columns that say nothing and labels
 * that are wrong: a problem of any size for which it is known what matters. Cloud k belongs to
 * class k mod classes and has a corner v of {-1, +1}^informative of its own and a matrix A with
 * entries uniform in [-1, 1). The columns of a row are, in this order,
 *
 * <pre>
 *   informative:  x = separation v + z A           z standard normal
 *   redundant:    x B                              B uniform in [-1, 1), the same for all rows
 *   useless:      standard normal
 * </pre>
 *
 * <p>At last each label is replaced, with probability {@code labelNoise}, by one of the other
 * classes.
 *
 * <p>The idea is that of Guyon's generator (Design of experiments for the NIPS 2003 variable
 * selection benchmark, 2003) and of scikit-learn's {@code make_classification}. Different from the
 * latter: columns keep their order and are neither repeated, shifted nor scaled; classes are of
 * equal size; label noise always changes the label, where there a new one is drawn among all
 * classes, so that {@code flip_y} of two classes is twice the noise here. Numbers are not NumPy's,
 * whatever the seed. A seed gives the same bits on every machine. Immutable; start from {@link
 * #of}.
 *
 * @param rows at least as many as there are clouds
 * @param informative columns that the class depends on, 1 to {@value #MOST_INFORMATIVE}
 * @param redundant columns that follow from them, at least 0
 * @param useless columns that nothing depends on, at least 0
 * @param classes at least 2
 * @param clouds of each class; all together at most as many as corners
 * @param separation half the length of an edge of the hypercube, at least 0
 * @param labelNoise probability of a wrong label, 0 to 1
 * @param shuffled whether rows come in random order, not cloud by cloud
 */
public record CornerClasses(
    int rows,
    int informative,
    int redundant,
    int useless,
    int classes,
    int clouds,
    double separation,
    double labelNoise,
    boolean shuffled) {
  /** Corners are numbered by the bits of an int. */
  public static final int MOST_INFORMATIVE = 30;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public CornerClasses {
    DrawnRows.requireCount("informative", informative, 1);
    if (informative > MOST_INFORMATIVE) {
      throw new IllegalArgumentException(
          "informative is " + informative + ", expected at most " + MOST_INFORMATIVE);
    }
    DrawnRows.requireCount("redundant", redundant, 0);
    DrawnRows.requireCount("useless", useless, 0);
    DrawnRows.requireCount("classes", classes, 2);
    DrawnRows.requireCount("clouds", clouds, 1);
    if ((long) classes * clouds > 1 << informative) {
      throw new IllegalArgumentException(
          classes
              + " classes of "
              + clouds
              + " clouds need "
              + (long) classes * clouds
              + " corners, "
              + informative
              + " informative features have "
              + (1 << informative));
    }
    DrawnRows.requireCount("rows", rows, classes * clouds);
    DrawnRows.requireSpread("separation", separation);
    if (!(labelNoise >= 0 && labelNoise <= 1)) {
      throw new IllegalArgumentException("labelNoise is " + labelNoise + ", expected 0 to 1");
    }
  }

  /** Two classes of two clouds; 2 informative, 2 redundant and 16 useless columns, no noise. */
  public static CornerClasses of(int rows) {
    return new CornerClasses(rows, 2, 2, 16, 2, 2, 1, 0, true);
  }

  /** The same with other columns. */
  public CornerClasses withColumns(int newInformative, int newRedundant, int newUseless) {
    return new CornerClasses(
        rows,
        newInformative,
        newRedundant,
        newUseless,
        classes,
        clouds,
        separation,
        labelNoise,
        shuffled);
  }

  /** The same with other classes, each of so many clouds. */
  public CornerClasses withClasses(int newClasses, int newClouds) {
    return new CornerClasses(
        rows,
        informative,
        redundant,
        useless,
        newClasses,
        newClouds,
        separation,
        labelNoise,
        shuffled);
  }

  /** The same with clouds closer together or further apart. */
  public CornerClasses withSeparation(double newSeparation) {
    return new CornerClasses(
        rows,
        informative,
        redundant,
        useless,
        classes,
        clouds,
        newSeparation,
        labelNoise,
        shuffled);
  }

  /** The same with another probability of a wrong label. */
  public CornerClasses withLabelNoise(double newLabelNoise) {
    return new CornerClasses(
        rows,
        informative,
        redundant,
        useless,
        classes,
        clouds,
        separation,
        newLabelNoise,
        shuffled);
  }

  /** The same in random order or cloud by cloud. */
  public CornerClasses withShuffle(boolean on) {
    return new CornerClasses(
        rows, informative, redundant, useless, classes, clouds, separation, labelNoise, on);
  }

  /**
   * Draws the rows, of {@code informative + redundant + useless} columns; labels are 0, 1, ...
   *
   * @throws dev.lanewise.matrix.CapacityException when they do not fit
   */
  public Dataset draw(long seed) {
    Random random = new Random(seed);
    int columns = Math.addExact(Math.addExact(informative, redundant), useless);
    DrawnRows drawn = new DrawnRows(rows, columns, random);
    double[][] b = uniform(informative, redundant, random);
    int[] sizes = Blobs.evenly(rows, classes * clouds);
    Set<Integer> taken = new HashSet<>();
    for (int k = 0; k < sizes.length; k++) {
      int corner = random.nextInt(1 << informative);
      while (!taken.add(corner)) {
        corner =
            (corner + 1) % (1 << informative); // the next free one: ends however many there are
      }
      double[][] a = uniform(informative, informative, random);
      for (int i = 0; i < sizes[k]; i++) {
        double[] row = row(corner, a, b, columns, random);
        drawn.add(label(k % classes, random), 0, row);
      }
    }
    if (shuffled) {
      drawn.shuffle();
    }
    return drawn.dataset();
  }

  private double[] row(int corner, double[][] a, double[][] b, int columns, Random random) {
    double[] row = new double[columns];
    for (int j = 0; j < informative; j++) {
      row[j] = (corner >> j & 1) == 1 ? separation : -separation;
    }
    for (double[] direction : a) {
      double z = random.nextGaussian();
      for (int j = 0; j < informative; j++) {
        row[j] += z * direction[j];
      }
    }
    for (int j = 0; j < redundant; j++) {
      for (int i = 0; i < informative; i++) {
        row[informative + j] += row[i] * b[i][j];
      }
    }
    for (int j = informative + redundant; j < columns; j++) {
      row[j] = random.nextGaussian();
    }
    return row;
  }

  /** Drawn for every row, noise or not, so that the features do not depend on the noise. */
  private int label(int right, Random random) {
    boolean wrong = random.nextDouble() < labelNoise;
    int other = random.nextInt(classes - 1);
    return wrong ? (right + 1 + other) % classes : right;
  }

  private static double[][] uniform(int rows, int columns, Random random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      Arrays.setAll(row, j -> 2 * random.nextDouble() - 1);
    }
    return matrix;
  }
}
