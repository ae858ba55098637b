package dev.lanewise.simd;

import static dev.lanewise.simd.ElementwiseCases.sameBits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DoubleRealPowerTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;

  /** It is followed by even numbers only. */
  private static final double LAST_ODD = 0x1.fffffffffffffp52;

  private static final double[] BASES = {
    NAN,
    0.0,
    -0.0,
    INFINITY,
    -INFINITY,
    1.0,
    -1.0,
    0.5,
    -0.5,
    2.0,
    -2.0,
    -3.0,
    0.9,
    MAX,
    -MAX,
    MIN,
    -MIN,
    Double.MIN_NORMAL,
    -Double.MIN_NORMAL,
    1e-310,
    Math.nextUp(1.0),
    Math.nextDown(1.0),
    -Math.nextDown(1.0)
  };

  private static final double[] EXPONENTS = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    2.0,
    -2.0,
    3.0,
    -3.0,
    -63.0,
    0.5,
    -0.5,
    2.5,
    -2.5,
    1e-30,
    -1e-30,
    MIN,
    -MIN,
    LAST_ODD,
    -LAST_ODD,
    2.0 * LAST_ODD,
    LAST_ODD + 1.0,
    0.5 * LAST_ODD,
    MAX,
    -MAX,
    INFINITY,
    -INFINITY,
    NAN
  };

  private static final double[] PROBES = {1.0, -1.0, 88.7, 0.7, -3.0, 1e-30, MIN, -0.0, 1.41};

  /** IEEE 754, and where nothing is special the virtual machine's. */
  private static double expected(double x, double p) {
    boolean one = x == 1.0 || x == -1.0 && Double.isInfinite(p);
    return one ? 1.0 : Math.pow(x, p);
  }

  @Test
  void specialValues() {
    double[] y = new double[BASES.length];
    for (double p : EXPONENTS) {
      DoubleRealPower.power(p, BASES, 0, y, 0, y.length);
      for (int i = 0; i < y.length; i++) {
        String where = BASES[i] + "^" + p;
        checkSpecial(where, expected(BASES[i], p), DoubleRealPower.power(BASES[i], p));
        sameBits(DoubleRealPower.power(BASES[i], p), y[i]);
      }
    }
  }

  /** The virtual machine's powers are within 1 ulp. */
  private static void checkSpecial(String where, double expected, double actual) {
    boolean exact = expected == 0.0 || !Double.isFinite(expected);
    if (exact) {
      assertEquals(Double.toHexString(expected), Double.toHexString(actual), where);
    } else {
      assertEquals(expected, actual, 2.0 * Math.ulp(expected), where);
    }
  }

  /** Rows of the table that does not rest on the virtual machine. */
  @Test
  void namedSpecialValues() {
    double[][] table = {
      {NAN, 0.0, 1.0},
      {1.0, NAN, 1.0},
      {1.0, INFINITY, 1.0},
      {-1.0, INFINITY, 1.0},
      {-1.0, -INFINITY, 1.0},
      {NAN, 2.0, NAN},
      {2.0, NAN, NAN},
      {-1.0, NAN, NAN},
      {-2.0, 3.0, -8.0},
      {-2.0, -3.0, -0.125},
      {-2.0, 2.0, 4.0},
      {-2.0, 0.5, NAN},
      {-MIN, 1e-30, NAN},
      {-1.0, LAST_ODD, -1.0},
      {-1.0, MAX, 1.0},
      {0.0, 2.5, 0.0},
      {-0.0, 2.5, 0.0},
      {-0.0, 3.0, -0.0},
      {-0.0, -3.0, -INFINITY},
      {-0.0, -2.0, INFINITY},
      {0.0, MIN, 0.0},
      {0.0, -MIN, INFINITY},
      {0.0, -INFINITY, INFINITY},
      {-INFINITY, 3.0, -INFINITY},
      {-INFINITY, 0.5, INFINITY},
      {-INFINITY, -3.0, -0.0},
      {-INFINITY, -0.5, 0.0},
      {INFINITY, MIN, INFINITY},
      {INFINITY, -MIN, 0.0},
      {Math.nextDown(1.0), INFINITY, 0.0},
      {Math.nextDown(1.0), -INFINITY, INFINITY},
      {Math.nextDown(-1.0), INFINITY, INFINITY},
      {2.0, 1024.0, INFINITY},
      {2.0, -1074.0, MIN},
      {2.0, -1074.0 - 2.0, 0.0}
    };
    for (double[] row : table) {
      sameBits(row[2], DoubleRealPower.power(row[0], row[1]));
    }
  }

  @Test
  void errorStaysBelowTheStatedBound() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_500; i++) {
      double near = 1.0 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(49));
      double any = Math.abs(Double.longBitsToDouble(random.nextLong()));
      withinBound(near, (random.nextDouble() * 2.0 - 1.0) * 1024.0);
      withinBound(any, (random.nextDouble() * 2.0 - 1.0) * 1024.0);
      withinBound(any, random.nextDouble() - 0.5);
      withinBound(near, -1022.0 - 52.0 * random.nextDouble());
    }
  }

  /** Where the exponent makes the result 2^t, nearly. */
  private static void withinBound(double x, double t) {
    double p = t / (Math.log(x) / Math.log(2.0));
    if (x == 1.0 || !Double.isFinite(x) || Double.isInfinite(p) || p == 0.0) {
      return;
    }
    double y = DoubleRealPower.power(x, p);
    double error = ExactExp.errorInUlps(y, ExactPower.power(x, p));
    if (!(error < (y < Double.MIN_NORMAL ? 1.0 : 0.62))) {
      throw new AssertionError(Double.toHexString(x) + "^" + p + " is off by " + error + " ulp");
    }
  }

  @Test
  void exactPowersAreExact() {
    for (int base = 2; base < 4000; base++) {
      double exact = base;
      for (int p = 1; exact < 0x1p53; p++, exact *= base) {
        sameBits(exact, DoubleRealPower.power(base, p));
        sameBits((p & 1) == 0 ? exact : -exact, DoubleRealPower.power(-base, p));
        sameBits(Math.scalb(1.0, -p), DoubleRealPower.power(0.5, p));
        if (p == 2 || p == 4 || p == 8) {
          sameBits(base, DoubleRealPower.power(exact, 1.0 / p));
        }
      }
    }
    sameBits(243.0, DoubleRealPower.power(3.0, 5.0));
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      sameBits(x, DoubleRealPower.power(x, 1.0));
    }
  }

  @Test
  void agreesWithWholePowersWithinTheirBound() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      int p = random.nextInt(33);
      double x = random.nextDouble() * 10.0 - 5.0;
      double whole = DoublePower.power(x, p);
      if (Math.abs(whole) > Double.MIN_NORMAL) {
        assertEquals(1.0, DoubleRealPower.power(x, p) / whole, (p + 2) * 0x1p-53);
      }
    }
  }

  @Test
  void neverFallsBetweenNeighbours() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2_000; i++) {
      boolean edge = i % 2 == 0; // where the reduction changes k
      double x = edge ? Math.sqrt(0.5) : Math.scalb(1.0 + random.nextDouble(), i % 60 - 30);
      double p = Math.scalb(1.0 + random.nextDouble(), i % 13 - 9);
      double last = 0.0;
      for (int step = 0; step < 50; step++) {
        x = Math.nextDown(x);
      }
      for (int step = 0; step < 100; step++) {
        double y = DoubleRealPower.power(x, p);
        String where = Double.toHexString(x) + "^" + Double.toHexString(p);
        assertTrue(y >= last, () -> "falls at " + where);
        last = y;
        x = Math.nextUp(x);
      }
    }
  }

  @Test
  void arrayFormEqualsScalarForm() {
    double[] pool = new double[211];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < pool.length; i++) {
      boolean special = i % 5 == 0;
      pool[i] =
          special
              ? BASES[random.nextInt(BASES.length)]
              : Double.longBitsToDouble(random.nextLong());
    }
    for (double p : new double[] {0.5, 3.0, -2.5, -INFINITY, NAN, 0.0}) {
      ElementwiseCases.arrayFormEqualsScalarForm(
          (x, xo, y, yo, n) -> DoubleRealPower.power(p, x, xo, y, yo, n),
          v -> DoubleRealPower.power(v, p),
          pool);
    }
  }

  @Test
  void laneDoesNotSeeItsNeighbours() {
    for (double p : new double[] {2.0, -3.0, 0.3}) {
      ElementwiseCases.laneDoesNotSeeItsNeighbours(
          (x, xo, y, yo, n) -> DoubleRealPower.power(p, x, xo, y, yo, n),
          v -> DoubleRealPower.power(v, p),
          BASES,
          PROBES);
    }
  }

  @Test
  void doorRefusesBadRanges() {
    ElementwiseCases.doorRefusesBadRanges(
        (double[] x, int xo, double[] y, int yo, int n) ->
            DoubleRealPower.power(2.5, x, xo, y, yo, n));
    ElementwiseCases.doorRefusesBadRanges(
        (double[] x, int xo, double[] y, int yo, int n) ->
            DoubleRealPower.power(0.0, x, xo, y, yo, n));
  }
}
