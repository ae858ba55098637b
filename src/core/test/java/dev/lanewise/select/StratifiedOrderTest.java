package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedOrderTest {
  /** Each beginning has of each class its share, rounded down or up. */
  @Test
  void everyBeginningHasTheClassesOfTheWhole() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 500; trial++) {
      int[] names = random.ints(1 + random.nextInt(9)).toArray();
      int[] labels = new int[random.nextInt(150)];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = names[random.nextInt(1 + random.nextInt(names.length))];
      }
      int[] order = StratifiedOrder.of(labels, trial);
      int n = labels.length;
      assertArrayEquals(IntStream.range(0, n).toArray(), Arrays.stream(order).sorted().toArray());
      for (int label : names) {
        int size = (int) Arrays.stream(labels).filter(l -> l == label).count();
        int found = 0;
        for (int m = 1; m <= n; m++) {
          found += labels[order[m - 1]] == label ? 1 : 0;
          assertTrue(Math.abs(found * n - m * size) < n, found + " of " + size + " at " + m);
        }
      }
    }
  }

  @Test
  void everyExampleOfAClassIsAsLikelyTheFirst() {
    int[] labels = {4, 4, -1, 4, -1, 4, -1};
    int[] first = new int[7];
    for (long seed = 0; seed < 4000; seed++) {
      int[] order = StratifiedOrder.of(labels, seed);
      assertEquals(4, labels[order[0]]);
      first[order[0]]++;
    }
    for (int i = 0; i < 7; i++) {
      assertEquals(labels[i] == 4 ? 1000 : 0, first[i], labels[i] == 4 ? 140 : 0);
    }
  }

  /** Pinned: files of results name their seeds. */
  @Test
  void seedsKeepTheirOrder() {
    int[] labels = {4, 4, -1, 4, -1, 4, -1};
    assertEquals("[5, 4, 1, 6, 0, 2, 3]", Arrays.toString(StratifiedOrder.of(labels, 1)));
    assertEquals("[5, 4, 1, 6, 2, 0, 3]", Arrays.toString(StratifiedOrder.of(new int[7], 1)));
    assertFalse(Arrays.equals(StratifiedOrder.of(labels, 1), StratifiedOrder.of(labels, 2)));
  }
}
