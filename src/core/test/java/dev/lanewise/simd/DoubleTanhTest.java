package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoubleTanhTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double LN2 = Math.log(2.0);
  private static final double[] SPECIALS = {
    Double.NaN, INFINITY, -INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE, 0.0, -0.0, 1e-310, -20.5
  };
  private static final double[] PROBES = {1.0, -1.0, 0.1733, -18.9, 19.1, 1e-300, -0.0};

  @Test
  void specialValues() {
    sameBits(0.0, DoubleTanh.tanh(0.0));
    sameBits(-0.0, DoubleTanh.tanh(-0.0));
    sameBits(1.0, DoubleTanh.tanh(INFINITY));
    sameBits(-1.0, DoubleTanh.tanh(-INFINITY));
    sameBits(1.0, DoubleTanh.tanh(Double.MAX_VALUE));
    sameBits(Double.NaN, DoubleTanh.tanh(Double.NaN));
    sameBits(1.0, DoubleTanh.tanh(19.07));
    sameBits(Math.nextDown(1.0), DoubleTanh.tanh(19.06));
    for (double tiny = Double.MIN_VALUE; tiny < 0x1p-28; tiny *= 3.0) { // x^3/3 < ulp(x)/2
      sameBits(tiny, DoubleTanh.tanh(tiny));
    }
  }

  @Test
  void errorStaysBelowTheStatedBound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5_000; i++) {
      check(random.nextDouble() * 19.1);
      check(random.nextDouble() * 0.35);
      check(Math.scalb(1.0 + random.nextDouble(), -random.nextInt(50)));
    }
    for (int quarters = 1; quarters <= 120; quarters++) { // k changes where this is odd
      double x = quarters * LN2 / 4.0;
      for (int i = 0; i < 20; i++) {
        check(x);
        x = Math.nextUp(x);
      }
    }
  }

  private static void check(double x) {
    double y = DoubleTanh.tanh(x);
    double error = ExactExp.errorInUlps(y, ExactExp.tanh(x));
    if (!(error < 0.8)) {
      throw new AssertionError("tanh(" + Double.toHexString(x) + ") is off by " + error + " ulp");
    }
    assertTrue(y <= Math.min(1.0, x));
    sameBits(-y, DoubleTanh.tanh(-x));
  }

  @Test
  void neverFallsBetweenNeighbours() {
    for (int quarters = 0; quarters <= 120; quarters++) {
      double x = quarters * LN2 / 4.0;
      for (int i = 0; i < 1000 && x > 0.0; i++) {
        x = Math.nextDown(x);
      }
      for (int i = 0; i < 2000; i++) {
        double next = Math.nextUp(x);
        double at = x;
        assertTrue(
            DoubleTanh.tanh(x) <= DoubleTanh.tanh(next),
            () -> "falls at " + Double.toHexString(at));
        x = next;
      }
    }
  }

  @Test
  void arrayFormEqualsScalarForm() {
    double[] pool = new double[211];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < pool.length; i++) {
      boolean special = i % 5 == 0;
      pool[i] =
          special ? SPECIALS[random.nextInt(SPECIALS.length)] : random.nextDouble() * 44.0 - 22.0;
    }
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> DoubleTanh.tanh(1.0, -0.0, x, xo, y, yo, n), DoubleTanh::tanh, pool);
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> DoubleTanh.tanh(0.3, -0.7, x, xo, y, yo, n),
        v -> DoubleTanh.tanh(Math.fma(0.3, v, -0.7)),
        pool);
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    ElementwiseCases.laneDoesNotSeeItsNeighbours(
        (x, xo, y, yo, n) -> DoubleTanh.tanh(1.0, -0.0, x, xo, y, yo, n),
        DoubleTanh::tanh,
        SPECIALS,
        PROBES);
  }

  @Test
  void doorRefusesBadRanges() {
    ElementwiseCases.doorRefusesBadRanges(
        (double[] x, int xo, double[] y, int yo, int n) ->
            DoubleTanh.tanh(1.0, 0.0, x, xo, y, yo, n));
  }
}
