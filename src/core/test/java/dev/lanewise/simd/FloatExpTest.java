package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FloatExpTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final double LN2 = Math.log(2.0);
  private static final float[] SPECIALS = {
    Float.NaN, INFINITY, -INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, 0.0f, -0.0f, 90.0f, -150.0f
  };
  private static final float[] PROBES = {1.0f, -1.0f, 88.7f, -87.3f, -100.0f, 1e-30f, 0.3466f};

  @Test
  void specialValues() {
    sameBits(1.0f, FloatExp.exp(0.0f));
    sameBits(1.0f, FloatExp.exp(-0.0f));
    sameBits(1.0f, FloatExp.exp(Float.MIN_VALUE));
    sameBits(1.0f, FloatExp.exp(-Float.MIN_VALUE));
    sameBits(0.0f, FloatExp.exp(-INFINITY));
    sameBits(INFINITY, FloatExp.exp(INFINITY));
    sameBits(Float.NaN, FloatExp.exp(Float.NaN));
    sameBits(0.0f, FloatExp.exp(-Float.MAX_VALUE));
    sameBits(INFINITY, FloatExp.exp(Float.MAX_VALUE));
    // The last arguments with a finite and with a nonzero result.
    sameBits((float) Math.exp(0x1.62e42ep6f), FloatExp.exp(0x1.62e42ep6f));
    sameBits(INFINITY, FloatExp.exp(Math.nextUp(0x1.62e42ep6f)));
    sameBits(Float.MIN_VALUE, FloatExp.exp(-0x1.9fe368p6f));
    sameBits(0.0f, FloatExp.exp(-0x1.9fe36ap6f));
  }

  @Test
  void errorStaysBelowTheStatedBound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      withinBound((float) (random.nextDouble() * 192.0 - 104.0));
      withinBound((float) Math.scalb(random.nextDouble() - 0.5, -random.nextInt(40)));
    }
    forArgumentsAroundEdges(FloatExpTest::withinBound);
  }

  private static void withinBound(float x) {
    float y = FloatExp.exp(x);
    double exact = Math.exp(x);
    double error = Math.abs(y - exact) / Math.ulp((float) exact);
    double bound = exact < Float.MIN_NORMAL ? 1.0 : 0.6;
    boolean overflow = exact >= 0x1.ffffffp127;
    if (overflow ? y != INFINITY : !(error < bound)) {
      throw new AssertionError("exp(" + Float.toHexString(x) + ") is off by " + error + " ulp");
    }
  }

  @Test
  void neverFallsBetweenNeighbours() {
    float[] last = {-INFINITY, 0.0f};
    forArgumentsAroundEdges(
        x -> {
          float y = FloatExp.exp(x);
          assertTrue(x < last[0] || y >= last[1], () -> "falls at " + Float.toHexString(x));
          last[0] = x;
          last[1] = y;
        });
  }

  private interface Check {
    void at(float x);
  }

  /** Ascending runs around the arguments where the reduction changes k, and around 0. */
  private static void forArgumentsAroundEdges(Check check) {
    for (int halves = -301; halves <= 257; halves++) {
      float x = (float) (halves * LN2 / 2.0);
      for (int i = 0; i < 300; i++) {
        x = Math.nextDown(x);
      }
      for (int i = 0; i < 600; i++) {
        check.at(x);
        x = Math.nextUp(x);
      }
    }
  }

  @Test
  void productOfExponentialsIsTheExponentialOfTheSum() {
    SplittableRandom random = new SplittableRandom(2);
    double u = 0x1p-24;
    for (int i = 0; i < 100_000; i++) {
      float a = (float) (random.nextDouble() * 80.0 - 40.0);
      float b = (float) (random.nextDouble() * 80.0 - 40.0);
      float s = a + b;
      double lost = ((double) a + b) - s;
      double product = (double) FloatExp.exp(a) * FloatExp.exp(b) * (1.0 - lost);
      assertEquals(1.0, product / FloatExp.exp(s), (4.0 + Math.abs(s)) * u);
      assertEquals(1.0, (double) FloatExp.exp(a) * FloatExp.exp(-a), 4.0 * u);
    }
  }

  @Test
  void arrayFormEqualsScalarForm() {
    float[] pool = new float[211];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < pool.length; i++) {
      boolean special = i % 5 == 0;
      pool[i] =
          special
              ? SPECIALS[random.nextInt(SPECIALS.length)]
              : (float) (random.nextDouble() * 200.0 - 105.0);
    }
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> FloatExp.exp(1.0f, x, xo, y, yo, n), FloatExp::exp, pool);
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> FloatExp.exp(-0.3f, x, xo, y, yo, n),
        v -> FloatExp.exp(-0.3f * v),
        pool);
  }

  /** Long enough for stretches with and without results that are not normal. */
  @Test
  void stretchesOfEveryKindEqualScalarForm() {
    SplittableRandom random = new SplittableRandom(4);
    float wide = 90.0f;
    for (int round = 0; round < 50; round++) {
      float[] pool = new float[1500];
      for (int i = 0; i < pool.length; i++) {
        boolean far = i / 250 % 2 == round % 2 && random.nextInt(round + 1) == 0;
        double x = random.nextDouble() * 84.0;
        pool[i] = (float) (far ? wide * (random.nextInt(3) - 1) - x / 20.0 : -x);
      }
      float[] y = new float[pool.length];
      FloatExp.exp(1.0f, pool, 0, y, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        sameBits(FloatExp.exp(pool[i]), y[i]);
      }
    }
  }

  @Test
  void scalesThatBringEverythingNearZeroLeaveInfinity() {
    float[] x = new float[40];
    Arrays.fill(x, INFINITY);
    x[0] = -INFINITY;
    x[1] = Float.MAX_VALUE;
    for (float scale : new float[] {1e-40f, -1e-40f, 0.0f}) {
      float[] y = new float[x.length];
      FloatExp.exp(scale, x, 0, y, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        sameBits(FloatExp.exp(scale * x[i]), y[i]);
      }
    }
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    ElementwiseCases.laneDoesNotSeeItsNeighbours(
        (x, xo, y, yo, n) -> FloatExp.exp(1.0f, x, xo, y, yo, n), FloatExp::exp, SPECIALS, PROBES);
  }

  @Test
  void doorRefusesBadRanges() {
    ElementwiseCases.doorRefusesBadRanges(
        (float[] x, int xo, float[] y, int yo, int n) -> FloatExp.exp(1, x, xo, y, yo, n));
  }
}
