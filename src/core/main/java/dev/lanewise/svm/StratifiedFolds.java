package dev.lanewise.svm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Examples dealt out to folds: shuffled, then class by class, each class going on where the last
 * one ended. Folds differ by at most one in size and by at most one in the count of each class.
 */
public final class StratifiedFolds {
  private final int[] foldOf;

  /**
   * @param folds at least 1
   * @param seed of the shuffle; the same seed deals the same folds everywhere
   * @throws IllegalArgumentException when there are fewer folds than 1
   */
  public StratifiedFolds(int[] labels, int folds, long seed) {
    if (folds < 1) {
      throw new IllegalArgumentException(
          folds + " folds for " + labels.length + " examples, expected at least 1");
    }
    foldOf = new int[labels.length];
    TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int i : shuffled(labels.length, seed)) {
      byClass.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
    }
    int next = 0;
    for (List<Integer> examples : byClass.values()) {
      for (int i : examples) {
        foldOf[i] = next++ % folds;
      }
    }
  }

  private static int[] shuffled(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    return order;
  }

  /** Fold of an example. */
  public int of(int example) {
    return foldOf[example];
  }

  /** Examples of a fold, in their order. */
  public int[] inside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  /** All the others, in their order. */
  public int[] outside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }
}
