package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.ScalarSpec;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P2, P7, P8 for the position of the smallest value. */
@PropertyDefaults(tries = 2000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ArgMinProperties {

  /** P2: the minimum at every position of every length, smaller values lying in wait outside. */
  @Example
  void theMinimumIsFoundAtEveryPosition() {
    for (Format f : Format.values()) {
      for (int n = 1; n <= Sizes.TAILS; n++) {
        for (int at = 0; at < n; at++) {
          double[] content = new double[n];
          Arrays.fill(content, 5);
          content[at] = -1;
          double[] x = Values.framed(content, at % 5, 17, -9);
          assertEquals(at, LevelOne.argMin(f, x, at % 5, n), f + ", n = " + n);
          // Of two equal ones the first, although a zero of the other sign follows.
          content[at] = 0.0;
          content[n - 1] = at == n - 1 ? 0.0 : -0.0;
          assertEquals(at, LevelOne.argMin(f, content, 0, n), f + " tie, n = " + n);
        }
      }
      assertEquals(-1, LevelOne.argMin(f, new double[] {1}, 1, 0));
    }
  }

  /** P2, P8: the first smallest value that is not NaN, among many ties, NaN and infinities. */
  @Property
  void theFirstSmallestValueWins(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int levels = 1 + random.nextInt(4);
    int nanShare = random.nextInt(4) * 40;
    double[] content = new double[n];
    for (int i = 0; i < n; i++) {
      int level = random.nextInt(levels);
      double v = level == 3 ? Double.POSITIVE_INFINITY : level - 1;
      content[i] = random.nextInt(100) < nanShare ? Double.NaN : v;
      content[i] = content[i] == 0 && random.nextBoolean() ? -0.0 : content[i];
    }
    int offset = Sizes.offset(random);
    double[] x = Values.framed(content, offset, 5, Double.NEGATIVE_INFINITY);
    assertEquals(
        ScalarSpec.argMin(x, offset, n),
        LevelOne.argMin(f, x, offset, n),
        () -> f + ", n = " + n + ", offset " + offset);
    double[] values = Values.draw(f, random, n);
    assertEquals(ScalarSpec.argMin(values, 0, n), LevelOne.argMin(f, values, 0, n));
  }
}
