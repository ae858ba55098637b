package dev.lanewise.property;

import dev.lanewise.generator.GenDot;
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

/** P1 to P7 and P10: dot products and squared distances of ordinary values. */
@PropertyDefaults(tries = 1500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class DotProperties {
  static final double[] CANARIES = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3e38
  };

  /** P1: |computed - exact| is at most gamma(ceil(n/S) + log2 S) |x|.|y| + n eta. */
  @Property
  void dotIsWithinTheStripedBound(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    checkBound(f, Values.draw(f, random, n), Values.draw(f, random, n));
  }

  /** P1 for products of float rows by double weights. */
  @Property
  void mixedDotIsWithinTheStripedBound(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(Format.FLOAT, random, n);
    double[] w = Values.draw(Format.DOUBLE, random, n);
    double computed = LevelOne.mixed(x, 0, w, 0, n);
    checkError(Format.DOUBLE, computed, x, w);
    Check.same(ScalarSpec.dot(Format.DOUBLE, x, 0, w, 0, n), computed, () -> "mixed dot, n = " + n);
  }

  static void checkBound(Format f, double[] x, double[] y) {
    checkError(f, LevelOne.dot(f, x, 0, y, 0, x.length), x, y);
  }

  private static void checkError(Format f, double computed, double[] x, double[] y) {
    int n = x.length;
    double error = ExactDot.of(x, 0, y, 0, n).errorOf(computed);
    ExactDot magnitude = ExactDot.ofMagnitudes(x, 0, y, 0, n);
    double bound = Bounds.dot(f, Bounds.stripedRoundings(f, n), n, magnitude);
    Check.within(error, bound, () -> f + " dot, n = " + n);
  }

  /** P1 for squared distances: the relative error is at most gamma of two more roundings. */
  @Property
  void squaredDistanceIsWithinItsRelativeBound(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] y = random.nextBoolean() ? nearby(f, x, random) : Values.draw(f, random, n);
    ExactDot exact = ExactDot.squaredDistance(x, 0, y, 0, n);
    double error = exact.errorOf(LevelOne.squaredDistance(f, x, 0, y, 0, n));
    double bound = Bounds.dot(f, Bounds.stripedRoundings(f, n) + 2, n, exact);
    Check.within(error, bound, () -> f + " squared distance, n = " + n);
    Check.same(
        0.0, LevelOne.squaredDistance(f, x, 0, x, 0, n), () -> f + " distance to itself, n = " + n);
  }

  private static double[] nearby(Format f, double[] x, SplittableRandom random) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = random.nextInt(3) == 0 ? f.nextUp(y[i]) : y[i];
    }
    return y;
  }

  /** P2: the bits of the specification, for every tail and every offset. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(2);
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
        for (int offset = 0; offset <= Sizes.OFFSETS; offset++) {
          int other = (offset * 7 + n) % (Sizes.OFFSETS + 1);
          double[] x = Values.framed(Values.SPREAD.draw(n, f, random), offset, 3, Double.NaN);
          double[] y = Values.framed(Values.SPREAD.draw(n, f, random), other, 0, Double.NaN);
          checkSpecification(f, x, offset, y, other, n);
        }
      }
    }
  }

  /** P2: the bits of the specification for values of every family. */
  @Property
  void anyValuesGiveTheBitsOfTheSpecification(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int xo = Sizes.offset(random);
    int yo = Sizes.offset(random);
    double[] x = Values.framed(Values.draw(f, random, n), xo, 1, Double.NaN);
    double[] y = Values.framed(Values.draw(f, random, n), yo, 1, Double.NaN);
    checkSpecification(f, x, xo, y, yo, n);
  }

  private static void checkSpecification(Format f, double[] x, int xo, double[] y, int yo, int n) {
    Check.same(
        ScalarSpec.dot(f, x, xo, y, yo, n),
        LevelOne.dot(f, x, xo, y, yo, n),
        () -> f + " dot, n = " + n + ", offsets " + xo + " and " + yo);
    Check.same(
        ScalarSpec.squaredDistance(f, x, xo, y, yo, n),
        LevelOne.squaredDistance(f, x, xo, y, yo, n),
        () -> f + " squared distance, n = " + n + ", offsets " + xo + " and " + yo);
  }

  /** P2, P7: products that vanish leave +0.0, whatever their signs. */
  @Example
  void vanishingProductsLeaveAPositiveZero() {
    for (Format f : Format.values()) {
      for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
        double[] x = new double[n];
        double[] y = new double[n];
        Arrays.fill(x, f.eta());
        Arrays.fill(y, -f.eta());
        checkSpecification(f, x, 0, y, 0, n);
        if (n > 0) {
          x[n / 2] = -x[n / 2];
          checkSpecification(f, x, 0, y, 0, n);
        }
      }
    }
    for (int n = 0; n <= Sizes.STRIPE_TAILS; n++) {
      double[] x = new double[n];
      double[] w = new double[n];
      Arrays.fill(x, 0x1p-100);
      Arrays.fill(w, -Double.MIN_VALUE);
      int length = n;
      Check.same(
          ScalarSpec.dot(Format.DOUBLE, x, 0, w, 0, n),
          LevelOne.mixed(x, 0, w, 0, n),
          () -> "mixed dot of vanishing products, n = " + length);
    }
  }

  /** P3: sums of integers that fit the significand are exact. */
  @Property
  void smallIntegersAreSummedExactly(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(4097);
    int range = f == Format.FLOAT ? 1 << 6 : 1 << 20;
    double[] x = random.ints(n, -range + 1, range).asDoubleStream().toArray();
    double[] y = random.ints(n, -range + 1, range).asDoubleStream().toArray();
    long dot = 0;
    long squared = 0;
    for (int i = 0; i < n; i++) {
      dot += (long) x[i] * (long) y[i];
      squared += square((long) x[i] - (long) y[i]);
    }
    Check.same(dot, LevelOne.dot(f, x, 0, y, 0, n), () -> f + " integer dot, n = " + n);
    // A difference has one bit more, so only half as many squares are certain to fit.
    if (squared < 1L << f.precision) {
      Check.same(
          squared,
          LevelOne.squaredDistance(f, x, 0, y, 0, n),
          () -> f + " integer squared distance, n = " + n);
    }
  }

  private static long square(long v) {
    return v * v;
  }

  /** P4, P6: operands commute, and a sign comes out; a zero result keeps its own sign. */
  @Property
  void operandsCommuteAndSignsComeOut(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] y = Values.draw(f, random, n);
    double dot = LevelOne.dot(f, x, 0, y, 0, n);
    Check.same(dot, LevelOne.dot(f, y, 0, x, 0, n), () -> f + " y.x, n = " + n);
    double[] minusX = Arrays.stream(x).map(v -> -v).toArray();
    double negated = LevelOne.dot(f, minusX, 0, y, 0, n);
    Check.same(-dot + 0.0, negated + 0.0, () -> f + " (-x).y, n = " + n);
    Check.same(
        LevelOne.squaredDistance(f, x, 0, y, 0, n),
        LevelOne.squaredDistance(f, y, 0, x, 0, n),
        () -> f + " squared distance from y to x, n = " + n);
  }

  /** P5: a power of two comes out, while nothing underflows or overflows. */
  @Property
  void powersOfTwoComeOut(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int k = random.nextInt(-20, 21);
    double[] x = Values.SPREAD.draw(n, f, random);
    double[] y = Values.SPREAD.draw(n, f, random);
    double[] scaledX = Arrays.stream(x).map(v -> Math.scalb(v, k)).toArray();
    double[] scaledY = Arrays.stream(y).map(v -> Math.scalb(v, k)).toArray();
    Check.same(
        Math.scalb(LevelOne.dot(f, x, 0, y, 0, n), k),
        LevelOne.dot(f, scaledX, 0, y, 0, n),
        () -> f + " dot with 2^" + k + " x, n = " + n);
    Check.same(
        Math.scalb(LevelOne.squaredDistance(f, x, 0, y, 0, n), 2 * k),
        LevelOne.squaredDistance(f, scaledX, 0, scaledY, 0, n),
        () -> f + " squared distance times 2^" + k + ", n = " + n);
  }

  /** P7: zeros up to a whole number of stripes change nothing, nor does anything outside. */
  @Property
  void paddingAndSurroundingsDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] y = Values.draw(f, random, n);
    double dot = LevelOne.dot(f, x, 0, y, 0, n);
    int padded = (n + f.stripes - 1) / f.stripes * f.stripes;
    double[] longX = Arrays.copyOf(x, padded);
    double[] longY = Arrays.copyOf(y, padded);
    Check.same(dot, LevelOne.dot(f, longX, 0, longY, 0, padded), () -> f + " padded, n = " + n);
    double canary = CANARIES[random.nextInt(CANARIES.length)];
    int xo = Sizes.offset(random);
    int yo = Sizes.offset(random);
    double[] framedX = Values.framed(x, xo, Sizes.offset(random), canary);
    double[] framedY = Values.framed(y, yo, Sizes.offset(random), canary);
    Check.same(
        dot,
        LevelOne.dot(f, framedX, xo, framedY, yo, n),
        () -> f + " between " + canary + ", n = " + n + ", offsets " + xo + " and " + yo);
  }

  /** P10: cancellation up to condition 1e30 stays within the bound. */
  @Property
  void cancellationStaysWithinTheBound(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 6 + random.nextInt(500);
    double digits = (f == Format.FLOAT ? 14 : 30) * random.nextDouble();
    GenDot pair = GenDot.of(f, n, Math.pow(10, digits), random);
    checkBound(f, pair.x(), pair.y());
  }
}
