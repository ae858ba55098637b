package dev.lanewise.property;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.simd.DoubleCos;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** The cosine of doubles: ranges have the bits of single values; its error is known. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CosProperties {
  private static double argument(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0 -> Math.scalb(random.nextDouble(-1, 1), random.nextInt(-1000, 1000));
      case 1 -> random.nextInt(100) * (Math.PI / 4);
      case 2 -> random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
      default -> 100 * random.nextDouble(-1, 1);
    };
  }

  /** Anywhere in an array, in place too. */
  @Property
  void anyRangeGivesTheBitsOfTheScalarForm(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int xo = Sizes.offset(random);
    int yo = Sizes.offset(random);
    double[] content = new double[n];
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      content[i] = argument(random);
      expected[i] = DoubleCos.cos(content[i]);
    }
    double[] x = Values.framed(content, xo, 9, 0.5);
    double[] y = Values.framed(new double[n], yo, 9, 0.25);
    DoubleCos.cos(x, xo, y, yo, n);
    Check.same(Values.framed(expected, yo, 9, 0.25), y, () -> "cos of " + n);
    DoubleCos.cos(x, xo, x, xo, n);
    Check.same(Values.framed(expected, xo, 9, 0.5), x, () -> "cos in place of " + n);
  }

  /** Within 1 ulp of 1 of Java's own, which is within 1 ulp of the cosine; even; at most 1. */
  @Property
  void cosinesAreThoseOfJava(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double x = argument(random);
    double y = DoubleCos.cos(x);
    Check.same(y, DoubleCos.cos(-x), () -> "cos(-" + x + ")");
    if (Double.isFinite(x)) {
      Check.within(Math.abs(y - StrictMath.cos(x)), 0x1p-52, () -> "cos(" + x + ")");
      Check.within(Math.abs(y), 1, () -> "cos(" + x + ")");
    }
  }
}
