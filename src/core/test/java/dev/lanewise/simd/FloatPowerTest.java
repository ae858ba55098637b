package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The powers of floats and, since the class is made from this one, of doubles. */
class FloatPowerTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float[] SPECIALS = {
    Float.NaN, INFINITY, -INFINITY, Float.MAX_VALUE, 0.0f, -0.0f, Float.MIN_VALUE, -1.0f
  };
  private static final float[] PROBES = {1.5f, -2.0f, 1e-12f, 7e12f};

  @Test
  void specialValues() {
    for (float v : SPECIALS) {
      sameBits(1.0f, FloatPower.power(v, 0));
      sameBits(v, FloatPower.power(v, 1));
      sameBits(1.0, DoublePower.power(v, 0));
      sameBits((double) v, DoublePower.power(v, 1));
    }
    sameBits(INFINITY, FloatPower.power(-INFINITY, 2));
    sameBits(-INFINITY, FloatPower.power(-INFINITY, 3));
    sameBits(-0.0f, FloatPower.power(-0.0f, 5));
    sameBits(0.0f, FloatPower.power(-0.0f, 4));
    sameBits(-INFINITY, FloatPower.power(-1e20f, 3));
    sameBits(-0.0f, FloatPower.power(-1e-20f, 3));
    sameBits(-1.0f, FloatPower.power(-1.0f, Integer.MAX_VALUE));
    sameBits(Float.NaN, FloatPower.power(Float.NaN, 2));
  }

  @Test
  void smallWholeNumbersAreExact() {
    for (int v = -5; v <= 5; v++) {
      long power = 1;
      for (int p = 0; p <= 10; p++) {
        sameBits((float) power, FloatPower.power(v, p));
        sameBits((double) power, DoublePower.power(v, p));
        power *= v;
      }
    }
  }

  @Test
  void errorStaysBelowGamma() {
    SplittableRandom random = new SplittableRandom(1);
    for (int p = 0; p <= 32; p++) {
      for (int i = 0; i < 500; i++) {
        float v = (float) (random.nextDouble() * 6.0 - 3.0);
        BigDecimal exact = new BigDecimal(v).pow(p);
        if (exact.abs().doubleValue() > 1e-37) {
          double error = relativeError(FloatPower.power(v, p), exact);
          assertEquals(0.0, error, gamma(p - 1, 0x1p-24), v + "^" + p);
        }
        double w = v + random.nextDouble() * 0x1p-24;
        BigDecimal exactDouble = new BigDecimal(w).pow(p);
        double error = relativeError(DoublePower.power(w, p), exactDouble);
        assertEquals(0.0, error, gamma(p - 1, 0x1p-53), w + "^" + p);
      }
    }
  }

  private static double relativeError(double y, BigDecimal exact) {
    return new BigDecimal(y)
        .subtract(exact)
        .divide(exact, MathContext.DECIMAL64)
        .abs()
        .doubleValue();
  }

  private static double gamma(int k, double u) {
    return k <= 0 ? Double.MIN_VALUE : k * u / (1.0 - k * u);
  }

  @Test
  void arrayFormEqualsScalarForm() {
    float[] pool = new float[97];
    double[] doubles = new double[97];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < pool.length; i++) {
      boolean special = i % 5 == 0;
      pool[i] =
          special
              ? SPECIALS[random.nextInt(SPECIALS.length)]
              : (float) (random.nextDouble() * 4.0 - 2.0);
      doubles[i] = special ? pool[i] : random.nextDouble() * 4.0 - 2.0;
    }
    for (int degree : new int[] {0, 1, 2, 3, 6, 11, 200}) {
      ElementwiseCases.arrayFormEqualsScalarForm(
          (x, xo, y, yo, n) -> FloatPower.power(0.9f, 0.1f, degree, x, xo, y, yo, n),
          v -> FloatPower.power(Math.fma(0.9f, v, 0.1f), degree),
          pool);
      ElementwiseCases.arrayFormEqualsScalarForm(
          (x, xo, y, yo, n) -> DoublePower.power(0.9, 0.1, degree, x, xo, y, yo, n),
          v -> DoublePower.power(Math.fma(0.9, v, 0.1), degree),
          doubles);
    }
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    ElementwiseCases.laneDoesNotSeeItsNeighbours(
        (x, xo, y, yo, n) -> FloatPower.power(1.0f, -0.0f, 3, x, xo, y, yo, n),
        v -> FloatPower.power(v, 3),
        SPECIALS,
        PROBES);
  }

  @Test
  void doorRefusesBadRangesAndExponents() {
    ElementwiseCases.doorRefusesBadRanges(
        (float[] x, int xo, float[] y, int yo, int n) ->
            FloatPower.power(1.0f, 0.0f, 2, x, xo, y, yo, n));
    IllegalArgumentException negative =
        assertThrows(IllegalArgumentException.class, () -> FloatPower.power(2.0f, -1));
    assertEquals("p must be 0 or more, got -1", negative.getMessage());
    float[] x = new float[1];
    assertThrows(
        IllegalArgumentException.class, () -> FloatPower.power(1.0f, 0.0f, -2, x, 0, x, 0, 1));
  }
}
