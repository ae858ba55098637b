package dev.lanewise.select;

import dev.lanewise.svm.StratifiedFolds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Deals examples out to k folds, each of which is tested once by what was trained on the others.
 * Folds differ by at most one in size, stratified ones also by at most one in the count of each
 * class.
 *
 * <p>In order, folds are blocks: of all examples, or, stratified, of those of each class. The first
 * folds are the larger ones. These are the folds of scikit-learn's {@code KFold} and {@code
 * StratifiedKFold} without shuffling, index for index. Data sorted by anything that matters should
 * be shuffled. Shuffled folds are those of {@link StratifiedFolds}, with one class for all examples
 * unless stratified; the same for a seed everywhere, not those of scikit-learn.
 *
 * @param k how many folds
 * @param shuffled whether chance deals
 * @param seed of the shuffle; without meaning when in order
 */
public record KFold(int k, boolean shuffled, long seed) {
  /**
   * Checks k.
   *
   * @throws IllegalArgumentException when it is below 2
   */
  public KFold {
    if (k < 2) {
      throw new IllegalArgumentException("k is " + k + ", expected at least 2 folds");
    }
  }

  /** Folds that are blocks of neighbours. */
  public static KFold inOrder(int k) {
    return new KFold(k, false, 0);
  }

  /** Folds dealt at random. */
  public static KFold shuffled(int k, long seed) {
    return new KFold(k, true, seed);
  }

  /**
   * Folds of n examples, whatever their classes.
   *
   * @return k splits, each example in the test part of one of them
   * @throws IllegalArgumentException when there are fewer than k examples
   */
  public List<Split> split(int n) {
    if (n < k) {
      throw new IllegalArgumentException(k + " folds for " + n + " examples");
    }
    return deal(new int[n]);
  }

  /**
   * Folds with each class spread evenly. As in scikit-learn, a class may have fewer than k examples
   * (it is then missing from the test parts of some folds) as long as another has k; scikit-learn
   * warns then.
   *
   * @param labels class of each example
   * @return k splits, each example in the test part of one of them
   * @throws IllegalArgumentException when every class has fewer than k examples
   */
  public List<Split> stratified(int[] labels) {
    Map<Integer, Integer> sizes = new HashMap<>();
    int largest = 0;
    for (int label : labels) {
      largest = Math.max(largest, sizes.merge(label, 1, Integer::sum));
    }
    if (largest < k) {
      throw new IllegalArgumentException(
          k + " folds, and no class with more than " + largest + " examples");
    }
    return deal(labels);
  }

  private List<Split> deal(int[] labels) {
    int[] foldOf = shuffled ? byChance(labels) : blocks(byFirstOccurrence(labels));
    List<Split> splits = new ArrayList<>(k);
    for (int f = 0; f < k; f++) {
      boolean[] isTest = new boolean[labels.length];
      for (int i = 0; i < isTest.length; i++) {
        isTest[i] = foldOf[i] == f;
      }
      splits.add(Split.of(isTest));
    }
    return List.copyOf(splits);
  }

  private int[] byChance(int[] labels) {
    return foldOf(new StratifiedFolds(labels, k, seed), labels.length);
  }

  private static int[] foldOf(StratifiedFolds folds, int n) {
    int[] foldOf = new int[n];
    for (int i = 0; i < n; i++) {
      foldOf[i] = folds.of(i);
    }
    return foldOf;
  }

  /**
   * How many of a class a fold gets does not depend on the seed of the shuffle: only who they are
   * does. In order, the first of a class fill its places in the first fold, and so on.
   */
  private int[] blocks(int[] classOf) {
    int n = classOf.length;
    StratifiedFolds dealt = new StratifiedFolds(classOf, k, 0);
    int[][] places = new int[n][]; // of a class in each fold; a class has a number below n
    for (int i = 0; i < n; i++) {
      int c = classOf[i];
      places[c] = places[c] == null ? new int[k] : places[c];
      places[c][dealt.of(i)]++;
    }
    int[] filling = new int[n];
    int[] foldOf = new int[n];
    for (int i = 0; i < n; i++) {
      int c = classOf[i];
      while (places[c][filling[c]] == 0) {
        filling[c]++;
      }
      places[c][filling[c]]--;
      foldOf[i] = filling[c];
    }
    return foldOf;
  }

  /** Numbers classes from 0 in the order they turn up, as scikit-learn does before it deals. */
  private static int[] byFirstOccurrence(int[] labels) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] classOf = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      numbers.putIfAbsent(labels[i], numbers.size());
      classOf[i] = numbers.get(labels[i]);
    }
    return classOf;
  }
}
