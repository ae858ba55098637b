package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelSmootherTest {
  private static final RowPartition CALLER = RowPartition.caller();

  private static DoubleMatrix column(double... values) {
    return DoubleMatrix.of(values, values.length, 1);
  }

  @Test
  void noRowsAreNamedAndStillHaveColumns() {
    DoubleMatrix x = DoubleMatrix.allocate(0, 2);
    assertEquals(
        "X has 0 rows: nothing to smooth",
        assertThrows(
                IllegalArgumentException.class,
                () -> new KernelSmoother(1, x, DoubleMatrix.allocate(0, 1)))
            .getMessage());
    KernelSmoother smoother =
        new KernelSmoother(1, DoubleMatrix.allocate(1, 3), DoubleMatrix.allocate(1, 1));
    assertEquals(
        "model expects 3 features, got 2",
        assertThrows(
                IllegalArgumentException.class, () -> smoother.predict(x, RowPartition.caller()))
            .getMessage());
  }

  @Test
  void closerExamplesCountMore() {
    KernelSmoother smoother = new KernelSmoother(1, column(0, 1), column(0, 1));
    double last = 0;
    for (double x = 0; x <= 1; x += .125) {
      double f = smoother.predict(column(x), CALLER).get(0, 0);
      assertEquals(1 / (1 + Math.exp((1 - x) * (1 - x) - x * x)), f, 1e-15);
      assertTrue(f > last);
      last = f;
    }
  }

  @Test
  void aLargeGammaHearsTheNearestAndASmallOneAll() {
    DoubleMatrix x = column(0, 1, 5);
    DoubleMatrix y = column(10, 20, 60);
    assertEquals(60, new KernelSmoother(1e6, x, y).predict(column(1e5), CALLER).get(0, 0));
    assertEquals(20, new KernelSmoother(1e6, x, y).predict(column(1.5), CALLER).get(0, 0));
    assertEquals(30, new KernelSmoother(1e-12, x, y).predict(column(2), CALLER).get(0, 0), 1e-6);
  }

  /** lambda f(x*) tends to k(x*, X) y: the numerator of the smoother. */
  @Test
  void ridgeWithALargeLambdaIsItsNumerator() {
    Random random = new Random(5);
    DoubleMatrix x = DoubleMatrix.of(random.doubles(600, -1, 1).toArray(), 300, 2);
    DoubleMatrix y = DoubleMatrix.of(random.doubles(600).toArray(), 300, 2);
    DoubleMatrix ones = DoubleMatrix.allocate(300, 1);
    for (int i = 0; i < 300; i++) {
      ones.set(i, 0, 1);
    }
    RbfKernel kernel = new RbfKernel(2);
    DoubleMatrix smooth = new KernelSmoother(2, x, y).predict(x, CALLER);
    DoubleMatrix numerator = KernelRidge.fit(kernel, 1e9, x, y).predict(x);
    DoubleMatrix denominator = KernelRidge.fit(kernel, 1e9, x, ones).predict(x);
    for (int i = 0; i < 300; i++) {
      for (int t = 0; t < 2; t++) {
        assertEquals(numerator.get(i, t) / denominator.get(i, 0), smooth.get(i, t), 1e-6);
      }
    }
  }

  @Test
  void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new KernelSmoother(0, column(1), column(1)));
    assertEquals(
        "X has 2 rows, Y has 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> new KernelSmoother(1, column(1, 2), column(1)))
            .getMessage());
  }
}
