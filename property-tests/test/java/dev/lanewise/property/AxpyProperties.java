package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/**
 * P11: y += a x in the format, y += a x and y += a (x - z) in double, one fused multiply-add for
 * each element; and x = a x, one product for each.
 */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class AxpyProperties {
  private static final double CANARY = 0x1.23456p17;

  /** P11: every tail and offset, the elements outside untouched. */
  @Example
  void everyTailAndOffsetGivesOneFusedMultiplyAdd() {
    SplittableRandom random = new SplittableRandom(11);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          check(f, n, offset, (offset * 5 + n) % 17, (offset * 11 + n) % 13, random);
        }
      }
    }
  }

  /** P11 for values of every family, specials included. */
  @Property
  void anyValuesGiveOneFusedMultiplyAdd(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    check(f, n, Sizes.offset(random), Sizes.offset(random), Sizes.offset(random), random);
  }

  private static void check(Format f, int n, int xo, int yo, int zo, SplittableRandom random) {
    double[] x = Values.framed(Values.draw(f, random, n), xo, 2, Double.NaN);
    double[] z = Values.framed(Values.draw(f, random, n), zo, 2, Double.NaN);
    if (n > 0 && random.nextInt(5) == 0) {
      x[xo + random.nextInt(n)] = Double.NEGATIVE_INFINITY;
    }
    double[] content = Values.draw(Format.DOUBLE, random, n);
    double a = Values.NORMAL.draw(Format.DOUBLE, random);
    double[] y = Values.framed(content, yo, 17, CANARY);
    double[] expected = y.clone();
    for (int i = 0; i < n; i++) {
      expected[yo + i] = Math.fma(a, x[xo + i], y[yo + i]);
    }
    LevelOne.mixedAxpy(f, a, x, xo, y, yo, n);
    Check.same(expected, y, () -> f + " mixed axpy, n = " + n + ", offsets " + xo + " and " + yo);

    y = Values.framed(content, yo, 17, CANARY);
    for (int i = 0; i < n; i++) {
      expected[yo + i] = Math.fma(a, x[xo + i] - z[zo + i], y[yo + i]);
    }
    LevelOne.axpyDifference(f, a, x, xo, z, zo, y, yo, n);
    Check.same(expected, y, () -> f + " axpy of a difference, n = " + n + ", offset " + yo);
    checkFour(f, n, x, xo, z, zo, content, yo, random);
  }

  private static void checkFour(
      Format f,
      int n,
      double[] x,
      int xo,
      double[] z,
      int zo,
      double[] content,
      int yo,
      SplittableRandom random) {
    double[] a = random.doubles(5, -4, 4).toArray();
    double[] y = Values.framed(content, yo, 17, CANARY);
    double[] expected = y.clone();
    for (int i = 0; i < n; i++) {
      double sum = Math.fma(a[2], z[zo + i], Math.fma(a[1], x[xo + i], y[yo + i]));
      expected[yo + i] = Math.fma(a[4], z[zo + i + 1], Math.fma(a[3], x[xo + i + 1], sum));
    }
    LevelOne.axpyFour(f, a, x, xo, z, zo, y, yo, n);
    Check.same(expected, y, () -> f + " four axpys at once, n = " + n + ", offset " + yo);
  }

  /** P11 in the format itself: every tail and offset, the elements outside untouched. */
  @Example
  void everyTailAndOffsetGivesOneRoundingInTheFormat() {
    SplittableRandom random = new SplittableRandom(12);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          checkInFormat(f, n, offset, (offset * 5 + n) % 17, random);
        }
      }
    }
  }

  /** P11 in the format itself, values of every family. */
  @Property
  void anyValuesGiveOneRoundingInTheFormat(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    checkInFormat(f, Sizes.draw(random), Sizes.offset(random), Sizes.offset(random), random);
  }

  private static void checkInFormat(Format f, int n, int xo, int yo, SplittableRandom random) {
    double[] x = Values.framed(Values.draw(f, random, n), xo, 2, f.round(CANARY));
    if (n > 0 && random.nextInt(5) == 0) {
      x[xo + random.nextInt(n)] = random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    double a = random.nextInt(9) == 0 ? 0.0 : Values.NORMAL.draw(f, random);
    double[] y = Values.framed(Values.draw(f, random, n), yo, 17, f.round(CANARY));
    double[] expected = y.clone();
    double[] scaled = x.clone();
    for (int i = 0; i < n; i++) {
      expected[yo + i] = f.fma(a, x[xo + i], y[yo + i]);
      scaled[xo + i] = f.multiply(a, x[xo + i]);
    }
    LevelOne.axpy(f, a, x, xo, y, yo, n);
    Check.same(expected, y, () -> f + " axpy, n = " + n + ", offsets " + xo + " and " + yo);
    LevelOne.scale(f, a, x, xo, n);
    Check.same(scaled, x, () -> f + " scale, n = " + n + ", offset " + xo);
  }

  /** P11: y may be x at the same offset; ranges that overlap otherwise are refused. */
  @Property(tries = 300)
  void inPlaceGivesTheSame(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int offset = Sizes.offset(random);
    double a = Values.NORMAL.draw(f, random);
    double[] x = Values.framed(Values.draw(f, random, n), offset, 17, f.round(CANARY));
    double[] expected = x.clone();
    for (int i = offset; i < offset + n; i++) {
      expected[i] = f.fma(a, x[i], x[i]);
    }
    LevelOne.axpy(f, a, x, offset, x, offset, n);
    Check.same(expected, x, () -> f + " axpy in place, n = " + n + ", offset " + offset);
    if (n > 1) {
      assertThrows(
          IllegalArgumentException.class, () -> LevelOne.axpy(f, a, x, offset, x, offset + 1, n));
      Check.same(expected, x, () -> "a refused call wrote");
      double[] y = x.clone();
      assertThrows(
          IllegalArgumentException.class,
          () -> LevelOne.mixedAxpy(Format.DOUBLE, a, y, offset, y, offset + 1, n));
      Check.same(x, y, () -> "a refused mixed call wrote");
    }
  }
}
