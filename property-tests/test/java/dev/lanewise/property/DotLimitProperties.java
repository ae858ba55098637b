package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/**
 * P8, P9 and P13: dot products of values at the end of the range, and ranges at the end of arrays.
 */
@PropertyDefaults(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class DotLimitProperties {
  /** P8: NaN and infinities at every position have the class of the exact sum. */
  @Example
  void specialsAtEveryPositionGiveTheirClass() {
    double inf = Double.POSITIVE_INFINITY;
    double[][] specials = {
      {Double.NaN, 1}, {Double.NaN, 0}, {inf, 2}, {inf, -2}, {inf, 0}, {-inf, inf}, {-inf, -0.0}
    };
    for (Format f : Format.values()) {
      for (int n = 1; n <= Sizes.TAILS; n++) {
        for (int at = 0; at < n; at++) {
          for (double[] special : specials) {
            double[] x = new double[n];
            double[] y = new double[n];
            Arrays.fill(x, 0.5);
            Arrays.fill(y, -3);
            x[at] = special[0];
            y[at] = special[1];
            checkClass(f, x, y);
            checkClass(f, y, x);
          }
        }
      }
    }
  }

  /** P8: several specials among many values. */
  @Property
  void sparseSpecialsGiveTheirClass(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] y = Values.draw(f, random, n);
    int specials = 1 + random.nextInt(3);
    for (int s = 0; s < specials; s++) {
      double special = DotProperties.CANARIES[random.nextInt(3)];
      (random.nextBoolean() ? x : y)[random.nextInt(n)] = special;
    }
    checkClass(f, x, y);
  }

  private static void checkClass(Format f, double[] x, double[] y) {
    boolean nan = false;
    boolean plus = false;
    boolean minus = false;
    for (int i = 0; i < x.length; i++) {
      double p = f.multiply(x[i], y[i]);
      nan |= p != p;
      plus |= p == Double.POSITIVE_INFINITY;
      minus |= p == Double.NEGATIVE_INFINITY;
    }
    double computed = LevelOne.dot(f, x, 0, y, 0, x.length);
    if (nan || plus && minus) {
      Check.same(Double.NaN, computed, () -> f + " dot with NaN, n = " + x.length);
    } else if (plus || minus) {
      double expected = plus ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      Check.same(expected, computed, () -> f + " dot with infinity, n = " + x.length);
    } else {
      Check.that(Double.isFinite(computed), () -> f + " finite dot is " + computed);
    }
  }

  /** P9: while |x|.|y| is below half of the largest value, nothing overflows. */
  @Property
  void nothingOverflowsBelowHalfTheMaximum(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + Sizes.draw(random);
    int top = (f == Format.FLOAT ? 127 : 1023) - 2 - (32 - Integer.numberOfLeadingZeros(n));
    int split = random.nextInt(top);
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = f.round(Math.scalb(0.99 * (random.nextDouble() - 0.5), split));
      y[i] = f.round(Math.scalb(0.99 * (random.nextDouble() + 0.2), top - split));
    }
    DotProperties.checkBound(f, x, y);
    Check.that(Double.isFinite(LevelOne.dot(f, x, 0, y, 0, n)), () -> f + " overflow, n = " + n);
  }

  /** P9: products that underflow cost at most the smallest value each. */
  @Property
  void underflowCostsAtMostTheSmallestValue(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    Values family = random.nextBoolean() ? Values.SUBNORMAL : Values.UNDERFLOWING;
    DotProperties.checkBound(f, family.draw(n, f, random), Values.UNDERFLOWING.draw(n, f, random));
    double[] zeros = new double[n];
    Arrays.fill(zeros, -0.0);
    double[] x = Values.draw(f, random, n);
    Check.same(
        0.0, LevelOne.dot(f, zeros, 0, x, 0, n) + 0.0, () -> f + " dot with zeros, n = " + n);
  }

  /** P13: ranges outside the arrays are refused. */
  @Example
  void rangesOutsideTheArraysAreRefused() {
    int[][] bad = {{-1, 0, 2}, {0, -1, 2}, {0, 0, -1}, {3, 0, 3}, {0, 4, 2}, {0, 0, 6}};
    int[][] overflowing = {{Integer.MAX_VALUE, 0, 1}, {0, 1, Integer.MAX_VALUE}};
    double[] x = new double[5];
    double[] y = new double[5];
    for (Format f : Format.values()) {
      for (int[][] list : new int[][][] {bad, overflowing}) {
        for (int[] r : list) {
          assertThrows(
              IndexOutOfBoundsException.class, () -> LevelOne.dot(f, x, r[0], y, r[1], r[2]));
          assertThrows(
              IndexOutOfBoundsException.class,
              () -> LevelOne.squaredDistance(f, x, r[0], y, r[1], r[2]));
          assertThrows(
              IndexOutOfBoundsException.class, () -> LevelOne.axpy(f, 2, x, r[0], y, r[1], r[2]));
          assertThrows(
              IndexOutOfBoundsException.class,
              () -> LevelOne.mixedAxpy(f, 2, x, r[0], y, r[1], r[2]));
        }
      }
      Check.same(new double[5], y, () -> "refused calls wrote to y");
    }
  }
}
