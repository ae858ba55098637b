package dev.lanewise.generator;

import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;

/**
 * Labelled rows of the kinds that break classifiers.
 *
 * @param features dense rows
 * @param labels one per row
 */
public record DataSet(Frame features, int[] labels) {

  /** The shapes a data set can have. */
  public enum Kind {
    /** Two overlapping clouds. */
    CLOUDS,
    /** Two clouds far apart. */
    SEPARABLE,
    /** Four clouds, opposite ones of the same class. */
    XOR,
    /** Labels that have nothing to do with the features. */
    NOISE,
    /** Few distinct rows, each several times. */
    DUPLICATES,
    /** Every row once with each label. */
    CONTRADICTIONS,
    /** All rows on a line through the origin. */
    COLINEAR,
    /** All features but one the same everywhere. */
    CONSTANT_FEATURES,
    /** A single one in a row of zeros. */
    ONE_HOT,
    /** Clouds around a centre far from the origin. */
    OFFSET,
    /** One row of the first class, all others of the second. */
    IMBALANCED
  }

  /** A two-class set with labels +1 and -1, both present; rows at least 2. */
  public static DataSet draw(Kind kind, int rows, int cols, SplittableRandom random) {
    double[] x = new double[rows * cols];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = label(kind, i, random);
    }
    labels[0] = 1;
    labels[1] = -1;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        x[i * cols + j] = Format.FLOAT.round(value(kind, i, j, cols, labels[i], random));
      }
      repeat(kind, x, labels, i, cols);
    }
    return new DataSet(Frame.dense(x, rows, cols), labels);
  }

  private static int label(Kind kind, int i, SplittableRandom random) {
    return switch (kind) {
      case IMBALANCED -> i == 0 ? 1 : -1;
      case CONTRADICTIONS -> i % 2 == 0 ? 1 : -1;
      default -> random.nextBoolean() ? 1 : -1;
    };
  }

  private static double value(
      Kind kind, int i, int j, int cols, int label, SplittableRandom random) {
    double noise = Values.bell(random);
    return switch (kind) {
      case CLOUDS, IMBALANCED -> noise + 0.7 * label;
      case SEPARABLE -> 0.3 * noise + 4 * label;
      case XOR -> 0.4 * noise + (j % 2 == 0 ? (i / 2 % 2 * 2 - 1) : (i / 2 % 2 * 2 - 1) * label);
      case NOISE, DUPLICATES, CONTRADICTIONS -> noise;
      case COLINEAR -> (i - 3.5) * (j + 1) * 0.005;
      case CONSTANT_FEATURES -> j == 0 ? noise + label : 3.25;
      case ONE_HOT -> i % cols == j ? 1 : 0;
      case OFFSET -> 100 + noise + label;
    };
  }

  /** Copies an earlier row over row i where the kind asks for equal rows. */
  private static void repeat(Kind kind, double[] x, int[] labels, int i, int cols) {
    int from =
        switch (kind) {
          case DUPLICATES -> i % 5;
          case CONTRADICTIONS -> i - i % 2;
          default -> i;
        };
    System.arraycopy(x, from * cols, x, i * cols, cols);
    if (kind == Kind.DUPLICATES && i >= 5) {
      labels[i] = labels[from];
    }
  }

  /** Rows of several classes, clouds on a circle, every class present. */
  public static DataSet classes(int classes, int rows, int cols, SplittableRandom random) {
    double[] x = new double[rows * cols];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      int k = i < classes ? i : random.nextInt(classes);
      labels[i] = 7 * k - 5; // labels are arbitrary integers
      for (int j = 0; j < cols; j++) {
        double centre = 2 * StrictMath.cos(2 * Math.PI * k / classes + j);
        x[i * cols + j] = Format.FLOAT.round(centre + 0.8 * Values.bell(random));
      }
    }
    return new DataSet(Frame.dense(x, rows, cols), labels);
  }
}
