package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BaselineClassifierTest {
  private static final int[] LABELS = {3, -1, 3, 8, -1, 0};

  @Test
  void theMajorityIsTheSmallestOfTheLargestClasses() {
    BaselineClassifier model = BaselineClassifier.majority(2, LABELS);
    assertArrayEquals(new int[] {-1, -1, -1}, model.predict(FloatMatrix.allocate(3, 2)));
    assertEquals(3, BaselineClassifier.majority(0, new int[] {3, 9, 3}).predict(new float[0]));
    assertEquals(9, BaselineClassifier.majority(1, new int[] {9, 3, 9}).predict(new float[1]));
    assertArrayEquals(new int[] {-1, 0, 3, 8}, model.labels());
    assertEquals(2, model.features());
  }

  /** Each of four classes 10,000 times but for five standard deviations, 87 each. */
  @Test
  void chanceTakesAllClassesAlike() {
    int[] predicted = BaselineClassifier.random(2, LABELS, 1).predict(rows());
    for (int label : new int[] {-1, 0, 3, 8}) {
      long count = Arrays.stream(predicted).filter(p -> p == label).count();
      assertTrue(Math.abs(count - 10_000) < 5 * 87, label + ": " + count);
    }
  }

  @Test
  void neighboursAreIndependent() {
    int[] predicted = BaselineClassifier.random(2, new int[] {0, 1}, 1).predict(rows());
    int changes = 0;
    for (int i = 1; i < predicted.length; i++) {
      changes += predicted[i] != predicted[i - 1] ? 1 : 0;
    }
    assertTrue(Math.abs(changes - 20_000) < 5 * 100, changes + " changes");
  }

  @Test
  void rowsKeepTheirClassesAloneAndOnThreads() {
    FloatMatrix x = rows();
    BaselineClassifier model = BaselineClassifier.random(2, LABELS, 1);
    int[] all = model.predict(x);
    float[] row = new float[2];
    for (int i = 0; i < 3000; i++) {
      x.copyRow(i, row, 0);
      assertEquals(all[i], model.predict(row));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      int[] threads = new int[all.length];
      model.predict(x, threads, RowPartition.over(pool, 4));
      assertArrayEquals(all, threads);
    }
    assertFalse(Arrays.equals(all, BaselineClassifier.random(2, LABELS, 2).predict(x)));
  }

  /** Every value counts in its place, and both zeros are one. */
  @Test
  void placesCountAndSignsOfZerosDoNot() {
    int same = 0;
    for (int seed = 0; seed < 400; seed++) {
      BaselineClassifier model = BaselineClassifier.random(2, new int[] {0, 1}, seed);
      assertEquals(model.predict(new float[] {0, 1}), model.predict(new float[] {-0f, 1}));
      same += model.predict(new float[] {0, 1}) == model.predict(new float[] {1, 0}) ? 1 : 0;
    }
    assertTrue(Math.abs(same - 200) < 5 * 10, same + " of 400");
  }

  private static FloatMatrix rows() {
    SplittableRandom random = new SplittableRandom(1);
    FloatMatrix x = FloatMatrix.allocate(40_000, 2);
    for (int i = 0; i < x.rows(); i++) {
      x.set(i, 0, (float) random.nextGaussian());
      x.set(i, 1, i);
    }
    return x;
  }

  @Test
  void whatDoesNotFitIsRefused() {
    BaselineClassifier model = BaselineClassifier.majority(2, LABELS);
    assertRefused("model expects 2 features, got 3", () -> model.predict(new float[3]));
    assertRefused(
        "model expects 2 features, got 1", () -> model.predict(FloatMatrix.allocate(1, 1)));
    assertRefused(
        "out has 3 places, x 4 rows", () -> model.predict(FloatMatrix.allocate(4, 2), new int[3]));
    assertRefused(
        "X[row 0, col 1] is NaN; models need finite features (impute or drop the row)",
        () -> model.predict(new float[] {0, Float.NaN}));
    assertRefused(
        "2 features and 0 examples, expected 0 and 1 at least",
        () -> BaselineClassifier.random(2, new int[0], 1));
    assertRefused(
        "-1 features and 6 examples, expected 0 and 1 at least",
        () -> BaselineClassifier.majority(-1, LABELS));
  }

  private static void assertRefused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
