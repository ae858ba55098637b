package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FloatRealPowerTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float NAN = Float.NaN;
  private static final float MAX = Float.MAX_VALUE;
  private static final float MIN = Float.MIN_VALUE;

  /** It is followed by even numbers only. */
  private static final float LAST_ODD = 0x1.fffffep23f;

  private static final float[] BASES = {
    NAN,
    0.0f,
    -0.0f,
    INFINITY,
    -INFINITY,
    1.0f,
    -1.0f,
    0.5f,
    -0.5f,
    2.0f,
    -2.0f,
    -3.0f,
    0.9f,
    MAX,
    -MAX,
    MIN,
    -MIN,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    1e-40f,
    Math.nextUp(1.0f),
    Math.nextDown(1.0f),
    -Math.nextDown(1.0f)
  };

  private static final float[] EXPONENTS = {
    0.0f,
    -0.0f,
    1.0f,
    -1.0f,
    2.0f,
    -2.0f,
    3.0f,
    -3.0f,
    -63.0f,
    0.5f,
    -0.5f,
    2.5f,
    -2.5f,
    1e-30f,
    -1e-30f,
    MIN,
    -MIN,
    LAST_ODD,
    -LAST_ODD,
    2.0f * LAST_ODD,
    LAST_ODD + 1.0f,
    0.5f * LAST_ODD,
    MAX,
    -MAX,
    INFINITY,
    -INFINITY,
    NAN
  };

  private static final float[] PROBES = {
    1.0f, -1.0f, 88.7f, 0.7f, -3.0f, 1e-30f, MIN, -0.0f, 1.41f
  };

  /** IEEE 754, and where nothing is special the virtual machine's. */
  private static float expected(float x, float p) {
    boolean one = x == 1.0f || x == -1.0f && Float.isInfinite(p);
    return one ? 1.0f : (float) Math.pow(x, p);
  }

  @Test
  void specialValues() {
    float[] y = new float[BASES.length];
    for (float p : EXPONENTS) {
      FloatRealPower.power(p, BASES, 0, y, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        String where = BASES[i] + "^" + p;
        checkSpecial(where, expected(BASES[i], p), FloatRealPower.power(BASES[i], p));
        sameBits(FloatRealPower.power(BASES[i], p), y[i]);
      }
    }
  }

  private static void checkSpecial(String where, float expected, float actual) {
    assertEquals(Float.toHexString(expected), Float.toHexString(actual), where);
  }

  /** Rows of the table that does not rest on the virtual machine. */
  @Test
  void namedSpecialValues() {
    float[][] table = {
      {NAN, 0.0f, 1.0f},
      {1.0f, NAN, 1.0f},
      {1.0f, INFINITY, 1.0f},
      {-1.0f, INFINITY, 1.0f},
      {-1.0f, -INFINITY, 1.0f},
      {NAN, 2.0f, NAN},
      {2.0f, NAN, NAN},
      {-1.0f, NAN, NAN},
      {-2.0f, 3.0f, -8.0f},
      {-2.0f, -3.0f, -0.125f},
      {-2.0f, 2.0f, 4.0f},
      {-2.0f, 0.5f, NAN},
      {-MIN, 1e-30f, NAN},
      {-1.0f, LAST_ODD, -1.0f},
      {-1.0f, MAX, 1.0f},
      {0.0f, 2.5f, 0.0f},
      {-0.0f, 2.5f, 0.0f},
      {-0.0f, 3.0f, -0.0f},
      {-0.0f, -3.0f, -INFINITY},
      {-0.0f, -2.0f, INFINITY},
      {0.0f, MIN, 0.0f},
      {0.0f, -MIN, INFINITY},
      {0.0f, -INFINITY, INFINITY},
      {-INFINITY, 3.0f, -INFINITY},
      {-INFINITY, 0.5f, INFINITY},
      {-INFINITY, -3.0f, -0.0f},
      {-INFINITY, -0.5f, 0.0f},
      {INFINITY, MIN, INFINITY},
      {INFINITY, -MIN, 0.0f},
      {Math.nextDown(1.0f), INFINITY, 0.0f},
      {Math.nextDown(1.0f), -INFINITY, INFINITY},
      {Math.nextDown(-1.0f), INFINITY, INFINITY},
      {2.0f, 128.0f, INFINITY},
      {2.0f, -149.0f, MIN},
      {2.0f, -149.0f - 2.0f, 0.0f}
    };
    for (float[] row : table) {
      sameBits(row[2], FloatRealPower.power(row[0], row[1]));
    }
  }

  @Test
  void errorStaysBelowTheStatedBound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      float near = (float) (1.0 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(20)));
      float any = Math.abs(Float.intBitsToFloat(random.nextInt()));
      withinBound(near, (random.nextDouble() * 2.0 - 1.0) * 150.0);
      withinBound(any, (random.nextDouble() * 2.0 - 1.0) * 150.0);
      withinBound(any, random.nextDouble() - 0.5);
      withinBound(near, -126.0 - 24.0 * random.nextDouble());
    }
  }

  /** Where the exponent makes the result 2^t, nearly. */
  private static void withinBound(float x, double t) {
    float p = (float) (t / (Math.log(x) / Math.log(2.0)));
    if (x == 1.0f || Float.isInfinite(p) || p == 0.0f) {
      return;
    }
    float y = FloatRealPower.power(x, p);
    double exact = Math.pow(x, p);
    double error = Math.abs(y - exact) / Math.ulp((float) exact);
    boolean overflow = exact >= 0x1.ffffffp127;
    if (Float.isFinite(x) && (overflow ? y != INFINITY : !(error < 0.502))) {
      throw new AssertionError(Float.toHexString(x) + "^" + p + " is off by " + error + " ulp");
    }
  }

  @Test
  void exactPowersAreExact() {
    for (int base = 2; base < 4000; base++) {
      double exact = base;
      for (int p = 1; exact < 0x1p24; p++, exact *= base) {
        sameBits((float) exact, FloatRealPower.power(base, p));
        sameBits((float) ((p & 1) == 0 ? exact : -exact), FloatRealPower.power(-base, p));
        sameBits(Math.scalb(1.0f, -p), FloatRealPower.power(0.5f, p));
        if (p == 2 || p == 4 || p == 8) {
          sameBits(base, FloatRealPower.power((float) exact, 1.0f / p));
        }
      }
    }
    sameBits(243.0f, FloatRealPower.power(3.0f, 5.0f));
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      float x = Float.intBitsToFloat(random.nextInt());
      sameBits(x, FloatRealPower.power(x, 1.0f));
    }
  }

  @Test
  void agreesWithWholePowersWithinTheirBound() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      int p = random.nextInt(33);
      float x = (float) (random.nextDouble() * 10.0 - 5.0);
      double whole = FloatPower.power(x, p);
      if (Math.abs(whole) > Float.MIN_NORMAL) {
        assertEquals(1.0, FloatRealPower.power(x, p) / whole, (p + 2) * 0x1p-24);
      }
    }
  }

  @Test
  void neverFallsBetweenNeighbours() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2_000; i++) {
      boolean edge = i % 2 == 0; // where the reduction changes k
      float x =
          (float) (edge ? Math.sqrt(0.5) : Math.scalb(1.0 + random.nextDouble(), i % 60 - 30));
      float p = (float) Math.scalb(1.0 + random.nextDouble(), i % 13 - 9);
      float last = 0.0f;
      for (int step = 0; step < 50; step++) {
        x = Math.nextDown(x);
      }
      for (int step = 0; step < 100; step++) {
        float y = FloatRealPower.power(x, p);
        String where = Float.toHexString(x) + "^" + Float.toHexString(p);
        assertTrue(y >= last, () -> "falls at " + where);
        last = y;
        x = Math.nextUp(x);
      }
    }
  }

  @Test
  void arrayFormEqualsScalarForm() {
    float[] pool = new float[211];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < pool.length; i++) {
      boolean special = i % 5 == 0;
      pool[i] =
          special ? BASES[random.nextInt(BASES.length)] : Float.intBitsToFloat(random.nextInt());
    }
    for (float p : new float[] {0.5f, 3.0f, -2.5f, -INFINITY, NAN, 0.0f}) {
      ElementwiseCases.arrayFormEqualsScalarForm(
          (x, xo, y, yo, n) -> FloatRealPower.power(p, x, xo, y, yo, n),
          v -> FloatRealPower.power(v, p),
          pool);
    }
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    for (float p : new float[] {2.0f, -3.0f, 0.3f}) {
      ElementwiseCases.laneDoesNotSeeItsNeighbours(
          (x, xo, y, yo, n) -> FloatRealPower.power(p, x, xo, y, yo, n),
          v -> FloatRealPower.power(v, p),
          BASES,
          PROBES);
    }
  }

  @Test
  void doorRefusesBadRanges() {
    ElementwiseCases.doorRefusesBadRanges(
        (float[] x, int xo, float[] y, int yo, int n) ->
            FloatRealPower.power(2.5f, x, xo, y, yo, n));
    ElementwiseCases.doorRefusesBadRanges(
        (float[] x, int xo, float[] y, int yo, int n) ->
            FloatRealPower.power(0.0f, x, xo, y, yo, n));
  }
}
