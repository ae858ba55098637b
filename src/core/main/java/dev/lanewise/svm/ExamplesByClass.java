package dev.lanewise.svm;

import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Training examples sorted by class, in the order of first occurrence within a class, so that a
 * class is a range of rows.
 *
 * @param labels the classes: in order of first occurrence, but +1 before -1 when there are just
 *     these
 * @param starts first row of each class, and the number of rows at the end
 * @param order original row of each row
 * @param weights weight of each row, above 0
 * @param features the rows, on the heap
 */
record ExamplesByClass(
    int[] labels, int[] starts, int[] order, double[] weights, FloatMatrix features) {
  /** One-vs-one trains a model for each pair: 12 million at this number. */
  private static final int MOST_CLASSES = 5000;

  /**
   * @throws IllegalArgumentException when lengths differ, a value is not finite or there is one
   *     class
   */
  static ExamplesByClass of(FloatMatrix x, int[] y, SampleWeights weights) {
    if (x.rows() != y.length) {
      throw new IllegalArgumentException(
          "X has " + x.rows() + " rows, y has " + y.length + " labels");
    }
    if (y.length == 0 || x.cols() == 0) {
      throw new IllegalArgumentException(
          "X is " + x.rows() + " x " + x.cols() + ": nothing to learn");
    }
    int[] kept = weights.rows(x.rows());
    int[] labels = distinct(y, kept);
    if (labels.length == 0) {
      throw new IllegalArgumentException("all weights are 0: nothing to learn");
    }
    if (labels.length > MOST_CLASSES) {
      throw new IllegalArgumentException(
          labels.length
              + " different labels, expected at most "
              + MOST_CLASSES
              + "; is this a regression target?");
    }
    if (labels.length == 1) {
      throw new IllegalArgumentException(
          "only class " + labels[0] + " present, expected at least two");
    }
    int[] starts = new int[labels.length + 1];
    int[] order = new int[kept.length];
    int next = 0;
    for (int c = 0; c < labels.length; c++) {
      starts[c] = next;
      for (int i : kept) {
        if (y[i] == labels[c]) {
          order[next++] = i;
        }
      }
    }
    starts[labels.length] = next;
    FloatMatrix sorted = FloatMatrix.allocate(order.length, x.cols());
    for (int i = 0; i < order.length; i++) {
      x.copyRow(order[i], sorted.array(), (int) sorted.position(i));
      FloatFinite.requireRow(
          sorted.array(), (int) sorted.position(i), x.cols(), "X", order[i], SvmTrainer.FINITE);
    }
    return new ExamplesByClass(labels, starts, order, weights.of(order), sorted);
  }

  private static int[] distinct(int[] y, int[] rows) {
    Set<Integer> seen = new LinkedHashSet<>();
    for (int row : rows) {
      seen.add(y[row]);
    }
    if (seen.equals(Set.of(-1, 1))) {
      return new int[] {1, -1};
    }
    return seen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** All rows dealt out to folds, class by class. */
  StratifiedFolds folds(CalibrationParameters parameters) {
    int[] classOf = new int[order.length];
    for (int c = 0; c < labels.length; c++) {
      Arrays.fill(classOf, starts[c], starts[c + 1], c);
    }
    return new StratifiedFolds(classOf, parameters.folds(), parameters.seed());
  }

  /** Row of example t of a pair, the examples of its first class coming first. */
  int row(ClassPair pair, int t) {
    int positives = count(pair.first());
    return t < positives ? starts[pair.first()] + t : starts[pair.second()] + t - positives;
  }

  int count(int c) {
    return starts[c + 1] - starts[c];
  }

  int[] counts() {
    int[] counts = new int[labels.length];
    for (int c = 0; c < counts.length; c++) {
      counts[c] = count(c);
    }
    return counts;
  }

  /** Rows of class a, then rows of class b, as one matrix. */
  FloatMatrix pair(int a, int b) {
    if (b == a + 1) {
      return features.rowRange(starts[a], starts[b + 1]);
    }
    FloatMatrix both = FloatMatrix.allocate((long) count(a) + count(b), features.cols());
    int cols = features.cols();
    System.arraycopy(
        features.array(), (int) features.position(starts[a]), both.array(), 0, count(a) * cols);
    System.arraycopy(
        features.array(),
        (int) features.position(starts[b]),
        both.array(),
        count(a) * cols,
        count(b) * cols);
    return both;
  }
}
