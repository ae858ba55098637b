package dev.lanewise.property;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.ExactDot;
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

/** P1, P2, P7 for sums. */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SumProperties {

  /** P2: the bits of the specification for every tail and offset, between NaN. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(21);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          int at = offset;
          int length = n;
          double[] x = Values.framed(Values.SPREAD.draw(n, f, random), at, 17, Double.NaN);
          Check.same(
              ScalarSpec.sum(f, x, at, n),
              LevelOne.sum(f, x, at, n),
              () -> f + " sum, n = " + length + ", offset " + at);
        }
      }
    }
  }

  /** P2, P7: a sum of negative zeros is +0.0, padded or not. */
  @Example
  void negativeZerosGiveAPositiveZero() {
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
        double[] x = new double[n];
        Arrays.fill(x, -0.0);
        int length = n;
        Check.same(
            ScalarSpec.sum(f, x, 0, n),
            LevelOne.sum(f, x, 0, n),
            () -> f + " sum of " + length + " negative zeros");
      }
    }
  }

  /** P1, P2: the bound and the bits for values of every family. */
  @Property
  void sumIsWithinTheStripedBound(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] ones = new double[n];
    Arrays.fill(ones, 1.0);
    double computed = LevelOne.sum(f, x, 0, n);
    ExactDot magnitude = ExactDot.ofMagnitudes(x, 0, ones, 0, n);
    double bound = Bounds.dot(f, Bounds.stripedRoundings(f, n), 0, magnitude);
    double error = ExactDot.of(x, 0, ones, 0, n).errorOf(computed);
    Check.within(error, bound, () -> f + " sum, n = " + n);
    Check.same(ScalarSpec.sum(f, x, 0, n), computed, () -> f + " sum, n = " + n);
  }
}
