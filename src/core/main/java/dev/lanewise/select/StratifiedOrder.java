package dev.lanewise.select;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Examples in an order by chance of which every beginning has the classes of the whole: of a class
 * of c among n examples the first m have m c / n, rounded down or up. That is to give seats to
 * parties one by one, and the quota method does it (Balinski, Young, The Quota Method of
 * Apportionment, 1975): the next goes to the class with the greatest c / (those it has + 1), equals
 * to the smaller label, among those that it does not take above their share rounded up.
 */
final class StratifiedOrder {
  private StratifiedOrder() {}

  /** Numbers of examples from 0; the same for a seed everywhere. Time n times classes. */
  static int[] of(int[] labels, long seed) {
    int n = labels.length;
    int[] classes = Arrays.stream(labels).sorted().distinct().toArray();
    int[][] members = new int[classes.length][1];
    int[] sizes = new int[classes.length];
    for (int i : shuffled(n, new SplittableRandom(seed))) {
      int c = Arrays.binarySearch(classes, labels[i]);
      if (sizes[c] == members[c].length) {
        members[c] = Arrays.copyOf(members[c], 2 * sizes[c]);
      }
      members[c][sizes[c]++] = i;
    }
    int[] order = new int[n];
    int[] taken = new int[classes.length];
    for (int m = 0; m < n; m++) {
      int c = next(sizes, taken, m + 1, n);
      order[m] = members[c][taken[c]++];
    }
    return order;
  }

  /** The class that gets the place which makes m of n. */
  private static int next(int[] sizes, int[] taken, int m, int n) {
    int best = -1;
    for (int c = 0; c < sizes.length; c++) {
      boolean mayHave = (long) taken[c] * n < (long) m * sizes[c];
      if (mayHave
          && (best < 0
              || (long) sizes[c] * (taken[best] + 1) > (long) sizes[best] * (taken[c] + 1))) {
        best = c;
      }
    }
    return best;
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
