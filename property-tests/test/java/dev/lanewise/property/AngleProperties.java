package dev.lanewise.property;

import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Values;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.ExactAngle;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P1, P9 and P12: distances, norms and cosines within their bounds, at every scale. */
@PropertyDefaults(tries = 600, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class AngleProperties {
  /** P1: the L1 distance, relative to itself. */
  @Property
  void l1DistanceIsWithinItsRelativeBound(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] y = Values.draw(f, random, n);
    ExactDot exact = ExactDot.l1Distance(x, 0, y, 0, n);
    double error = exact.errorOf(PairOp.L1_DISTANCE.of(f, x, 0, y, 0, n));
    double bound = Bounds.dot(f, Bounds.stripedRoundings(f, n) + 1, 0, exact);
    Check.within(error, bound, () -> f + " L1 distance, n = " + n);
    ExactDot sum = ExactDot.l1Distance(x, 0, new double[n], 0, n);
    double norm = RangeOp.L1_NORM.of(f, x, 0, n);
    double normBound = Bounds.dot(f, Bounds.stripedRoundings(f, n), 0, sum);
    Check.within(sum.errorOf(norm), normBound, () -> f + " L1 norm, n = " + n);
  }

  /** P1: the L-infinity distance is the largest difference, rounded once; the norm is exact. */
  @Property
  void linfDistanceIsTheLargestDifferenceRounded(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Extremes.draw(f, random, n);
    double[] y = Extremes.draw(f, random, n);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, ExactDot.l1Distance(x, i, y, i, 1).round(f));
    }
    double norm = Arrays.stream(x).map(Math::abs).max().orElse(0);
    Check.same(largest, PairOp.LINF_DISTANCE.of(f, x, 0, y, 0, n), () -> f + ", n = " + n);
    Check.same(norm, RangeOp.LINF_NORM.of(f, x, 0, n), () -> f + " norm, n = " + n);
  }

  /** P1, P9: the L2 norm, over the whole range; infinite only where the norm is. */
  @Property
  void l2NormIsWithinItsRelativeBoundAtEveryScale(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(300);
    double[] x = Extremes.draw(f, random, n);
    BigDecimal exact = ExactAngle.norm(x);
    double computed = RangeOp.L2_NORM.of(f, x, 0, n);
    double gamma = Bounds.gamma(f, Bounds.stripedRoundings(f, n));
    if (computed == Double.POSITIVE_INFINITY) {
      BigDecimal most = new BigDecimal(f.max).multiply(new BigDecimal(1 - gamma));
      Check.that(exact.compareTo(most) > 0, () -> f + " norm overflowed, exact " + exact);
      return;
    }
    BigDecimal error = exact.subtract(new BigDecimal(computed)).abs();
    BigDecimal bound = exact.multiply(new BigDecimal(gamma)).add(new BigDecimal(f.eta()));
    Check.that(
        error.compareTo(bound) <= 0,
        () -> f + " norm " + computed + ", exact " + exact.doubleValue() + ", n = " + n);
  }

  /** P12: a norm is 0 for zeros only, and a power of two comes out of it bit for bit. */
  @Property
  void l2NormScalesExactly(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + Sizes.draw(random);
    double[] x = Values.SPREAD.draw(n, f, random);
    int far = f == Format.FLOAT ? 100 : 900;
    int k = random.nextInt(-far, far + 1);
    double[] scaled = Arrays.stream(x).map(v -> Math.scalb(v, k)).toArray();
    double norm = RangeOp.L2_NORM.of(f, x, 0, n);
    Check.same(
        Math.scalb(norm, k),
        RangeOp.L2_NORM.of(f, scaled, 0, n),
        () -> f + " norm of 2^" + k + " x, n = " + n);
    double[] tiny = new double[n];
    Check.same(0.0, RangeOp.L2_NORM.of(f, tiny, 0, n), () -> "norm of zeros");
    tiny[random.nextInt(n)] = -f.eta();
    Check.same(f.eta(), RangeOp.L2_NORM.of(f, tiny, 0, n), () -> "norm of the smallest value");
    tiny[random.nextInt(n)] = f.max;
    Check.same(f.max, RangeOp.L2_NORM.of(f, tiny, 0, n), () -> "norm of the largest value");
  }

  /** P8 for norms: NaN before infinity, at every position. */
  @Example
  void specialsShowInEveryNorm() {
    RangeOp[] norms = {RangeOp.L1_NORM, RangeOp.L2_NORM, RangeOp.LINF_NORM};
    for (Format f : Format.values()) {
      for (int n = 1; n <= Sizes.TAILS; n++) {
        for (int at = 0; at < n; at++) {
          double[] x = new double[n];
          for (RangeOp norm : norms) {
            x[at] = Double.NEGATIVE_INFINITY;
            Check.same(Double.POSITIVE_INFINITY, norm.of(f, x, 0, n), () -> f + " " + norm);
            x[n - 1 - at] = Double.NaN;
            Check.same(Double.NaN, norm.of(f, x, 0, n), () -> f + " " + norm);
            x[n - 1 - at] = 0;
          }
        }
      }
    }
  }

  /** P2 for norms: the bits of the specification for every tail and offset, between NaN. */
  @Example
  void normsHaveTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(5);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          double[] x = Values.framed(Extremes.draw(f, random, n), offset, 17, Double.NaN);
          int at = offset;
          int length = n;
          for (RangeOp op : RangeOp.values()) {
            Check.same(
                op.spec(f, x, at, n),
                op.of(f, x, at, n),
                () -> f + " " + op + ", n = " + length + ", offset " + at);
          }
        }
      }
    }
  }

  /** P1, P9: cosines, at every scale, within their absolute bound and within [-1, 1]. */
  @Property
  void cosineIsWithinItsAbsoluteBoundAtEveryScale(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(300);
    double[] x = Extremes.draw(f, random, n);
    double[] y = random.nextInt(3) == 0 ? nearly(f, x, random) : Extremes.draw(f, random, n);
    double computed = PairOp.COSINE.of(f, x, 0, y, 0, n);
    Check.that(computed >= -1 && computed <= 1, () -> f + " cosine is " + computed);
    BigDecimal error = ExactAngle.cosine(x, y).subtract(new BigDecimal(computed)).abs();
    double bound = Bounds.gamma(f, 2 * Bounds.stripedRoundings(f, n) + 4);
    Check.within(error.doubleValue(), bound, () -> f + " cosine " + computed + ", n = " + n);
  }

  /** Almost a multiple of x. */
  private static double[] nearly(Format f, double[] x, SplittableRandom random) {
    double factor = Values.NORMAL.draw(f, random);
    return Arrays.stream(x).map(v -> f.multiply(factor, v)).toArray();
  }
}
