package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.DoubleSquaredDistances;
import dev.lanewise.matrix.FloatSquaredDistances;
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
import net.jqwik.api.statistics.Statistics;

/** P18 to P20, P22, P23, P28 to P35: distances between rows. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class DistanceProperties {
  private static final LevelThree SQUARED = LevelThree.SQUARED_DISTANCES;
  private static final int[] WIDTHS = {1, 2, 3, 7, 16, 31, 64, 100, 255, 256, 257, 700, 2000};

  /** The promised relative error of a squared distance. */
  static double eta(Format f) {
    return f == Format.FLOAT
        ? FloatSquaredDistances.RELATIVE_ERROR
        : DoubleSquaredDistances.RELATIVE_ERROR;
  }

  /** What underflow may cost on top: the smallest value for each operation of either form. */
  static double underflow(Format f, int cols) {
    return 4 * (cols + 2) * f.eta();
  }

  /**
   * Rows at relative separations from 1 down to the last bit, around a centre up to 10^8 times as
   * far away as the rows are apart.
   */
  static Frame[] pairs(Format f, SplittableRandom random) {
    int cols = WIDTHS[random.nextInt(WIDTHS.length)];
    int m = 1 + random.nextInt(cols > 300 ? 6 : 20);
    int n = 1 + random.nextInt(cols > 300 ? 6 : 40);
    double centre = random.nextInt(3) == 0 ? 0 : Math.pow(10, 8 * random.nextDouble());
    double[] x = new double[m * cols];
    for (int p = 0; p < x.length; p++) {
      x[p] = f.round(centre + Values.bell(random));
    }
    double[] y = new double[n * cols];
    for (int i = 0; i < n; i++) {
      int near = random.nextInt(m);
      double separation = Math.pow(10, -16 * random.nextDouble());
      for (int j = 0; j < cols; j++) {
        double v = x[near * cols + j];
        boolean moved = cols < 4 || random.nextInt(4) == 0;
        y[i * cols + j] = f.round(moved ? v + Math.abs(v) * separation * Values.bell(random) : v);
      }
    }
    return new Frame[] {Frame.dense(x, m, cols), Frame.dense(y, n, cols)};
  }

  /** Pairs as above, or values of any family in frames of NaN. */
  private static Frame[] operands(Format f, SplittableRandom random) {
    if (random.nextInt(3) > 0) {
      return pairs(f, random);
    }
    int cols = random.nextInt(70);
    return new Frame[] {
      Frame.draw(f, random.nextInt(80), cols, random),
      Frame.draw(f, random.nextInt(80), cols, random)
    };
  }

  /** P28, P33: the promised relative error, where the expansion cancels and where it does not. */
  @Property(tries = 400)
  void squaredDistancesKeepTheirRelativeError(@ForAll Format f, @ForAll long seed) {
    Frame[] xy = operands(f, new SplittableRandom(seed));
    checkError(f, xy[0], xy[1]);
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(p -> p >= 10);
          coverage.check(false).percentage(p -> p >= 10);
        });
  }

  private static void checkError(Format f, Frame x, Frame y) {
    Frame d = SQUARED.of(f, x, y);
    int cols = x.cols();
    for (int p = 0;
        p < d.rows() * d.cols();
        p += TileProperties.stride(d, 1 + 10_000 / (cols + 100))) {
      int i = p / d.cols();
      int j = p % d.cols();
      ExactDot exact = ExactDot.squaredDistance(x.values(), x.row(i), y.values(), y.row(j), cols);
      double size = exact.toDoubleUp();
      Check.within(
          exact.errorOf(d.get(i, j)),
          Math.nextUp(eta(f) * size + underflow(f, cols)),
          () -> f + " squared distance " + i + ", " + j + ", " + LevelThreeChecks.shape(x, y));
      Statistics.collect(size < 1e-3 * (norm(x, i) + norm(y, j)));
    }
  }

  private static double norm(Frame x, int i) {
    double norm = 0;
    for (int j = 0; j < x.cols(); j++) {
      norm = Math.fma(x.get(i, j), x.get(i, j), norm);
    }
    return norm;
  }

  /** P29: the cases that made other libraries famous. */
  @Example
  void famousCancellations() {
    for (Format f : Format.values()) {
      assertEquals(1.0, squared(f, filled(f, 1, 10000), filled(f, 1, 10001)), f + " sklearn 9354");
      double small = squared(f, filled(f, 1000, 1.000), filled(f, 1000, 1.001));
      assertEquals(Math.sqrt(0.001), Math.sqrt(small), 1e-4, f + " sklearn 13410");
    }
    double large =
        squared(
            Format.FLOAT,
            filled(Format.FLOAT, 1_000_000, 1.0),
            filled(Format.FLOAT, 1_000_000, 1.1));
    assertEquals(100.0, Math.sqrt(large), 0.1, "a million columns");
    // The worked case: (1,2), (3,4) against (1,0), (0,1), (1,1).
    Frame test = Frame.dense(new double[] {1, 2, 3, 4}, 2, 2);
    Frame train = Frame.dense(new double[] {1, 0, 0, 1, 1, 1}, 3, 2);
    for (Format f : Format.values()) {
      double[] expected = {2, Math.sqrt(2), 1, Math.sqrt(20), Math.sqrt(18), Math.sqrt(13)};
      double[] rounded = Arrays.stream(expected).map(f::round).toArray();
      Check.same(rounded, LevelThree.DISTANCES.of(f, test, train).values(), () -> f + " worked");
    }
  }

  private static Frame filled(Format f, int cols, double v) {
    double[] x = new double[cols];
    Arrays.fill(x, f.round(v));
    return Frame.dense(x, 1, cols);
  }

  private static double squared(Format f, Frame x, Frame y) {
    return SQUARED.of(f, x, y).get(0, 0);
  }

  /** P30: equal rows have distance 0, bit for bit; nothing is negative or NaN. */
  @Property
  void equalRowsHaveDistanceZero(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = operands(f, random)[0];
    int[] twice = new int[2 * x.rows()];
    for (int i = 0; i < twice.length; i++) {
      twice[i] = i % Math.max(1, x.rows());
    }
    Frame d = SQUARED.of(f, x, x.select(twice));
    for (int i = 0; i < d.rows(); i++) {
      for (int j = 0; j < d.cols(); j++) {
        double v = d.get(i, j);
        if (twice[j] == i) {
          Check.same(0.0, v, () -> f + " distance of a row to its copy");
        }
        Check.that(v >= 0, () -> f + " squared distance " + v);
      }
    }
  }

  /** P31: symmetric; signs of columns and powers of two change nothing but the scale. */
  @Property
  void symmetriesHoldBitForBit(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = pairs(f, random);
    Frame d = SQUARED.of(f, xy[0], xy[1]);
    Frame t = SQUARED.of(f, xy[1], xy[0]);
    for (int i = 0; i < d.rows(); i++) {
      for (int j = 0; j < d.cols(); j++) {
        Check.same(d.get(i, j), t.get(j, i), () -> f + " from y to x");
      }
    }
    int k = random.nextInt(-20, 21);
    double[] signs = random.doubles(xy[0].cols(), -1, 1).map(Math::signum).toArray();
    Frame scaled = SQUARED.of(f, mapped(xy[0], signs, k), mapped(xy[1], signs, k));
    double[] expected = Arrays.stream(d.values()).map(v -> Math.scalb(v, 2 * k)).toArray();
    Check.same(expected, scaled.values(), () -> f + " signs and 2^" + k);
  }

  private static Frame mapped(Frame x, double[] signs, int k) {
    double[] values = x.dense();
    for (int p = 0; p < values.length; p++) {
      values[p] = Math.scalb(signs[p % x.cols()] * values[p], k);
    }
    return Frame.dense(values, x.rows(), x.cols());
  }

  /** P31: moving all rows by the same vector changes a distance at most within the promise. */
  @Property
  void translationStaysWithinThePromise(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = 1 + random.nextInt(300);
    int range = f == Format.FLOAT ? 1 << 16 : 1 << 22;
    double[] x = random.ints(6L * cols, -64, 64).asDoubleStream().toArray();
    double[] moved = x.clone();
    for (int j = 0; j < cols; j++) {
      int by = random.nextInt(-range, range); // integers: the sums are exact
      for (int i = 0; i < 6; i++) {
        moved[i * cols + j] += by;
      }
    }
    Frame at = SQUARED.of(f, Frame.dense(x, 6, cols), Frame.dense(x, 6, cols));
    Frame there = SQUARED.of(f, Frame.dense(moved, 6, cols), Frame.dense(moved, 6, cols));
    for (int p = 0; p < 36; p++) {
      double a = at.values()[p];
      Check.within(
          Math.abs(there.values()[p] - a),
          2 * eta(f) * (1 + eta(f)) * a,
          () -> f + " translated, " + cols + " columns");
    }
  }

  /**
   * P32: the triangle inequality on distances, within what their relative errors allow: eta / 2
   * each from the squared distance and a rounding from the root. Points on a line are the hard
   * case: there the two sides are equal.
   */
  @Property
  void distancesObeyTheTriangleInequality(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = random.nextBoolean() ? pairs(f, random)[1] : line(f, random);
    Frame d = LevelThree.DISTANCES.of(f, x, x);
    double slack = eta(f) * (1 + eta(f)) + 4 * f.unit();
    double tiny = 4 * Math.sqrt(underflow(f, x.cols()));
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.rows(); j++) {
        for (int l = 0; l < x.rows(); l++) {
          double detour = d.get(i, l) + d.get(l, j);
          Check.within(
              d.get(i, j),
              Math.nextUp(detour * (1 + slack)) + tiny,
              () -> f + " triangle, " + LevelThreeChecks.shape(x, x));
        }
      }
    }
  }

  /** Points on a line: integer steps from a start, so that the detour is the way itself. */
  private static Frame line(Format f, SplittableRandom random) {
    int cols = WIDTHS[random.nextInt(WIDTHS.length - 2)];
    int start = random.nextInt(f == Format.FLOAT ? 1 << 16 : 1 << 30);
    double[] step = random.ints(cols, -3, 4).asDoubleStream().toArray();
    double[] x = new double[15 * cols];
    for (int p = 0; p < x.length; p++) {
      x[p] = start + step[p % cols] * (p / cols * (p / cols));
    }
    return Frame.dense(x, 15, cols);
  }

  /**
   * P34: where the library changes from the expansion to direct differences nothing jumps: pairs
   * whose squared distance grows through the threshold keep the promise on both sides, and
   * neighbours in the sequence differ by no more than the promise allows.
   */
  @Property
  void nothingJumpsAtTheThreshold(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = WIDTHS[random.nextInt(WIDTHS.length - 1)];
    double[] x = Values.NORMAL.draw(cols, f, random);
    double norm = norm(Frame.dense(x, 1, cols), 0);
    // D = tau s with s about 2 |x|^2; a factor of 2 on either side in 200 steps.
    double gamma = (Math.min(cols, 256 + Math.ceilDiv(cols, 256)) + 3) * f.unit();
    double threshold = 2 * gamma / eta(f) * 1.125 * 2 * norm;
    int steps = 200;
    double[] y = new double[steps * cols];
    int moved = random.nextInt(cols);
    for (int i = 0; i < steps; i++) {
      System.arraycopy(x, 0, y, i * cols, cols);
      double squared = threshold * Math.pow(2, 2.0 * i / steps - 1);
      y[i * cols + moved] = f.round(x[moved] + Math.sqrt(squared));
    }
    Frame fx = Frame.dense(x, 1, cols);
    Frame fy = Frame.dense(y, steps, cols);
    Frame d = SQUARED.of(f, fx, fy);
    double last = 0;
    for (int i = 0; i < steps; i++) {
      double v = d.get(0, i);
      ExactDot exact = ExactDot.squaredDistance(x, 0, y, i * cols, cols);
      double size = exact.toDoubleUp();
      int at = i;
      Check.within(
          exact.errorOf(v),
          Math.nextUp(eta(f) * size + underflow(f, cols)),
          () -> f + " step " + at + " through the threshold, " + cols + " columns");
      Check.within(
          last, v * (1 + 3 * eta(f)), () -> f + " falls at step " + at + ", " + cols + " columns");
      last = v;
    }
    Statistics.label("form").collect(directly(f, x, y, cols, d) ? "both" : "one");
    Statistics.label("form").coverage(c -> c.check("both").percentage(p -> p >= 50));
  }

  /**
   * Do some steps have the bits of direct differences, and others those of the expansion? At one
   * column both may agree.
   */
  private static boolean directly(Format f, double[] x, double[] y, int cols, Frame d) {
    int direct = 0;
    for (int i = 0; i < d.cols(); i++) {
      double v = ScalarSpec.squaredDistance(f, x, 0, y, i * cols, cols);
      direct += Format.sameBits(v, d.get(0, i)) ? 1 : 0;
    }
    return direct > 0 && direct < d.cols();
  }

  /** A distance is the square root of the squared distance, correctly rounded. */
  @Property
  void distancesAreRootsOfSquaredDistances(@ForAll Format f, @ForAll long seed) {
    Frame[] xy = operands(f, new SplittableRandom(seed));
    double[] squared = SQUARED.of(f, xy[0], xy[1]).values();
    double[] roots = Arrays.stream(squared).map(v -> f.round(Math.sqrt(v))).toArray();
    Check.same(roots, LevelThree.DISTANCES.of(f, xy[0], xy[1]).values(), () -> f + " distances");
  }

  /** P18, P22, P23 and native memory. */
  @Property(tries = 60)
  void splitPlaceAndStorageDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = operands(f, random);
    LevelThree op = random.nextBoolean() ? SQUARED : LevelThree.DISTANCES;
    LevelThreeChecks.threadsDoNotShow(op, f, xy[0], xy[1]);
    LevelThreeChecks.onlyTheResultIsWritten(op, f, xy[0], xy[1], random);
    LevelThreeChecks.storageDoesNotShow(op, f, xy[0], xy[1]);
  }

  /** P19, P20: an entry depends on its two rows alone. */
  @Property
  void rowsAreIndependent(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = operands(f, random);
    LevelThreeChecks.rowsAreIndependent(SQUARED, f, xy[0], xy[1], random);
  }

  /** P35: NaN, infinities and norms out of range are refused, wherever they stand. */
  @Property
  void whatHasNoDistanceIsRefused(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = 1 + random.nextInt(40);
    double[] x = Values.NORMAL.draw(7 * cols, f, random);
    double[] y = Values.NORMAL.draw(5 * cols, f, random);
    double[] bad = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      f == Format.FLOAT ? 1e30f : 1e200,
      -f.max
    };
    double[] hit = random.nextBoolean() ? x : y;
    hit[random.nextInt(hit.length)] = bad[random.nextInt(bad.length)];
    Frame fx = Frame.dense(x, 7, cols);
    Frame fy = Frame.dense(y, 5, cols);
    assertThrows(IllegalArgumentException.class, () -> SQUARED.of(f, fx, fy));
    assertThrows(IllegalArgumentException.class, () -> LevelThree.DISTANCES.of(f, fx, fy));
  }
}
