package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import org.junit.jupiter.api.Test;

class LinearRidgeTest {
  private static final RidgeOptions PLAIN = RidgeOptions.DEFAULT;

  private static DoubleMatrix column(double... values) {
    return DoubleMatrix.of(values, values.length, 1);
  }

  private static LinearRidge fit(
      double lambda, DoubleMatrix x, DoubleMatrix y, RidgeOptions options) {
    return LinearRidge.fit(lambda, x, y, options, RowPartition.caller());
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void onPaper() {
    DoubleMatrix x = column(1, 2);
    DoubleMatrix y = column(3, 6);
    // 15 / (5 + 2.5)
    LinearRidge plain = fit(2.5, x, y, PLAIN);
    assertEquals(2, plain.weights().get(0, 0), 1e-15);
    assertArrayEquals(new double[] {0}, plain.intercepts());
    assertEquals(8, plain.predict(column(4)).get(0, 0), 1e-14);
    // centred: 1.5 / (0.5 + 1)
    LinearRidge centred = fit(1, x, y, PLAIN.withIntercept(true));
    assertEquals(1, centred.weights().get(0, 0), 1e-15);
    assertArrayEquals(new double[] {3}, centred.intercepts(), 1e-14);
    // (3 * 3 + 12) / (3 + 4 + 3.5)
    LinearRidge weighted = fit(3.5, x, y, PLAIN.withWeights(3, 1));
    assertEquals(2, weighted.weights().get(0, 0), 1e-14);
    // means 1.25 and 3.75; 3 (0.25)(0.75) + (0.75)(2.25) over 0.75 + 0.75
    LinearRidge both = fit(.75, x, y, PLAIN.withIntercept(true).withWeights(3, 1));
    assertEquals(1.5, both.weights().get(0, 0), 1e-14);
    assertArrayEquals(new double[] {3.75 - 1.25 * 1.5}, both.intercepts(), 1e-14);
    both.weights().set(0, 0, 9);
    both.intercepts()[0] = 9;
    assertEquals(1.875, both.predict(column(0)).get(0, 0), 1e-14);
    assertArrayEquals(new double[] {1, 2}, x.array());
    assertArrayEquals(new double[] {3, 6}, y.array());
  }

  @Test
  void badInputIsNamed() {
    DoubleMatrix one = column(1);
    DoubleMatrix two = column(1, 2);
    DoubleMatrix nan = column(Double.NaN);
    for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "lambda is " + lambda + ", expected a finite number above 0",
          refused(() -> fit(lambda, one, one, PLAIN)));
    }
    assertEquals("X has 2 rows, Y has 1", refused(() -> fit(1, two, one, PLAIN)));
    assertEquals(
        "X is 1 x 0, Y is 1 x 1: nothing to learn",
        refused(() -> fit(1, DoubleMatrix.allocate(1, 0), one, PLAIN)));
    assertEquals(
        "X is 1 x 1, Y is 1 x 0: nothing to learn",
        refused(() -> fit(1, one, DoubleMatrix.allocate(1, 0), PLAIN)));
    assertEquals(
        "X is 0 x 1, Y is 0 x 1: nothing to learn",
        refused(() -> fit(1, DoubleMatrix.allocate(0, 1), DoubleMatrix.allocate(0, 1), PLAIN)));
    String rule = "[row 0, col 0] is NaN; ridge needs finite values";
    assertEquals("X" + rule, refused(() -> fit(1, nan, one, PLAIN)));
    assertEquals("Y" + rule, refused(() -> fit(1, one, nan, PLAIN)));
    assertEquals("1 rows, 2 weights", refused(() -> fit(1, one, one, PLAIN.withWeights(1, 2))));
    LinearRidge model = fit(1, one, one, PLAIN);
    assertEquals(
        "model expects 1 features, got 2",
        refused(() -> model.predict(DoubleMatrix.allocate(1, 2))));
    assertEquals("X" + rule, refused(() -> model.predict(nan)));
    DoubleMatrix twins = DoubleMatrix.copyOf(new double[][] {{3, 3}});
    assertThrows(NotPositiveDefiniteException.class, () -> fit(1e-30, twins, one, PLAIN));
  }
}
