package dev.lanewise.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each: a row for every actual class, a column for every
 * predicted one, k x k. Immutable.
 *
 * <p>Where a denominator is 0 (a class that was never predicted has no precision, one that does not
 * occur no recall), the value is 0.
 */
public final class ConfusionMatrix {
  private final List<String> names;
  private final long[][] counts;
  private final long[] predicted;
  private final long[] support;
  private final long total;
  private final long correct;

  private ConfusionMatrix(List<String> names, long[][] counts) {
    int k = names.size();
    this.names = names;
    this.counts = counts;
    this.predicted = new long[k];
    this.support = new long[k];
    long sum = 0;
    long diagonal = 0;
    for (int a = 0; a < k; a++) {
      for (int p = 0; p < k; p++) {
        support[a] += counts[a][p];
        predicted[p] += counts[a][p];
        sum += counts[a][p];
      }
      diagonal += counts[a][a];
    }
    this.total = sum;
    this.correct = diagonal;
    if (total == 0) {
      throw new IllegalArgumentException("no examples: there is nothing to measure");
    }
  }

  /**
   * A matrix from its counts, which are copied.
   *
   * @param names k different ones, in the order of rows and columns
   * @param counts k x k
   * @throws IllegalArgumentException when it is not square, a name comes twice, a count is negative
   *     or all are 0
   */
  public static ConfusionMatrix of(List<String> names, long[][] counts) {
    LabelCounts.requireDistinct(names);
    int k = names.size();
    if (counts.length != k) {
      throw new IllegalArgumentException(k + " classes, counts have " + counts.length + " rows");
    }
    long[][] copies = new long[k][];
    for (int a = 0; a < k; a++) {
      if (counts[a].length != k) {
        throw new IllegalArgumentException(
            k + " classes, row " + a + " of counts has " + counts[a].length + " columns");
      }
      copies[a] = counts[a].clone();
      for (int p = 0; p < k; p++) {
        if (copies[a][p] < 0) {
          throw new IllegalArgumentException(
              "count of row " + a + ", column " + p + " is " + copies[a][p]);
        }
      }
    }
    return new ConfusionMatrix(List.copyOf(names), copies);
  }

  /**
   * Classes are all labels that occur, ascending.
   *
   * @throws IllegalArgumentException when there are no examples, or the lengths differ
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted) {
    int[] all =
        IntStream.concat(Arrays.stream(actual), Arrays.stream(predicted))
            .sorted()
            .distinct()
            .toArray();
    return of(actual, predicted, all);
  }

  /**
   * Classes in a given order; some may not occur.
   *
   * @throws IllegalArgumentException when there are no examples, the lengths differ, a label comes
   *     twice in the order, or one of an example is missing there (scikit-learn leaves such
   *     examples out)
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted, int[] order) {
    Checks.requirePairs(actual.length, "actual labels", predicted.length, "predicted ones");
    List<Integer> labels = Arrays.stream(order).boxed().toList();
    long[][] counts = LabelCounts.of(actual.length, i -> actual[i], i -> predicted[i], labels);
    return new ConfusionMatrix(labels.stream().map(String::valueOf).toList(), counts);
  }

  /**
   * Classes are all labels that occur, ascending as {@link String#compareTo} has it.
   *
   * @throws IllegalArgumentException when there are no examples, or the lengths differ
   * @throws NullPointerException when a label is null
   */
  public static ConfusionMatrix of(String[] actual, String[] predicted) {
    TreeSet<String> all = new TreeSet<>(Arrays.asList(actual));
    all.addAll(Arrays.asList(predicted));
    return of(actual, predicted, new ArrayList<>(all));
  }

  /** Classes in a given order; see the form with whole numbers. */
  public static ConfusionMatrix of(String[] actual, String[] predicted, List<String> order) {
    Checks.requirePairs(actual.length, "actual labels", predicted.length, "predicted ones");
    long[][] counts = LabelCounts.of(actual.length, i -> actual[i], i -> predicted[i], order);
    return new ConfusionMatrix(List.copyOf(order), counts);
  }

  /** Names of the classes, in the order of rows and columns. */
  public List<String> names() {
    return names;
  }

  /** Number of classes. */
  public int classes() {
    return counts.length;
  }

  /** Examples of class {@code actual} that were taken for class {@code predicted}. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** All counts; a copy. */
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /** Examples. */
  public long total() {
    return total;
  }

  /** Examples whose prediction is right. */
  public long correct() {
    return correct;
  }

  /** Examples of a class. */
  public long support(int c) {
    return support[c];
  }

  /** Examples taken for a class. */
  public long predicted(int c) {
    return predicted[c];
  }

  /** Share of predictions that are right. */
  public double accuracy() {
    return ratio(correct, total);
  }

  /** Share of a class among what was taken for it. */
  public double precision(int c) {
    return ratio(counts[c][c], predicted[c]);
  }

  /** Share of a class that was recognised. */
  public double recall(int c) {
    return ratio(counts[c][c], support[c]);
  }

  /**
   * Harmonic mean of precision and recall, from the counts: {@code 2 t / (support + predicted)}, t
   * of the class being right. One rounding; scikit-learn up to 1.2 may differ in the last bit.
   */
  public double f1(int c) {
    return ratio(2 * counts[c][c], support[c] + predicted[c]);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && names.equals(that.names)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return names + " " + Arrays.deepToString(counts);
  }
}
