package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainTestSplitTest {
  /** 50 of class 4, 33 of class 5, 17 of class 9. */
  private static final int[] LABELS = new int[100];

  static {
    Arrays.fill(LABELS, 0, 50, 4);
    Arrays.fill(LABELS, 50, 83, 5);
    Arrays.fill(LABELS, 83, 100, 9);
  }

  @Test
  void sharesAreRoundedUp() {
    Split split = TrainTestSplit.ofFraction(800, 0.25, 1);
    assertEquals(600, split.train().length);
    assertEquals(200, split.test().length);
    assertEquals(1, TrainTestSplit.ofFraction(5, 0.01, 1).test().length);
    assertEquals(8, TrainTestSplit.ofFraction(100, 0.07, 1).test().length); // as scikit-learn
    assertEquals(10, TrainTestSplit.ofFraction(100, 0.1, 1).test().length);
  }

  /** Counts of scikit-learn 1.2.1, which are the same for all its seeds unless remainders tie. */
  @Test
  void classesHaveTheirShares() {
    assertEquals(
        Map.of(4, 13, 5, 8, 9, 4), tested(TrainTestSplit.stratifiedFraction(LABELS, .25, 3)));
    assertEquals(
        Map.of(4, 16, 5, 10, 9, 5), tested(TrainTestSplit.stratifiedFraction(LABELS, .31, 3)));
    assertEquals(Map.of(4, 4, 5, 2, 9, 1), tested(TrainTestSplit.stratifiedCount(LABELS, 7, 3)));
    // 25, 16.5 and 8.5: the smaller label
    assertEquals(Map.of(4, 25, 5, 17, 9, 8), tested(TrainTestSplit.stratifiedCount(LABELS, 50, 3)));
  }

  /** Pinned: files of results name their seeds. */
  @Test
  void seedsKeepTheirSplits() {
    assertEquals("[1, 2, 7, 12, 15]", test(TrainTestSplit.ofCount(20, 5, 1)));
    assertEquals("[0, 3, 5, 9, 14]", test(TrainTestSplit.ofCount(20, 5, 2)));
    assertEquals("[2, 30, 35, 46, 75, 77, 87]", test(TrainTestSplit.stratifiedCount(LABELS, 7, 1)));
  }

  @Test
  void bothPartsNeedExamples() {
    assertRefused(
        "200 of 200 examples to test, expected at least 1 and fewer than all",
        () -> TrainTestSplit.ofCount(200, 200, 1));
    assertRefused(
        "0 of 200 examples to test, expected at least 1 and fewer than all",
        () -> TrainTestSplit.stratifiedCount(new int[200], 0, 1));
    assertRefused(
        "1 of 1 examples to test, expected at least 1 and fewer than all",
        () -> TrainTestSplit.ofFraction(1, 0.5, 1));
    assertRefused(
        "0 of 0 examples to test, expected at least 1 and fewer than all",
        () -> TrainTestSplit.ofFraction(0, 0.5, 1));
    for (double fraction : new double[] {0, 1, -0.5, 25, Double.NaN}) {
      assertRefused(
          "fraction is " + fraction + ", expected a number above 0 and below 1",
          () -> TrainTestSplit.ofFraction(100, fraction, 1));
    }
  }

  @Test
  void bothPartsNeedRoomForAllClasses() {
    assertEquals(3, TrainTestSplit.stratifiedCount(LABELS, 3, 1).test().length);
    assertRefused(
        "2 examples to test and 98 to train on, expected at least 3 each, one a class",
        () -> TrainTestSplit.stratifiedCount(LABELS, 2, 1));
    assertRefused(
        "98 examples to test and 2 to train on, expected at least 3 each, one a class",
        () -> TrainTestSplit.stratifiedCount(LABELS, 98, 1));
    assertRefused(
        "class 2 has 1 example, a stratified split needs at least 2",
        () -> TrainTestSplit.stratifiedFraction(new int[] {1, 1, 1, 2, 1}, 0.5, 1));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  private static Map<Integer, Integer> tested(Split split) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i : split.test()) {
      counts.merge(LABELS[i], 1, Integer::sum);
    }
    return counts;
  }

  private static String test(Split split) {
    return Arrays.toString(split.test());
  }
}
