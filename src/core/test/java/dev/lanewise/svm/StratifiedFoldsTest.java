package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedFoldsTest {
  private static final int[] LABELS =
      IntStream.range(0, 103).map(i -> i % 10 < 6 ? 1 : i % 10 < 9 ? 2 : -5).toArray();

  @Test
  void sizesAndClassesDifferByOneAtMost() {
    for (int count : new int[] {2, 4, 7, 103}) {
      StratifiedFolds folds = new StratifiedFolds(LABELS, count, 1);
      requireEven(folds, count, label -> true);
      for (int label : new int[] {1, 2, -5}) {
        requireEven(folds, count, l -> l == label);
      }
    }
  }

  private static void requireEven(
      StratifiedFolds folds, int count, java.util.function.IntPredicate of) {
    long[] sizes =
        IntStream.range(0, count)
            .mapToLong(f -> Arrays.stream(folds.inside(f)).filter(i -> of.test(LABELS[i])).count())
            .sorted()
            .toArray();
    assertTrue(sizes[count - 1] - sizes[0] <= 1, Arrays.toString(sizes));
  }

  @Test
  void everyExampleIsInOneFold() {
    StratifiedFolds folds = new StratifiedFolds(LABELS, 4, 1);
    int[] all =
        IntStream.range(0, 4).flatMap(f -> Arrays.stream(folds.inside(f))).sorted().toArray();
    assertArrayEquals(IntStream.range(0, LABELS.length).toArray(), all);
    assertEquals(LABELS.length, folds.inside(2).length + folds.outside(2).length);
  }

  @Test
  void thereIsAFold() {
    assertEquals(
        "0 folds for 103 examples, expected at least 1",
        assertThrows(IllegalArgumentException.class, () -> new StratifiedFolds(LABELS, 0, 1))
            .getMessage());
  }

  @Test
  void theSeedDecides() {
    int[] one = new StratifiedFolds(LABELS, 4, 1).inside(0);
    assertArrayEquals(one, new StratifiedFolds(LABELS, 4, 1).inside(0));
    assertFalse(Arrays.equals(one, new StratifiedFolds(LABELS, 4, 2).inside(0)));
  }
}
