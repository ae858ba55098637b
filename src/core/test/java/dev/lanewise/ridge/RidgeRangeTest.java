package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.approximation.DoubleKernelProduct;
import dev.lanewise.approximation.NystromMap;
import dev.lanewise.approximation.NystromPreconditioner;
import dev.lanewise.approximation.SolverLimits;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import org.junit.jupiter.api.Test;

/** Finite numbers whose products are not, and lambdas next to which everything vanishes. */
class RidgeRangeTest {
  private static final RowPartition CALLER = RowPartition.caller();
  private static final LinearKernel LINEAR = new LinearKernel();
  private static final DoubleMatrix HUGE = column(1e200);
  private static final DoubleMatrix ONE = column(1);

  private static DoubleMatrix column(double... values) {
    return DoubleMatrix.of(values, values.length, 1);
  }

  private static DoubleMatrix identity(int n) {
    DoubleMatrix k = DoubleMatrix.allocate(n, n);
    for (int i = 0; i < n; i++) {
      k.set(i, i, 1);
    }
    return k;
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void kernelValuesAboveTheRangeAreRefused() {
    String infinite = "K[row 0, col 0] is Infinity; ridge needs finite values";
    assertEquals(infinite, refused(() -> KernelRidge.fit(LINEAR, 1, HUGE, ONE)));
    infinite = "K[row 0, col 0] is Infinity; a factor needs finite values";
    assertEquals(infinite, refused(() -> NystromMap.of(LINEAR, HUGE, CALLER)));
    assertEquals(
        infinite,
        refused(() -> FalkonRidge.fit(LINEAR, 1, HUGE, HUGE, ONE, SolverLimits.DEFAULT, CALLER)));
    assertEquals(
        infinite,
        refused(
            () ->
                IterativeKernelRidge.fit(
                    LINEAR, 1, HUGE, HUGE, ONE, SolverLimits.DEFAULT, CALLER)));
    assertEquals(
        infinite,
        refused(
            () ->
                new NystromPreconditioner(
                    LINEAR, new DoubleKernelProduct(LINEAR, HUGE, HUGE), HUGE, 1, CALLER)));
  }

  /** Jitter that is infinite itself helps nobody. */
  @Test
  void weightedDiagonalsAboveTheRangeHaveNoFactor() {
    RidgeOptions heavy = RidgeOptions.DEFAULT.withJitter(true).withWeights(1e10);
    NotPositiveDefiniteException none =
        assertThrows(
            NotPositiveDefiniteException.class,
            () -> RidgeSystem.of(column(1e300), 1, heavy, CALLER));
    assertEquals(0, none.index());
    assertEquals(0, none.getSuppressed().length);
    assertThrows(
        NotPositiveDefiniteException.class,
        () -> KernelRidge.fit(LINEAR, 1, column(1e150), ONE, heavy, CALLER));
  }

  /** C_ii = (1 - 1/4) / lambda, whose square is below the range. */
  @Test
  void aHugeLambdaLeavesTheMeanOfTheOthers() {
    RidgeOptions o = RidgeOptions.DEFAULT.withIntercept(true);
    DoubleMatrix y = column(1, 2, 3, 6);
    LeaveOneOut factored = RidgeSystem.of(identity(4), 1e200, o, CALLER).leaveOneOut(y);
    LeaveOneOut onPath = RidgePath.of(identity(4), y, o, CALLER).leaveOneOut(1e200);
    for (LeaveOneOut left : new LeaveOneOut[] {factored, onPath}) {
      double[] missed = {1 - 11 / 3., 2 - 10 / 3., 0, 6 - 2};
      assertArrayEquals(missed, left.errors().array(), 1e-14);
      // 14 squared about the mean, over the square of a trace of 3, times 4
      assertEquals(4 * 14 / 9., left.gcv()[0], 1e-13);
    }
  }

  /** 1 - h_i is a rounding: nothing is known of an example that is fitted exactly. */
  @Test
  void exactFitsAreInfinitelyBad() {
    for (boolean intercept : new boolean[] {false, true}) {
      DoubleMatrix x = intercept ? column(1, 2) : identity(3);
      DoubleMatrix y = intercept ? column(5, 6) : column(1, 2, 3);
      RidgeOptions o = RidgeOptions.DEFAULT.withIntercept(intercept);
      LeaveOneOut left = LinearRidge.leaveOneOut(1e-300, x, y, o, CALLER);
      assertEquals(Double.POSITIVE_INFINITY, left.rmse()[0]);
      RidgeSearch.Result found = LinearRidge.search(new double[] {1e-300, 1, 2}, x, y, o, CALLER);
      assertEquals(Double.POSITIVE_INFINITY, found.cells().getFirst().error());
      assertTrue(found.best().lambda() >= 1);
      assertTrue(found.best().error() < 10);
    }
  }

  @Test
  void aLambdaWithoutFactorDoesNotEndTheSearch() {
    DoubleMatrix twins = DoubleMatrix.copyOf(new double[][] {{3, 3}, {4, 4}});
    RidgeOptions o = RidgeOptions.DEFAULT;
    DoubleMatrix y = column(1, 2);
    RidgeSearch.Result found = LinearRidge.search(new double[] {1e-30, 1}, twins, y, o, CALLER);
    assertEquals(Double.POSITIVE_INFINITY, found.cells().getFirst().error());
    assertEquals(1, found.best().lambda());
    assertThrows(
        NotPositiveDefiniteException.class,
        () -> LinearRidge.search(new double[] {1e-30}, twins, y, o, CALLER));
  }

  /** What a lambda is compared with needs no targets. */
  @Test
  void theScaleIsTheMeanSquareOfTheRows() {
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{1, 2}, {3, 2}, {5, 8}});
    RidgeOptions o = RidgeOptions.DEFAULT;
    assertEquals((5 + 13 + 89) / 3., LinearRidge.scale(x, o), 1e-13);
    // means 3 and 4
    assertEquals((8 + 4 + 20) / 3., LinearRidge.scale(x, o.withIntercept(true)), 1e-13);
    assertEquals((5 + 2 * 13) / 3., LinearRidge.scale(x, o.withWeights(1, 2, 0)), 1e-13);
    assertEquals("X is 0 x 2", refused(() -> LinearRidge.scale(DoubleMatrix.allocate(0, 2), o)));
    assertEquals("3 rows, 1 weights", refused(() -> LinearRidge.scale(x, o.withWeights(1))));
  }

  /** Ten times 0.1 adds up to less than 1. */
  @Test
  void constantTargetsAreConstantWhateverTheirMean() {
    double[] y = new double[11];
    double[] weights = new double[11];
    for (int i = 1; i < 11; i++) {
      y[i] = .1;
      weights[i] = 1;
    }
    RidgeOptions o = RidgeOptions.DEFAULT.withWeights(weights);
    RidgeSystem system = RidgeSystem.of(identity(11), 1, o, CALLER);
    assertTrue(Double.isNaN(system.leaveOneOut(column(y)).r2()[0]));
    y[10] = .2;
    assertTrue(system.leaveOneOut(column(y)).r2()[0] < 1);
  }
}
