package dev.lanewise.select;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How many rows of each fold's training part a {@link LearningCurve} learns from, and which: the
 * first of an order by chance, so that larger sets have the smaller ones in them. Shares are those
 * of the smallest training part of any fold, rounded down but to 1 at least, so that all folds
 * learn from as many rows; equal sizes count once, as with scikit-learn. Immutable.
 */
public final class TrainingSizes {
  private final double[] shares;
  private final int[] counts;
  private final boolean stratified;
  private final long seed;

  private TrainingSizes(double[] shares, int[] counts, boolean stratified, long seed) {
    this.shares = shares;
    this.counts = counts;
    this.stratified = stratified;
    this.seed = seed;
  }

  /**
   * So many rows, in an order of seed 1, whatever their classes.
   *
   * @throws IllegalArgumentException when there are no counts, or one is below 1
   */
  public static TrainingSizes counts(int... counts) {
    int[] sorted = Arrays.stream(counts).sorted().toArray();
    requireSome(sorted.length);
    if (sorted[0] < 1) {
      throw new IllegalArgumentException(sorted[0] + " rows to train on, expected at least 1");
    }
    return new TrainingSizes(new double[0], sorted, false, 1);
  }

  /**
   * Such shares of the rows, in an order of seed 1, whatever their classes.
   *
   * @throws IllegalArgumentException when there are no shares, or one is not above 0 and at most 1
   */
  public static TrainingSizes shares(double... shares) {
    requireSome(shares.length);
    for (double share : shares) {
      if (!(share > 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "share " + share + " of the training rows, expected a number above 0 and at most 1");
      }
    }
    return new TrainingSizes(shares.clone(), new int[0], false, 1);
  }

  private static void requireSome(int sizes) {
    if (sizes == 0) {
      throw new IllegalArgumentException("no sizes: there is nothing to try");
    }
  }

  /** In another order. */
  public TrainingSizes withSeed(long newSeed) {
    return new TrainingSizes(shares, counts, stratified, newSeed);
  }

  /**
   * With the classes of the whole in each set, to within one row of each class: for targets that
   * are labels.
   */
  public TrainingSizes stratified() {
    return new TrainingSizes(shares, counts, true, seed);
  }

  /**
   * The sizes, ascending, all different.
   *
   * @param smallest rows of the smallest training part
   * @throws IllegalArgumentException when a count is larger
   */
  int[] of(int smallest) {
    int most = counts.length == 0 ? 0 : counts[counts.length - 1];
    if (most > smallest) {
      throw new IllegalArgumentException(
          most + " rows to train on, the smallest training part has " + smallest);
    }
    return counts.length > 0
        ? Arrays.stream(counts).distinct().toArray()
        : DoubleStream.of(shares)
            .mapToInt(share -> Math.max(1, (int) (share * smallest)))
            .sorted()
            .distinct()
            .toArray();
  }

  /**
   * Rows of a training part in the order in which they are learned from.
   *
   * @param y targets of all rows
   * @throws IllegalArgumentException when classes are to be kept and a target is no whole number
   */
  int[] order(double[] y, int[] train) {
    int[] labels =
        stratified ? Labels.integers(FoldOutcomes.select(y, train)) : new int[train.length];
    int[] order = StratifiedOrder.of(labels, seed);
    Arrays.setAll(order, i -> train[order[i]]);
    return order;
  }
}
