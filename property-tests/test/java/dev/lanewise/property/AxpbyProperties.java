package dev.lanewise.property;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Format;
import dev.lanewise.simd.DoubleAxpby;
import dev.lanewise.simd.FloatAxpby;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P11 and P22 for y = alpha x + beta y, the update that ends a product. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class AxpbyProperties {
  private static final double CANARY = 0x1.abp7;

  /** P11: the bits of fma(alpha, x, beta y) for every tail and offset. */
  @Example
  void everyTailAndOffsetOfAnUpdate() {
    SplittableRandom random = new SplittableRandom(24);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          checkUpdate(f, n, offset, (offset * 7 + n) % 19, random);
        }
      }
    }
  }

  /** P22 and any length: a factor of 0 means that NaN is not read. */
  @Property
  void anyUpdate(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    checkUpdate(f, Sizes.draw(random), Sizes.offset(random), Sizes.offset(random), random);
  }

  private static void checkUpdate(Format f, int n, int xo, int yo, SplittableRandom random) {
    double alpha = GemmCase.factor(f, random);
    double beta = GemmCase.factor(f, random);
    double[] x = Values.draw(f, random, n);
    double[] y = Values.draw(f, random, n);
    double[] expected = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = alpha == 0 ? Double.NaN : x[i];
      y[i] = beta == 0 ? Double.NaN : y[i];
      if (alpha == 0) {
        expected[i] = beta == 0 ? 0.0 : f.multiply(beta, y[i]);
      } else {
        expected[i] =
            beta == 0 ? f.multiply(alpha, x[i]) : f.fma(alpha, x[i], f.multiply(beta, y[i]));
      }
    }
    double[] from = Values.framed(x, xo, 17, Double.NaN);
    double[] to = Values.framed(y, yo, 17, CANARY);
    if (f == Format.FLOAT) {
      float[] narrow = Narrow.floats(to);
      FloatAxpby.axpby((float) alpha, Narrow.floats(from), xo, (float) beta, narrow, yo, n);
      Narrow.back(narrow, to);
    } else {
      DoubleAxpby.axpby(alpha, from, xo, beta, to, yo, n);
    }
    Check.same(
        Values.framed(expected, yo, 17, CANARY),
        to,
        () -> f + " " + alpha + " x + " + beta + " y, n = " + n + ", offsets " + xo + ", " + yo);
  }
}
