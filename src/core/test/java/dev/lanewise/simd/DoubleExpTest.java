package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoubleExpTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double LN2 = Math.log(2.0);
  private static final double[] SPECIALS = {
    Double.NaN, INFINITY, -INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE, 0.0, -0.0, 711.0, -800.0
  };
  private static final double[] PROBES = {1.0, -1.0, 709.7, -708.3, -740.0, 1e-300, 0.3466};

  @Test
  void specialValues() {
    sameBits(1.0, DoubleExp.exp(0.0));
    sameBits(1.0, DoubleExp.exp(-0.0));
    sameBits(1.0, DoubleExp.exp(Double.MIN_VALUE));
    sameBits(1.0, DoubleExp.exp(-Double.MIN_VALUE));
    sameBits(0.0, DoubleExp.exp(-INFINITY));
    sameBits(INFINITY, DoubleExp.exp(INFINITY));
    sameBits(Double.NaN, DoubleExp.exp(Double.NaN));
    sameBits(0.0, DoubleExp.exp(-Double.MAX_VALUE));
    sameBits(INFINITY, DoubleExp.exp(Double.MAX_VALUE));
    // The last arguments with a finite and with a nonzero result.
    sameBits(0x1.fffffffffff2ap1023, DoubleExp.exp(0x1.62e42fefa39efp9));
    sameBits(INFINITY, DoubleExp.exp(Math.nextUp(0x1.62e42fefa39efp9)));
    sameBits(Double.MIN_VALUE, DoubleExp.exp(-0x1.74910d52d3051p9));
    sameBits(0.0, DoubleExp.exp(-0x1.74910d52d3052p9));
    // The hardest argument to round.
    sameBits(Math.nextUp(1.0 + 0x1.9e9cbbfd6080bp-31), DoubleExp.exp(0x1.9e9cbbfd6080bp-31));
  }

  @Test
  void errorStaysBelowTheStatedBound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      withinBound(random.nextDouble() * 1454.0 - 745.0);
      withinBound(random.nextDouble() * 0.75 - 0.375);
      withinBound(Math.scalb(random.nextDouble() - 0.5, -random.nextInt(60)));
    }
    for (int halves = -2149; halves <= 2047; halves++) { // where the reduction changes k
      withinBound(halves * LN2 / 2.0);
    }
  }

  private static void withinBound(double x) {
    double y = DoubleExp.exp(x);
    double error = ExactExp.errorInUlps(y, ExactExp.exp(x));
    if (!(error < (y < Double.MIN_NORMAL ? 1.0 : 0.6))) {
      throw new AssertionError("exp(" + Double.toHexString(x) + ") is off by " + error + " ulp");
    }
  }

  @Test
  void neverFallsBetweenNeighbours() {
    for (int halves = -2155; halves <= 2050; halves++) {
      double x = halves * LN2 / 2.0;
      for (int i = 0; i < 100; i++) {
        x = Math.nextDown(x);
      }
      for (int i = 0; i < 200; i++) {
        double next = Math.nextUp(x);
        double at = x;
        assertTrue(
            DoubleExp.exp(x) <= DoubleExp.exp(next), () -> "falls at " + Double.toHexString(at));
        x = next;
      }
    }
  }

  @Test
  void productOfExponentialsIsTheExponentialOfTheSum() {
    SplittableRandom random = new SplittableRandom(2);
    double u = 0x1p-53;
    for (int i = 0; i < 100_000; i++) {
      double a = random.nextDouble() * 600.0 - 300.0;
      double b = random.nextDouble() * 600.0 - 300.0;
      double s = a + b;
      double aPart = s - b;
      double lost = (a - aPart) + (b - (s - aPart));
      double ratio = DoubleExp.exp(a) * DoubleExp.exp(b) / DoubleExp.exp(s);
      assertEquals(1.0, ratio, (4.0 + Math.abs(s)) * u + Math.abs(lost));
      assertEquals(1.0, DoubleExp.exp(a) * DoubleExp.exp(-a), 4.0 * u);
    }
  }

  @Test
  void arrayFormEqualsScalarForm() {
    double[] pool = new double[211];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < pool.length; i++) {
      boolean special = i % 5 == 0;
      pool[i] =
          special
              ? SPECIALS[random.nextInt(SPECIALS.length)]
              : random.nextDouble() * 1460.0 - 748.0;
    }
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> DoubleExp.exp(1.0, x, xo, y, yo, n), DoubleExp::exp, pool);
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> DoubleExp.exp(-0.3, x, xo, y, yo, n),
        v -> DoubleExp.exp(-0.3 * v),
        pool);
  }

  /** Long enough for stretches with and without results that are not normal. */
  @Test
  void stretchesOfEveryKindEqualScalarForm() {
    SplittableRandom random = new SplittableRandom(4);
    double wide = 720.0;
    for (int round = 0; round < 50; round++) {
      double[] pool = new double[1500];
      for (int i = 0; i < pool.length; i++) {
        boolean far = i / 250 % 2 == round % 2 && random.nextInt(round + 1) == 0;
        double x = random.nextDouble() * 700.0;
        pool[i] = (far ? wide * (random.nextInt(3) - 1) - x / 20.0 : -x);
      }
      double[] y = new double[pool.length];
      DoubleExp.exp(1.0, pool, 0, y, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        sameBits(DoubleExp.exp(pool[i]), y[i]);
      }
    }
  }

  @Test
  void scalesThatBringEverythingNearZeroLeaveInfinity() {
    double[] x = new double[40];
    Arrays.fill(x, INFINITY);
    x[0] = -INFINITY;
    x[1] = Double.MAX_VALUE;
    for (double scale : new double[] {1e-310, -1e-310, 0.0}) {
      double[] y = new double[x.length];
      DoubleExp.exp(scale, x, 0, y, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        sameBits(DoubleExp.exp(scale * x[i]), y[i]);
      }
    }
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    ElementwiseCases.laneDoesNotSeeItsNeighbours(
        (x, xo, y, yo, n) -> DoubleExp.exp(1.0, x, xo, y, yo, n), DoubleExp::exp, SPECIALS, PROBES);
  }

  @Test
  void doorRefusesBadRanges() {
    ElementwiseCases.doorRefusesBadRanges(
        (double[] x, int xo, double[] y, int yo, int n) -> DoubleExp.exp(1, x, xo, y, yo, n));
  }
}
