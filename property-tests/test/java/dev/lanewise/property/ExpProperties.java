package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ReferenceExp;
import dev.lanewise.oracle.UlpError;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P37 to P42 and P45 for exp. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ExpProperties {
  /** The documented errors, and the one where the result is subnormal. */
  private static final double FLOAT_ULPS = 0.57;

  private static final double DOUBLE_ULPS = 0.6;
  private static final double SUBNORMAL_ULPS = 1;

  /** A stride through the bit patterns of floats that is prime to every power of two. */
  private static final int STRIDE = 4099;

  private static final int POINTS_PER_BINADE = 40;

  private static void checkOne(Format f, double x) {
    double y = Elementwise.EXP.one(f, x);
    ReferenceExp.Scaled exact = ReferenceExp.exp(x);
    double error = UlpError.of(f, y, exact);
    double normal = f == Format.FLOAT ? FLOAT_ULPS : DOUBLE_ULPS;
    double bound = y < f.minNormal() ? SUBNORMAL_ULPS : normal;
    Check.within(error, bound, () -> f + " exp(" + Double.toHexString(x) + ") in ulps");
  }

  /** Does exp(x) neither vanish nor overflow by far? */
  private static boolean inRange(Format f, double x) {
    double low = f == Format.FLOAT ? -105 : -747;
    double high = f == Format.FLOAT ? 90 : 711;
    return x > low && x < high;
  }

  /** P39: the next argument has no smaller result. */
  private static void checkMonotone(Format f, double x) {
    double next = f.nextUp(x);
    Check.that(
        Elementwise.EXP.one(f, x) <= Elementwise.EXP.one(f, next),
        () -> f + " exp decreases after " + Double.toHexString(x));
  }

  /** P37, P39: floats a stride apart, all exponents and both signs. */
  @Example
  void floatsAcrossAllBitPatternsAreWithinTheDocumentedError() {
    int checked = 0;
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (x == x && !Float.isInfinite(x)) {
        checkMonotone(Format.FLOAT, x);
        if (inRange(Format.FLOAT, x)) {
          checkOne(Format.FLOAT, x);
          checked++;
        }
      }
    }
    assertTrue(checked > 500_000, "only " + checked + " floats were checked");
  }

  /** P38, P39: doubles of every binade, both signs. */
  @Example
  void doublesOfEveryBinadeAreWithinTheDocumentedError() {
    SplittableRandom random = new SplittableRandom(38);
    for (int exponent = -1074; exponent < 10; exponent++) {
      for (int i = 0; i < POINTS_PER_BINADE; i++) {
        double x = Math.scalb(1 + random.nextDouble(), exponent) * (i % 2 == 0 ? 1 : -1);
        if (inRange(Format.DOUBLE, x)) {
          checkOne(Format.DOUBLE, x);
          checkMonotone(Format.DOUBLE, x);
        }
      }
    }
    for (int i = 0; i < 100_000; i++) {
      checkOne(Format.DOUBLE, random.nextDouble(-746, 710));
    }
  }

  /**
   * P38, P39: multiples of ln 2 / 2 with their neighbours, where the reduction changes its mind.
   */
  @Example
  void neighboursOfMultiplesOfLog2AreWithinTheDocumentedError() {
    for (Format f : Format.values()) {
      int first = f == Format.FLOAT ? -302 : -2152;
      int last = f == Format.FLOAT ? 256 : 2048;
      for (int half = first; half <= last; half++) {
        double x = f.round(half * Math.log(2) / 2);
        for (int down = 0; down < 4; down++) {
          x = f.nextDown(x);
        }
        for (int up = 0; up < 8; up++, x = f.nextUp(x)) {
          checkOne(f, x);
          checkMonotone(f, x);
        }
      }
    }
    checkOne(Format.DOUBLE, 7.5417527749959590085206221e-10); // hardest to round
    checkOne(Format.DOUBLE, -7.5417527749959590085206221e-10);
  }

  /** P40: specials and both ends of the range. */
  @Example
  void specialValuesHaveTheirResults() {
    double inf = Double.POSITIVE_INFINITY;
    double[][] common = {{Double.NaN, Double.NaN}, {-inf, 0}, {inf, inf}, {0.0, 1}, {-0.0, 1}};
    double[][] floats = {{-103.98f, 0}, {-104f, 0}, {-1e38f, 0}, {88.73f, inf}, {3e38f, inf}};
    double[][] doubles = {{-745.14, 0}, {-746, 0}, {-1e308, 0}, {709.79, inf}, {1e308, inf}};
    for (Format f : Format.values()) {
      for (double[][] table : new double[][][] {common, f == Format.FLOAT ? floats : doubles}) {
        for (double[] row : table) {
          Check.same(row[1], Elementwise.EXP.one(f, row[0]), () -> f + " exp(" + row[0] + ")");
        }
      }
      Check.same(1.0, Elementwise.EXP.one(f, f.eta()), () -> f + " exp of the smallest value");
      Check.same(1.0, Elementwise.EXP.one(f, -f.eta()), () -> f + " exp of minus the smallest");
    }
    Check.that(Elementwise.EXP.one(Format.FLOAT, -103.9f) > 0, () -> "float exp dies too early");
    Check.that(Elementwise.EXP.one(Format.DOUBLE, -745.1) > 0, () -> "double exp dies too early");
    Check.that(Elementwise.EXP.one(Format.DOUBLE, 709.78) < inf, () -> "double exp ends too early");
  }

  /**
   * P42: exp(a) exp(b) agrees with exp(a + b), the rounding of a + b taken into account; exp(a)
   * exp(-a) with 1.
   */
  @Property
  void productsOfExponentialsAreExponentialsOfSums(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double reach = f == Format.FLOAT ? 40 : 340;
    double a = f.round(random.nextDouble(-reach, reach));
    double b = random.nextInt(4) == 0 ? -a : f.round(random.nextDouble(-reach, reach));
    double s = f.add(a, b);
    double lost = Math.abs(DoubleDouble.sum(a, b).minus(s).toDouble());
    double product = Elementwise.EXP.one(f, a) * Elementwise.EXP.one(f, b);
    double whole = Elementwise.EXP.one(f, s);
    // The product of floats is exact here; that of doubles costs one rounding more.
    double bound = (4 + Math.abs(s)) * f.unit() + lost * (1 + lost);
    Check.within(
        Math.abs(product - whole) / whole, bound, () -> f + " exp(" + a + ") exp(" + b + ")");
  }

  /** P41. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheScalarForm() {
    ElementwiseChecks.everyTailAndOffset(Elementwise.EXP, new SplittableRandom(41));
  }

  /** P41, in place too. */
  @Property
  void anyRangeGivesTheBitsOfTheScalarForm(@ForAll Format f, @ForAll long seed) {
    ElementwiseChecks.anyRange(Elementwise.EXP, f, new SplittableRandom(seed));
  }

  /** P45. */
  @Property
  void lanesDoNotMeet(@ForAll Format f, @ForAll long seed) {
    ElementwiseChecks.lanesDoNotMeet(Elementwise.EXP, f, new SplittableRandom(seed));
  }
}
