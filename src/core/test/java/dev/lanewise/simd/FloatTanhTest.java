package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FloatTanhTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float[] SPECIALS = {
    Float.NaN, INFINITY, -INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, 0.0f, -0.0f, 1e-40f, -10.5f
  };
  private static final float[] PROBES = {1.0f, -1.0f, 0.1733f, -8.9f, 9.1f, 1e-30f, -0.0f};

  @Test
  void specialValues() {
    sameBits(0.0f, FloatTanh.tanh(0.0f));
    sameBits(-0.0f, FloatTanh.tanh(-0.0f));
    sameBits(1.0f, FloatTanh.tanh(INFINITY));
    sameBits(-1.0f, FloatTanh.tanh(-INFINITY));
    sameBits(1.0f, FloatTanh.tanh(Float.MAX_VALUE));
    sameBits(Float.NaN, FloatTanh.tanh(Float.NaN));
    sameBits(1.0f, FloatTanh.tanh(9.02f));
    sameBits(Math.nextDown(1.0f), FloatTanh.tanh(9.01f));
    for (float tiny = Float.MIN_VALUE; tiny < 0x1p-14f; tiny *= 3.0f) { // x^3/3 < ulp(x)/2
      sameBits(tiny, FloatTanh.tanh(tiny));
    }
  }

  @Test
  void errorStaysBelowTheStatedBound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      check((float) (random.nextDouble() * 9.1));
      check((float) Math.scalb(random.nextDouble(), -random.nextInt(40)));
    }
  }

  private static void check(float x) {
    float y = FloatTanh.tanh(x);
    double exact = Math.tanh(x);
    double ulp = Math.scalb(1.0, Math.max(Math.getExponent(exact), Float.MIN_EXPONENT) - 23);
    double error = Math.abs(y - exact) / ulp;
    if (!(error < 0.51)) {
      throw new AssertionError("tanh(" + Float.toHexString(x) + ") is off by " + error + " ulp");
    }
    assertTrue(y <= Math.min(1.0f, x));
    sameBits(-y, FloatTanh.tanh(-x));
  }

  @Test
  void neverFallsBetweenNeighbours() {
    for (int halves = 0; halves <= 60; halves++) { // the reduction changes k at odd halves
      float x = (float) (halves * Math.log(2.0) / 4.0);
      for (int i = 0; i < 1000 && x > 0.0f; i++) {
        x = Math.nextDown(x);
      }
      for (int i = 0; i < 2000; i++) {
        float next = Math.nextUp(x);
        float at = x;
        assertTrue(
            FloatTanh.tanh(x) <= FloatTanh.tanh(next), () -> "falls at " + Float.toHexString(at));
        x = next;
      }
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
              : (float) (random.nextDouble() * 22.0 - 11.0);
    }
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> FloatTanh.tanh(1.0f, -0.0f, x, xo, y, yo, n), FloatTanh::tanh, pool);
    ElementwiseCases.arrayFormEqualsScalarForm(
        (x, xo, y, yo, n) -> FloatTanh.tanh(0.3f, -0.7f, x, xo, y, yo, n),
        v -> FloatTanh.tanh(Math.fma(0.3f, v, -0.7f)),
        pool);
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    ElementwiseCases.laneDoesNotSeeItsNeighbours(
        (x, xo, y, yo, n) -> FloatTanh.tanh(1.0f, -0.0f, x, xo, y, yo, n),
        FloatTanh::tanh,
        SPECIALS,
        PROBES);
  }

  @Test
  void doorRefusesBadRanges() {
    ElementwiseCases.doorRefusesBadRanges(
        (float[] x, int xo, float[] y, int yo, int n) ->
            FloatTanh.tanh(1.0f, 0.0f, x, xo, y, yo, n));
  }
}
