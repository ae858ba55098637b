package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final int[] ACTUAL = {10, 9, 10, -2, 9, 10, 9};
  private static final int[] PREDICTED = {10, 10, 9, 10, 9, 10, 9};

  @Test
  void wholeNumbersAscendAsNumbers() {
    ConfusionMatrix m = ConfusionMatrix.of(ACTUAL, PREDICTED);
    assertEquals("[-2, 9, 10] [[0, 0, 1], [0, 2, 1], [0, 1, 2]]", m.toString());
  }

  @Test
  void textsAscendAsTexts() {
    ConfusionMatrix m =
        ConfusionMatrix.of(new String[] {"b", "a", "10", "9"}, new String[] {"b", "B", "9", "9"});
    assertEquals(List.of("10", "9", "B", "a", "b"), m.names());
    assertEquals(1, m.count(0, 1));
    assertEquals(1, m.count(3, 2));
    assertEquals(2, m.correct());
  }

  @Test
  void theOrderMayBeGiven() {
    ConfusionMatrix m = ConfusionMatrix.of(ACTUAL, PREDICTED, new int[] {10, 4, -2, 9});
    assertEquals(
        "[10, 4, -2, 9] [[2, 0, 0, 1], [0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 2]]", m.toString());
    assertEquals(
        m, ConfusionMatrix.of(names(ACTUAL), names(PREDICTED), List.of("10", "4", "-2", "9")));
    assertEquals(m, ConfusionMatrix.of(m.names(), m.counts()));
    assertEquals(m.hashCode(), ConfusionMatrix.of(m.names(), m.counts()).hashCode());
    assertNotEquals(m, ConfusionMatrix.of(ACTUAL, PREDICTED));
  }

  @Test
  void sharesFollowFromTheCounts() {
    ConfusionMatrix m = ConfusionMatrix.of(ACTUAL, PREDICTED, new int[] {10, 4, -2, 9});
    assertEquals(4, m.classes());
    assertEquals(7, m.total());
    assertEquals(4 / 7.0, m.accuracy());
    assertEquals(3, m.support(0));
    assertEquals(4, m.predicted(0));
    assertEquals(2 / 4.0, m.precision(0));
    assertEquals(2 / 3.0, m.recall(0));
    assertEquals(4 / 7.0, m.f1(0));
  }

  @Test
  void whatHasNoValueIsZero() {
    ConfusionMatrix m = ConfusionMatrix.of(ACTUAL, PREDICTED, new int[] {10, 4, -2, 9});
    for (int c : new int[] {1, 2}) {
      assertEquals(0, m.precision(c));
      assertEquals(0, m.recall(c));
      assertEquals(0, m.f1(c));
    }
  }

  @Test
  void copiesAreKeptAndGiven() {
    long[][] counts = {{1, 2}, {3, 4}};
    ConfusionMatrix m = ConfusionMatrix.of(List.of("a", "b"), counts);
    counts[0][0] = 9;
    m.counts()[1][1] = 9;
    assertEquals("[a, b] [[1, 2], [3, 4]]", m.toString());
  }

  @Test
  void whatIsNoMatrixIsRefused() {
    List<String> ab = List.of("a", "b");
    assertRefused("2 classes, counts have 1 rows", () -> ConfusionMatrix.of(ab, new long[1][2]));
    assertRefused(
        "2 classes, row 1 of counts has 3 columns",
        () -> ConfusionMatrix.of(ab, new long[][] {{1, 2}, {1, 2, 3}}));
    assertRefused(
        "count of row 0, column 1 is -2",
        () -> ConfusionMatrix.of(ab, new long[][] {{1, -2}, {1, 2}}));
    assertRefused(
        "label a is both class 0 and class 1",
        () -> ConfusionMatrix.of(List.of("a", "a"), new long[2][2]));
    assertRefused(
        "no examples: there is nothing to measure", () -> ConfusionMatrix.of(ab, new long[2][2]));
  }

  @Test
  void labelsThatDoNotFitAreRefused() {
    assertRefused(
        "7 actual labels, 1 predicted ones", () -> ConfusionMatrix.of(ACTUAL, new int[] {9}));
    assertRefused(
        "no examples: there is nothing to measure",
        () -> ConfusionMatrix.of(new int[0], new int[0]));
    assertRefused(
        "actual label of example 3 is -2, which is not among the 2 of the order",
        () -> ConfusionMatrix.of(ACTUAL, PREDICTED, new int[] {9, 10}));
    assertRefused(
        "predicted label of example 1 is b, which is not among the 1 of the order",
        () -> ConfusionMatrix.of(new String[] {"a", "a"}, new String[] {"a", "b"}, List.of("a")));
    assertRefused(
        "label 9 is both class 0 and class 2",
        () -> ConfusionMatrix.of(ACTUAL, PREDICTED, new int[] {9, 10, 9}));
  }

  private static String[] names(int[] labels) {
    String[] names = new String[labels.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = Integer.toString(labels[i]);
    }
    return names;
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
