package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.svm.StratifiedFolds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KFoldTest {
  private static final int[] LABELS = {7, 7, -1, 7, 3, -1, 7, 3, 7, -1, 3, 7, -1};

  /** Test parts as scikit-learn 1.2.1 has them for 11 examples. */
  @Test
  void blocksAreThoseOfScikitLearn() {
    assertEquals("[0, 1, 2, 3, 4, 5] [6, 7, 8, 9, 10]", tests(KFold.inOrder(2).split(11)));
    assertEquals("[0, 1, 2, 3] [4, 5, 6, 7] [8, 9, 10]", tests(KFold.inOrder(3).split(11)));
    assertEquals("[0, 1, 2] [3, 4] [5, 6] [7, 8] [9, 10]", tests(KFold.inOrder(5).split(11)));
  }

  @Test
  void stratifiedBlocksAreThoseOfScikitLearn() {
    assertEquals(
        "[0, 1, 2, 3, 4, 5, 7] [6, 8, 9, 10, 11, 12]", tests(KFold.inOrder(2).stratified(LABELS)));
    assertEquals(
        "[0, 1, 2, 4, 5] [3, 6, 7, 9] [8, 10, 11, 12]", tests(KFold.inOrder(3).stratified(LABELS)));
    // Classes of 3 and 4 in 5 folds: some folds have none of them.
    assertEquals(
        "[0, 1, 4] [2, 3, 7] [5, 6, 10] [8, 9] [11, 12]",
        tests(KFold.inOrder(5).stratified(LABELS)));
  }

  @Test
  void shuffledFoldsAreThoseOfStratifiedFolds() {
    StratifiedFolds dealt = new StratifiedFolds(LABELS, 3, 42);
    List<Split> splits = KFold.shuffled(3, 42).stratified(LABELS);
    for (int f = 0; f < 3; f++) {
      assertArrayEquals(dealt.inside(f), splits.get(f).test());
      assertArrayEquals(dealt.outside(f), splits.get(f).train());
    }
  }

  /** Pinned: files of results name their seeds. */
  @Test
  void seedsKeepTheirFolds() {
    assertEquals("[0, 2, 8, 9] [3, 5, 6, 7] [1, 4, 10]", tests(KFold.shuffled(3, 1).split(11)));
    assertEquals("[0, 3, 4, 6] [1, 5, 7, 8] [2, 9, 10]", tests(KFold.shuffled(3, 2).split(11)));
    assertEquals(
        "[0, 1, 5, 10, 12] [4, 8, 9, 11] [2, 3, 6, 7]",
        tests(KFold.shuffled(3, 1).stratified(LABELS)));
  }

  @Test
  void trainingPartsAreTheOthers() {
    assertArrayEquals(new int[] {0, 1, 2, 3, 8, 9, 10}, KFold.inOrder(3).split(11).get(1).train());
  }

  @Test
  void tooManyFoldsAreRefused() {
    assertEquals(11, KFold.inOrder(11).split(11).size());
    assertRefused("12 folds for 11 examples", () -> KFold.inOrder(12).split(11));
    assertRefused("12 folds for 11 examples", () -> KFold.shuffled(12, 1).split(11));
    assertRefused("2 folds for 0 examples", () -> KFold.inOrder(2).split(0));
    assertEquals(6, KFold.shuffled(6, 1).stratified(LABELS).size());
    assertRefused(
        "7 folds, and no class with more than 6 examples",
        () -> KFold.shuffled(7, 1).stratified(LABELS));
    assertRefused(
        "7 folds, and no class with more than 6 examples",
        () -> KFold.inOrder(7).stratified(LABELS));
    assertRefused(
        "2 folds, and no class with more than 0 examples",
        () -> KFold.inOrder(2).stratified(new int[0]));
  }

  @Test
  void oneFoldIsNone() {
    assertRefused("k is 1, expected at least 2 folds", () -> KFold.inOrder(1));
    assertRefused("k is 0, expected at least 2 folds", () -> KFold.shuffled(0, 1));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  private static String tests(List<Split> splits) {
    return String.join(" ", splits.stream().map(s -> Arrays.toString(s.test())).toList());
  }
}
