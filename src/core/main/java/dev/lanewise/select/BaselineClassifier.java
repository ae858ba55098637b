package dev.lanewise.select;

import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.Classifier;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a classifier has to beat: one that has learnt which class is the largest, and one that has
 * learnt nothing but the names. Immutable and thread-safe.
 */
public final class BaselineClassifier implements Classifier {
  private static final int BLOCK = 1024;
  private static final String FINITE = "models need finite features (impute or drop the row)";

  private final int features;
  private final int[] labels;
  private final int[] candidates;
  private final long seed;

  private BaselineClassifier(int features, int[] labels, int[] candidates, long seed) {
    this.features = features;
    this.labels = labels;
    this.candidates = candidates;
    this.seed = seed;
  }

  /**
   * Always the class with most examples, among equals the smallest label.
   *
   * @param features columns that rows will have
   * @param labels class of each training example
   * @throws IllegalArgumentException when there are no examples, or features is negative
   */
  public static BaselineClassifier majority(int features, int[] labels) {
    int[] sorted = sorted(features, labels);
    int best = sorted[0];
    int most = 0;
    for (int from = 0; from < sorted.length; ) {
      int to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      if (to - from > most) {
        most = to - from;
        best = sorted[from];
      }
      from = to;
    }
    return new BaselineClassifier(features, distinct(sorted), new int[] {best}, 0);
  }

  /**
   * Any of the classes with the same probability, whatever their sizes. The class of a row is a
   * fixed function of its values and the seed that looks like chance: the same row always has the
   * same class, alone, in any batch and for any number of threads. Equal rows are equal here too,
   * other than with scikit-learn's, which throws a coin for each.
   *
   * @param features columns that rows will have
   * @param labels class of each training example
   * @throws IllegalArgumentException when there are no examples, or features is negative
   */
  public static BaselineClassifier random(int features, int[] labels, long seed) {
    int[] classes = distinct(sorted(features, labels));
    return new BaselineClassifier(features, classes, classes, seed);
  }

  private static int[] sorted(int features, int[] labels) {
    if (features < 0 || labels.length == 0) {
      throw new IllegalArgumentException(
          features + " features and " + labels.length + " examples, expected 0 and 1 at least");
    }
    int[] sorted = labels.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static int[] distinct(int[] labels) {
    return Arrays.stream(labels).distinct().toArray();
  }

  @Override
  public int features() {
    return features;
  }

  /** The classes, ascending; a copy. */
  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public int predict(float[] row) {
    requireFeatures(row.length);
    return label(row, 0);
  }

  @Override
  public void predict(FloatMatrix x, int[] out, RowPartition partition) {
    requireFeatures(x.cols());
    if (out.length < x.rows()) {
      throw new IllegalArgumentException(
          "out has " + out.length + " places, x " + x.rows() + " rows");
    }
    int rows = (int) x.rows();
    partition.run(
        Math.ceilDiv(rows, BLOCK),
        (block, worker) -> {
          float[] row = new float[features];
          for (int i = block * BLOCK; i < Math.min(rows, (block + 1) * BLOCK); i++) {
            x.copyRow(i, row, 0);
            out[i] = label(row, i);
          }
        });
  }

  private int label(float[] row, int number) {
    FloatFinite.requireRow(row, 0, features, "X", number, FINITE);
    if (candidates.length == 1) {
      return candidates[0];
    }
    long mixed = seed;
    for (float v : row) {
      int bits = Float.floatToIntBits(v + 0f); // -0 is 0
      mixed = new SplittableRandom(mixed + bits).nextLong();
    }
    return candidates[new SplittableRandom(mixed).nextInt(candidates.length)];
  }

  private void requireFeatures(int d) {
    if (d != features) {
      throw new IllegalArgumentException("model expects " + features + " features, got " + d);
    }
  }
}
