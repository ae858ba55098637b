package dev.lanewise.property;

import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P37 to P41, P44 and P45 for real powers. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RealPowerProperties {
  /** The documented bounds, and that where the result is subnormal. */
  private static final double FLOAT_ULPS = 0.502;

  private static final double DOUBLE_ULPS = 0.62;
  private static final double SUBNORMAL_ULPS = 1;
  private static final int POINTS = 200_000;

  /** P37, P38. */
  @Example
  void powersAreWithinTheDocumentedError() {
    for (Format f : Format.values()) {
      RealPowerErrors errors = new RealPowerErrors(f, 37);
      errors.look(POINTS);
      double bound = f == Format.FLOAT ? FLOAT_ULPS : DOUBLE_ULPS;
      Check.within(errors.worst(), bound, () -> f + " " + errors.worstAt() + " in ulps");
      Check.within(errors.worstSubnormal(), SUBNORMAL_ULPS, () -> f + " subnormal, in ulps");
    }
  }

  /**
   * P39, nearly: for p above 0 the next base has no smaller power, for p below 0 no larger one, but
   * for one place: where neighbours have powers that round alike an error above half an ulp can
   * show as a turn. Among doubles 2 in a million do.
   */
  @Property(tries = 20_000)
  void powersTurnByAtMostOnePlaceBetweenNeighbours(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double x = f.round(Math.scalb(1 + random.nextDouble(), random.nextInt(-40, 40)));
    double p = f.round(Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 5)));
    double next = f.nextUp(x);
    boolean up = Elementwise.realPower(f, x, p) <= f.nextUp(Elementwise.realPower(f, next, p));
    boolean down = f.nextUp(Elementwise.realPower(f, x, -p)) >= Elementwise.realPower(f, next, -p);
    Check.that(up && down, () -> f + " powers turn at " + Double.toHexString(x) + "^" + p);
  }

  /** P40: every pair of these, by the rules of IEEE 754 (Java's but for powers of 1 and of -1). */
  @Example
  void specialValuesHaveTheirResults() {
    for (Format f : Format.values()) {
      double[] values = specials(f);
      for (double x : values) {
        for (double p : values) {
          boolean one = x == 1 || x == -1 && Double.isInfinite(p);
          double expected = one ? 1 : f.round(Math.pow(x, p));
          double computed = Elementwise.realPower(f, x, p);
          if (expected == 0 || Double.isNaN(expected) || Double.isInfinite(expected)) {
            Check.same(expected, computed, () -> f + " " + x + "^" + p);
          } else {
            double bound = Math.max(4 * f.unit() * Math.abs(expected), f.eta());
            Check.within(Math.abs(computed - expected), bound, () -> f + " " + x + "^" + p);
          }
        }
      }
    }
  }

  /**
   * P40, P45: with an ordinary element on either side, which goes another way through the lanes.
   */
  @Example
  void specialsAmongOrdinaryElementsHaveTheirResults() {
    for (Format f : Format.values()) {
      double[] values = specials(f);
      for (double p : values) {
        for (int i = 0; i < 2 * values.length; i++) {
          double[] x = new double[19];
          Arrays.fill(x, 1.5);
          for (int j = i % 2; j < x.length; j += 2) {
            x[j] = values[i / 2];
          }
          double[] y = Elementwise.realPowers(f, p, x);
          for (int j = 0; j < x.length; j++) {
            int at = j;
            Check.same(
                Elementwise.realPower(f, x[j], p),
                y[j],
                () -> f + " " + x[at] + "^" + p + " in " + at);
          }
        }
      }
    }
  }

  /** Bases and exponents that take rules of their own, of both signs. */
  private static double[] specials(Format f) {
    double inf = Double.POSITIVE_INFINITY;
    double lastOdd = 1 / f.unit() - 1;
    double[] magnitudes = {
      0, 0.5, 1, 2, 3, inf, f.eta(), 3 * f.eta(), f.minNormal(), f.max, 0x1p-40, lastOdd
    };
    double[] values = new double[2 * magnitudes.length + 1];
    for (int i = 0; i < magnitudes.length; i++) {
      values[2 * i] = magnitudes[i];
      values[2 * i + 1] = -magnitudes[i];
    }
    values[values.length - 1] = Double.NaN;
    return values;
  }

  /** P44: the whole powers of repeated squaring are within their bound of these. */
  @Property(tries = 3000)
  void wholePowersAreNear(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int p = random.nextInt(33);
    double x = Values.draw(f, random, 1)[0];
    double whole = Elementwise.power(f, x, p);
    if (Double.isInfinite(whole) || Math.abs(whole) < f.minNormal()) {
      return;
    }
    double bound = Bounds.gamma(f, p + 2) * Math.abs(whole);
    double difference = Math.abs(Elementwise.realPower(f, x, p) - whole);
    Check.within(difference, bound, () -> f + " " + x + "^" + p);
  }

  /** P41. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheScalarForm() {
    for (Elementwise power : powers()) {
      ElementwiseChecks.everyTailAndOffset(power, new SplittableRandom(41));
    }
  }

  /** P41, in place too. */
  @Property
  void anyRangeGivesTheBitsOfTheScalarForm(@ForAll Format f, @ForAll long seed) {
    for (Elementwise power : powers()) {
      ElementwiseChecks.anyRange(power, f, new SplittableRandom(seed));
    }
  }

  /** P41: powers of all sizes, where what low parts leave out shows most. */
  @Property(tries = 50)
  void powersOfAllSizesHaveTheBitsOfTheScalarForm(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = Elementwise.nearOne(f, 200, random);
    double p = Elementwise.steep(f, random);
    double[] y = Elementwise.realPowers(f, p, x);
    for (int i = 0; i < x.length; i++) {
      double v = x[i];
      Check.same(Elementwise.realPower(f, v, p), y[i], () -> f + " " + v + "^" + p);
    }
  }

  /** P45. */
  @Property
  void lanesDoNotMeet(@ForAll Format f, @ForAll long seed) {
    for (Elementwise power : powers()) {
      ElementwiseChecks.lanesDoNotMeet(power, f, new SplittableRandom(seed));
    }
  }

  private static List<Elementwise> powers() {
    return List.of(Elementwise.REAL_POWER, Elementwise.INVERSE_CUBE);
  }
}
