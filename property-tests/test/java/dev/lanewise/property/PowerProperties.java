package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P40, P41, P44 and P45 for whole powers. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class PowerProperties {
  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);

  /**
   * P44: relative error at most gamma(p - 1), one smallest value per product when it underflows.
   */
  @Property(tries = 3000)
  void powersAreWithinTheBoundOfTheirProducts(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int p = random.nextInt(33);
    double v =
        random.nextBoolean()
            ? Values.draw(f, random, 1)[0]
            : f.round(Math.scalb(1 + random.nextDouble(), random.nextInt(-40, 40)));
    double computed = Elementwise.power(f, v, p);
    BigDecimal exact = new BigDecimal(v).pow(p, DIGITS);
    double gamma = Bounds.gamma(f, Math.max(0, p - 1)) + 0x1p-150;
    BigDecimal slack = exact.abs().multiply(new BigDecimal(gamma));
    BigDecimal most = exact.abs().add(slack);
    BigDecimal max = new BigDecimal(f.max);
    if (Double.isInfinite(computed)) {
      Check.that(most.compareTo(max) > 0, () -> f + " " + v + "^" + p + " overflows");
    } else {
      slack = slack.add(new BigDecimal(p * f.eta()));
      BigDecimal error = new BigDecimal(computed).subtract(exact).abs();
      BigDecimal bound = slack;
      Check.that(
          error.compareTo(bound) <= 0,
          () -> f + " " + v + "^" + p + ": " + computed + ", error " + error + " > " + bound);
    }
    boolean negative = v < 0 && p % 2 == 1;
    Check.that(negative ? computed <= 0 : computed >= 0, () -> f + " sign of " + v + "^" + p);
  }

  /** P40, P44: exact cases and specials. */
  @Example
  void exactCasesAndSpecials() {
    double inf = Double.POSITIVE_INFINITY;
    double nan = Double.NaN;
    double[][] table = {
      {nan, 0, 1},
      {inf, 0, 1},
      {0.0, 0, 1},
      {-0.0, 0, 1},
      {-3, 0, 1},
      {nan, 1, nan},
      {nan, 6, nan},
      {0.1f, 1, 0.1f},
      {-0.0, 1, -0.0},
      {-0.0, 2, 0.0},
      {-0.0, 3, -0.0},
      {-2, 3, -8},
      {-2, 10, 1024},
      {3, 5, 243},
      {3, 13, 1594323},
      {-inf, 3, -inf},
      {-inf, 4, inf},
      {1e30f, 2000, inf},
      {-1e30f, 2001, -inf},
      {1e-30f, 2000, 0.0},
      {1, Integer.MAX_VALUE, 1},
      {-1, Integer.MAX_VALUE, -1}
    };
    for (Format f : Format.values()) {
      for (double[] row : table) {
        Check.same(
            row[2],
            Elementwise.power(f, row[0], (int) row[1]),
            () -> f + " " + row[0] + "^" + (int) row[1]);
      }
      assertThrows(IllegalArgumentException.class, () -> Elementwise.power(f, 2, -1));
    }
  }

  /** P41. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheScalarForm() {
    ElementwiseChecks.everyTailAndOffset(Elementwise.POWER, new SplittableRandom(41));
  }

  /** P41, in place too. */
  @Property
  void anyRangeGivesTheBitsOfTheScalarForm(@ForAll Format f, @ForAll long seed) {
    ElementwiseChecks.anyRange(Elementwise.POWER, f, new SplittableRandom(seed));
  }

  /** P45. */
  @Property
  void lanesDoNotMeet(@ForAll Format f, @ForAll long seed) {
    ElementwiseChecks.lanesDoNotMeet(Elementwise.POWER, f, new SplittableRandom(seed));
  }
}
