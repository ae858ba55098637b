package dev.lanewise.property;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import dev.lanewise.simd.DoubleAxpy;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P11: y += a x and y += a (x - z), one fused multiply-add in double for each element. */
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
    LevelOne.axpy(f, a, x, xo, y, yo, n);
    Check.same(expected, y, () -> f + " axpy, n = " + n + ", offsets " + xo + " and " + yo);

    y = Values.framed(content, yo, 17, CANARY);
    for (int i = 0; i < n; i++) {
      expected[yo + i] = Math.fma(a, x[xo + i] - z[zo + i], y[yo + i]);
    }
    LevelOne.axpyDifference(f, a, x, xo, z, zo, y, yo, n);
    Check.same(expected, y, () -> f + " axpy of a difference, n = " + n + ", offset " + yo);
  }

  /** P11: y may be x at the same offset. */
  @Property(tries = 300)
  void inPlaceGivesTheSame(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int offset = Sizes.offset(random);
    double a = Values.NORMAL.draw(Format.DOUBLE, random);
    double[] x = Values.framed(Values.draw(Format.DOUBLE, random, n), offset, 17, CANARY);
    double[] expected = x.clone();
    for (int i = offset; i < offset + n; i++) {
      expected[i] = Math.fma(a, x[i], x[i]);
    }
    DoubleAxpy.axpy(a, x, offset, x, offset, n);
    Check.same(expected, x, () -> "axpy in place, n = " + n + ", offset " + offset);
  }
}
