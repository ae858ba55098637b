package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** P37 to P41, P43 and P45 for tanh. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class TanhProperties {
  /** The documented errors. */
  private static final double FLOAT_ULPS = 0.51;

  private static final double DOUBLE_ULPS = 0.8;

  private static final int STRIDE = 4099;
  private static final int POINTS_PER_BINADE = 40;

  /** P38, P43: the error, the sign, the limit 1. */
  private static void checkOne(Format f, double x) {
    double y = Elementwise.TANH.one(f, x);
    double error = UlpError.of(f, y, ReferenceExp.tanh(x));
    double bound = f == Format.FLOAT ? FLOAT_ULPS : DOUBLE_ULPS;
    Check.within(error, bound, () -> f + " tanh(" + Double.toHexString(x) + ") in ulps");
    Check.that(Math.abs(y) <= 1, () -> f + " |tanh(" + x + ")| exceeds 1");
    Check.that(Math.abs(y) <= f.nextUp(Math.abs(x)), () -> f + " |tanh(" + x + ")| exceeds |x|");
    Check.same(-y, Elementwise.TANH.one(f, -x), () -> f + " tanh is not odd at " + x);
  }

  /** P39: the next argument has no smaller result; promised for floats only. */
  private static void checkMonotone(Format f, double x) {
    double next = f.nextUp(x);
    Check.that(
        Elementwise.TANH.one(f, x) <= Elementwise.TANH.one(f, next),
        () -> f + " tanh decreases after " + Double.toHexString(x));
  }

  /** P37, P39: floats a stride apart, all exponents and both signs. */
  @Example
  void floatsAcrossAllBitPatternsAreWithinTheDocumentedError() {
    int checked = 0;
    for (long bits = 0; bits < 1L << 31; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (x == x && !Float.isInfinite(x)) {
        checkOne(Format.FLOAT, x);
        checkMonotone(Format.FLOAT, x);
        checked++;
      }
    }
    assertTrue(checked > 500_000, "only " + checked + " floats were checked");
  }

  /** P38: doubles of every binade. */
  @Example
  void doublesOfEveryBinadeAreWithinTheDocumentedError() {
    SplittableRandom random = new SplittableRandom(38);
    for (int exponent = -1074; exponent < 1024; exponent++) {
      int points = exponent > -60 && exponent < 6 ? 1000 : POINTS_PER_BINADE;
      for (int i = 0; i < points; i++) {
        checkOne(Format.DOUBLE, Math.scalb(1 + random.nextDouble(), exponent));
      }
    }
  }

  /** P38: multiples of ln 2 / 4, where the reduction changes its mind, with their neighbours. */
  @Example
  void neighboursOfReductionEdgesAreWithinTheDocumentedError() {
    for (Format f : Format.values()) {
      for (int quarter = 0; quarter <= 120; quarter++) {
        double x = f.round(quarter * Math.log(2) / 4);
        for (int down = 0; down < 30; down++) {
          x = f.nextDown(x);
        }
        for (int up = 0; up < 60; up++, x = f.nextUp(x)) {
          checkOne(f, x);
        }
      }
    }
  }

  /** P40. */
  @Example
  void specialValuesHaveTheirResults() {
    double inf = Double.POSITIVE_INFINITY;
    double[][] table = {
      {Double.NaN, Double.NaN},
      {-inf, -1},
      {inf, 1},
      {0.0, 0.0},
      {-0.0, -0.0},
      {20, 1},
      {-20, -1},
      {1e30, 1},
      {-3e38, -1}
    };
    for (Format f : Format.values()) {
      for (double[] row : table) {
        double x = f.round(row[0]);
        Check.same(row[1], Elementwise.TANH.one(f, x), () -> f + " tanh(" + row[0] + ")");
      }
      for (int i = 1; i < 5; i++) {
        double tiny = i * f.eta();
        Check.same(tiny, Elementwise.TANH.one(f, tiny), () -> f + " tanh(" + tiny + ")");
      }
    }
  }

  /** P41. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheScalarForm() {
    ElementwiseChecks.everyTailAndOffset(Elementwise.TANH, new SplittableRandom(41));
  }

  /** P41, in place too. */
  @Property
  void anyRangeGivesTheBitsOfTheScalarForm(@ForAll Format f, @ForAll long seed) {
    ElementwiseChecks.anyRange(Elementwise.TANH, f, new SplittableRandom(seed));
  }

  /** P45. */
  @Property
  void lanesDoNotMeet(@ForAll Format f, @ForAll long seed) {
    ElementwiseChecks.lanesDoNotMeet(Elementwise.TANH, f, new SplittableRandom(seed));
  }
}
