package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
 * P2 to P8 and P13 for the ops on two ranges: L1, L-infinity and cosine in full; what dot products
 * and squared distances have of their own is in {@link DotProperties}.
 */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class PairOpProperties {
  private static final PairOp[] NEW = {PairOp.L1_DISTANCE, PairOp.LINF_DISTANCE, PairOp.COSINE};

  /** P2: the bits of the specification, for every tail and every offset. */
  @Example
  void everyTailAndOffsetGivesTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(3);
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

  /** P2: the bits of the specification for values of every family, at every scale. */
  @Property
  void anyValuesGiveTheBitsOfTheSpecification(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int xo = Sizes.offset(random);
    int yo = Sizes.offset(random);
    double[] x = Values.framed(Extremes.draw(f, random, n), xo, 1, Double.NaN);
    double[] y = Values.framed(Extremes.draw(f, random, n), yo, 1, Double.NaN);
    checkSpecification(f, x, xo, y, yo, n);
  }

  private static void checkSpecification(Format f, double[] x, int xo, double[] y, int yo, int n) {
    for (PairOp op : NEW) {
      Check.same(
          op.spec(f, x, xo, y, yo, n),
          op.of(f, x, xo, y, yo, n),
          () -> f + " " + op + ", n = " + n + ", offsets " + xo + " and " + yo);
    }
  }

  /** P3: sums of integers that fit the significand are exact. */
  @Property
  void smallIntegersAreSummedExactly(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(4097);
    int range = f == Format.FLOAT ? 1 << 10 : 1 << 20;
    double[] x = random.ints(n, -range + 1, range).asDoubleStream().toArray();
    double[] y = random.ints(n, -range + 1, range).asDoubleStream().toArray();
    long sum = 0;
    long most = 0;
    for (int i = 0; i < n; i++) {
      long d = Math.abs((long) x[i] - (long) y[i]);
      sum += d;
      most = Math.max(most, d);
    }
    Check.same(sum, PairOp.L1_DISTANCE.of(f, x, 0, y, 0, n), () -> f + " L1, n = " + n);
    Check.same(most, PairOp.LINF_DISTANCE.of(f, x, 0, y, 0, n), () -> f + " Linf, n = " + n);
  }

  /** P4, P6: both orders give the same, and the sign of an operand comes out of a cosine. */
  @Property
  void theOrderOfTheOperandsDoesNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Extremes.draw(f, random, n);
    double[] y = Extremes.draw(f, random, n);
    for (PairOp op : PairOp.values()) {
      Check.same(
          op.of(f, x, 0, y, 0, n), op.of(f, y, 0, x, 0, n), () -> f + " " + op + ", n = " + n);
    }
    double[] minusX = Arrays.stream(x).map(v -> -v).toArray();
    Check.same(
        0.0 - PairOp.COSINE.of(f, x, 0, y, 0, n),
        PairOp.COSINE.of(f, minusX, 0, y, 0, n) + 0.0,
        () -> f + " cosine of -x, n = " + n);
  }

  /** P5: a power of two comes out of distances and has no part in cosines. */
  @Property
  void powersOfTwoComeOut(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    int far = f == Format.FLOAT ? 100 : 900;
    int k = random.nextInt(-far, far + 1);
    int m = random.nextInt(-far, far + 1);
    double[] x = Values.SPREAD.draw(n, f, random);
    double[] y = Values.SPREAD.draw(n, f, random);
    double[] xk = scaled(x, k);
    double[] yk = scaled(y, k);
    for (PairOp op : new PairOp[] {PairOp.L1_DISTANCE, PairOp.LINF_DISTANCE}) {
      Check.same(
          Math.scalb(op.of(f, x, 0, y, 0, n), k),
          op.of(f, xk, 0, yk, 0, n),
          () -> f + " " + op + " times 2^" + k + ", n = " + n);
    }
    // Far out the sums of squares are those of scaled elements: the same to the last bit.
    Check.same(
        PairOp.COSINE.of(f, x, 0, y, 0, n),
        PairOp.COSINE.of(f, scaled(x, k), 0, scaled(y, m), 0, n),
        () -> f + " cosine of 2^" + k + " x and 2^" + m + " y, n = " + n);
  }

  private static double[] scaled(double[] x, int k) {
    return Arrays.stream(x).map(v -> Math.scalb(v, k)).toArray();
  }

  /** P7: zeros up to a whole number of stripes change nothing, nor does anything outside. */
  @Property
  void paddingAndSurroundingsDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Values.draw(f, random, n);
    double[] y = Values.draw(f, random, n);
    int padded = (n + f.stripes - 1) / f.stripes * f.stripes;
    double canary = DotProperties.CANARIES[random.nextInt(DotProperties.CANARIES.length)];
    int xo = Sizes.offset(random);
    int yo = Sizes.offset(random);
    double[] framedX = Values.framed(x, xo, Sizes.offset(random), canary);
    double[] framedY = Values.framed(y, yo, Sizes.offset(random), canary);
    for (PairOp op : NEW) {
      double plain = op.of(f, x, 0, y, 0, n);
      Check.same(
          plain,
          op.of(f, Arrays.copyOf(x, padded), 0, Arrays.copyOf(y, padded), 0, padded),
          () -> f + " " + op + " padded, n = " + n);
      Check.same(
          plain,
          op.of(f, framedX, xo, framedY, yo, n),
          () -> f + " " + op + " between " + canary + ", n = " + n);
    }
  }

  /** P8: NaN and infinities at every position. */
  @Example
  void specialsAtEveryPositionGiveTheirClass() {
    double inf = Double.POSITIVE_INFINITY;
    double nan = Double.NaN;
    // Elements of x and y, then the distance and the cosine.
    double[][] cases = {
      {nan, 1, nan, nan},
      {inf, 2, inf, nan},
      {-inf, 0, inf, nan},
      {inf, -inf, inf, nan},
      {inf, inf, nan, nan},
      {-inf, -inf, nan, nan},
      {nan, inf, nan, nan}
    };
    for (Format f : Format.values()) {
      for (int n = 1; n <= Sizes.TAILS; n++) {
        for (int at = 0; at < n; at++) {
          for (double[] c : cases) {
            double[] x = new double[n];
            double[] y = new double[n];
            Arrays.fill(x, 0.5);
            Arrays.fill(y, -3);
            x[at] = c[0];
            y[at] = c[1];
            for (PairOp op : NEW) {
              double expected = op == PairOp.COSINE ? c[3] : c[2];
              Check.same(expected, op.of(f, x, 0, y, 0, n), () -> f + " " + op);
              Check.same(expected, op.of(f, y, 0, x, 0, n), () -> f + " " + op);
            }
          }
        }
      }
    }
  }

  /** P8: what is defined for zero, empty and equal ranges. */
  @Property
  void degenerateRangesHaveTheirValues(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = Sizes.draw(random);
    double[] x = Extremes.draw(f, random, n);
    double[] zero = new double[n];
    Arrays.fill(zero, random.nextBoolean() ? 0.0 : -0.0);
    boolean isZero = Arrays.stream(x).allMatch(v -> v == 0);
    Check.same(0.0, PairOp.L1_DISTANCE.of(f, x, 0, x, 0, n), () -> f + " L1 to itself");
    Check.same(0.0, PairOp.LINF_DISTANCE.of(f, x, 0, x, 0, n), () -> f + " Linf to itself");
    Check.same(0.0, PairOp.COSINE.of(f, x, 0, zero, 0, n), () -> f + " cosine with zero");
    double one = isZero ? 0.0 : 1.0;
    Check.same(one, PairOp.COSINE.of(f, x, 0, x, 0, n), () -> f + " cosine with itself, n = " + n);
    for (PairOp op : PairOp.values()) {
      Check.same(0.0, op.of(f, x, 0, zero, 0, 0), () -> f + " " + op + " of nothing");
    }
  }

  /** P13: ranges outside the arrays are refused, naming the numbers. */
  @Example
  void rangesOutsideTheArraysAreRefused() {
    int[][] bad = {
      {-1, 0, 2},
      {0, -1, 2},
      {0, 0, -1},
      {3, 0, 3},
      {0, 4, 2},
      {0, 0, 6},
      {Integer.MAX_VALUE, 0, 1},
      {0, 1, Integer.MAX_VALUE}
    };
    double[] x = new double[5];
    for (Format f : Format.values()) {
      for (PairOp op : PairOp.values()) {
        for (int[] r : bad) {
          String message =
              assertThrows(IndexOutOfBoundsException.class, () -> op.of(f, x, r[0], x, r[1], r[2]))
                  .getMessage();
          assertTrue(message.contains("5") && message.contains("" + r[2]), message);
        }
      }
    }
  }
}
