package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P47, P49, P50 and, for kernels, P17 to P20, P22 and P23. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class KernelProperties {
  /** Covers the roundings of a bound that is computed in double. */
  private static final double OUTWARD = 1 + 1e-9;

  static Kernel drawKernel(SplittableRandom random) {
    double gamma = Math.pow(10, 3 * random.nextDouble() - 2.5);
    double coef0 = random.nextBoolean() ? 0 : Values.bell(random);
    return switch (random.nextInt(4)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(gamma, coef0, random.nextInt(6));
      case 2 -> new RbfKernel(gamma);
      default -> new SigmoidKernel(gamma, coef0);
    };
  }

  /** Rows at any distance from each other around a centre, some of them equal or nearly so. */
  private static Frame rows(Format f, int rows, int cols, double centre, SplittableRandom random) {
    double size = Math.pow(10, 2 * random.nextDouble() - 1.5);
    double[] x = new double[rows * cols];
    for (int i = 0; i < rows; i++) {
      boolean repeated = i > 0 && random.nextInt(4) == 0;
      double moved = random.nextBoolean() ? 0 : 1e-4;
      for (int j = 0; j < cols; j++) {
        x[i * cols + j] =
            repeated
                ? f.round(x[(i - 1) * cols + j] * (1 + moved * random.nextDouble()))
                : f.round(centre + size * Values.bell(random));
      }
    }
    return Frame.around(x, rows, cols, random.nextInt(4), random.nextInt(3), Double.NaN);
  }

  private static Frame[] operands(Format f, SplittableRandom random) {
    int cols = random.nextInt(5) == 0 ? 250 + random.nextInt(20) : random.nextInt(40);
    // Far from the origin the expansion of squared distances cancels.
    double centre = random.nextInt(3) == 0 ? Math.pow(10, 3 * random.nextDouble()) : 0;
    Frame y = rows(f, random.nextInt(90), cols, centre, random);
    return new Frame[] {rows(f, random.nextInt(60), cols, centre, random), y};
  }

  /** P47: symmetric bit for bit and the same as the cross-Gram matrix with itself. */
  @Property
  void kernelMatricesAreSymmetric(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Kernel kernel = drawKernel(random);
    Frame x = operands(f, random)[1];
    Frame k = KernelOp.gram(kernel).of(f, x, x);
    for (int i = 0; i < k.rows(); i++) {
      for (int j = 0; j < i; j++) {
        double v = k.get(i, j);
        Check.same(v, k.get(j, i), () -> f + " " + kernel + " is not symmetric");
        if (kernel instanceof RbfKernel) {
          Check.that(v >= 0 && v <= 1, () -> f + " " + kernel + " gives " + v);
        }
      }
    }
    Check.same(KernelOp.crossGram(kernel).of(f, x, x).values(), k.values(), () -> f + " " + kernel);
  }

  /** The values are those of the formula, within the error of their argument. */
  @Property
  void valuesAreThoseOfTheFormula(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Kernel kernel = drawKernel(random);
    Frame[] xy = operands(f, random);
    Frame y = random.nextBoolean() ? xy[0] : xy[1];
    Frame k = KernelOp.crossGram(kernel).of(f, xy[0], y);
    for (int p = 0; p < k.rows() * k.cols(); p += TileProperties.stride(k, 60)) {
      int i = p / k.cols();
      int j = p % k.cols();
      checkValue(f, kernel, xy[0], i, y, j, k.get(i, j));
    }
  }

  private static void checkValue(
      Format f, Kernel kernel, Frame x, int i, Frame y, int j, double computed) {
    int cols = x.cols();
    double g = ReferenceKernel.dot(x, i, y, j);
    ExactDot magnitude = ExactDot.ofMagnitudes(x.values(), x.row(i), y.values(), y.row(j), cols);
    double dot = Bounds.dot(f, Bounds.chunkedRoundings(cols), cols, magnitude);
    double exact = ReferenceKernel.value(kernel, x, i, y, j);
    double bound =
        switch (kernel) {
          case LinearKernel() -> dot + Math.ulp(g);
          case PolynomialKernel(double gamma, double coef0, int degree) -> {
            double t = ReferenceKernel.argument(gamma, coef0, g).abs().toDouble();
            double far = Math.pow(t + argumentError(f, gamma, coef0, g, dot, t), degree);
            double products = Bounds.gamma(f, Math.max(0, degree - 1)) * far + degree * f.eta();
            yield far - Math.pow(t, degree) + products + 1e-15 * far;
          }
          case SigmoidKernel(double gamma, double coef0) -> {
            double t = ReferenceKernel.argument(gamma, coef0, g).abs().toDouble();
            // The slope of tanh is at most 1.
            yield argumentError(f, gamma, coef0, g, dot, t) + 4 * f.unit();
          }
          case RbfKernel(double gamma) -> {
            // The promise for exponents: relative eta, or eta / 8 where that is more.
            double t = gamma * ReferenceKernel.squaredDistance(x, i, y, j).toDouble();
            double eta = DistanceProperties.eta(f);
            double shift = Math.max(eta * t, eta / 8) + 4 * f.unit() * t;
            double ulp = 2 * f.unit() * exact + f.eta();
            yield exact * Math.expm1(shift) + 1.5 * ulp;
          }
          case Kernel other -> throw new AssertionError("no formula for " + other);
        };
    boolean overflows = Double.isInfinite(computed) && Math.abs(exact) + bound > f.max;
    double error = overflows && computed > 0 == exact > 0 ? 0 : Math.abs(computed - exact);
    Check.within(
        error,
        bound * OUTWARD,
        () -> f + " " + kernel + ": expected " + exact + ", got " + computed);
    if (kernel instanceof RbfKernel) {
      Check.that(computed >= 0 && computed <= 1, () -> kernel + " gives " + computed);
      if (ReferenceKernel.squaredDistance(x, i, y, j).compareTo(0) == 0) {
        Check.same(1.0, computed, () -> f + " " + kernel + " of equal rows");
      }
    }
  }

  /** Error of fma(gamma, g, coef0) with rounded parameters and a dot product that is off by dot. */
  private static double argumentError(
      Format f, double gamma, double coef0, double g, double dot, double t) {
    double parameters = f.unit() * (2 * gamma * Math.abs(g) + Math.abs(coef0));
    double argument = gamma * (1 + f.unit()) * dot + parameters;
    return argument + f.unit() * (t + argument) + f.eta() + 0x1p-51 * (gamma * Math.abs(g) + t);
  }

  /** P47: the Gaussian kernel never grows with the distance. */
  @Property
  void rbfFallsWithTheDistance(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RbfKernel kernel = new RbfKernel(Math.pow(10, 6 * random.nextDouble() - 3));
    int n = 100 + random.nextInt(60);
    double[] d = random.doubles(n, 0, 100 / kernel.gamma()).map(f::round).toArray();
    for (int i = 1; i < n; i += 2) {
      d[i] = f.nextUp(d[i - 1]); // neighbours too
    }
    Arrays.sort(d);
    double[] k = d.clone();
    if (f == Format.FLOAT) {
      float[] narrow = Narrow.floats(k);
      kernel.finish(narrow, 0, n);
      Narrow.back(narrow, k);
    } else {
      kernel.finish(k, 0, n);
    }
    for (int i = 1; i < n; i++) {
      int at = i;
      Check.that(k[i] <= k[i - 1], () -> f + " " + kernel + " grows after " + d[at - 1]);
    }
  }

  /** P49: twice the data is a quarter of gamma, bit for bit. */
  @Property
  void gammaAbsorbsTheScale(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame x = operands(f, random)[0];
    double gamma = Math.pow(10, 3 * random.nextDouble() - 2);
    int k = random.nextInt(-6, 7);
    double[] values = Arrays.stream(x.dense()).map(v -> Math.scalb(v, k)).toArray();
    Frame scaled = Frame.dense(values, x.rows(), x.cols());
    Check.same(
        KernelOp.gram(new RbfKernel(Math.scalb(gamma, 2 * k))).of(f, x, x).values(),
        KernelOp.gram(new RbfKernel(gamma)).of(f, scaled, scaled).values(),
        () -> f + " gamma " + gamma + ", scale 2^" + k);
  }

  /** P18 to P20, P22, P23 and native memory. */
  @Property
  void splitPlaceAndOrderDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    KernelOp op = new KernelOp(drawKernel(random), random.nextBoolean());
    Frame[] xy = operands(f, random);
    Frame y = op.square() ? xy[0] : xy[1];
    switch (random.nextInt(4)) {
      case 0 -> LevelThreeChecks.threadsDoNotShow(op, f, xy[0], y);
      case 1 -> LevelThreeChecks.onlyTheResultIsWritten(op, f, xy[0], y, random);
      case 2 -> LevelThreeChecks.storageDoesNotShow(op, f, xy[0], y);
      default -> LevelThreeChecks.rowsAreIndependent(op, f, xy[0], y, random);
    }
  }

  /** Linear is the dot product itself; degree 0 is all ones, degree 1 the argument. */
  @Property(tries = 60)
  void simplestKernelsAreWhatTheySay(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] xy = operands(f, random);
    double[] dots = LevelThree.CROSS_GRAM.of(f, xy[0], xy[1]).values();
    Check.same(
        dots,
        KernelOp.crossGram(new LinearKernel()).of(f, xy[0], xy[1]).values(),
        () -> f + " linear");
    double[] ones = new double[dots.length];
    Arrays.fill(ones, 1);
    Check.same(
        ones,
        KernelOp.crossGram(new PolynomialKernel(0.3, -1, 0)).of(f, xy[0], xy[1]).values(),
        () -> f + " degree 0");
    double[] first = Arrays.stream(dots).map(g -> f.fma(0.5, g, 0.25)).toArray();
    Check.same(
        first,
        KernelOp.crossGram(new PolynomialKernel(0.5, 0.25, 1)).of(f, xy[0], xy[1]).values(),
        () -> f + " degree 1");
  }

  /** Published values, to the digits they are given with. */
  @Example
  void publishedValues() {
    Frame x = Frame.dense(new double[] {0, 0, 0, 1, 1, 1}, 2, 3);
    Frame y = Frame.dense(new double[] {1, 0, 0, 1, 1, 0}, 2, 3);
    double third = 1.0 / 3;
    Object[][] table = {
      {new PolynomialKernel(third, 1, 2), new double[] {1, 1, 1.77, 2.77}},
      {new SigmoidKernel(third, 1), new double[] {.76, .76, .87, .93}},
      {new RbfKernel(third), new double[] {.71, .51, .51, .71}}
    };
    for (Format f : Format.values()) {
      for (Object[] row : table) {
        double[] k = KernelOp.crossGram((Kernel) row[0]).of(f, x, y).values();
        double[] published = (double[]) row[1];
        for (int p = 0; p < 4; p++) {
          assertEquals(published[p], k[p], 0.0101, row[0] + " of " + f);
        }
      }
    }
    assertEquals(new RbfKernel(0.5), RbfKernel.ofSigma(1));
    assertEquals(new RbfKernel(2), RbfKernel.ofSigma(0.5));
  }

  /** (x.y)^2 is the dot product of all pairs of features: 1024 either way. */
  @Example
  void theSquaredKernelIsTheDotProductOfPairs() {
    double[] x = {1, 2, 3};
    double[] y = {4, 5, 6};
    for (Format f : Format.values()) {
      Frame pairs = Frame.dense(pairs(x), 1, 9);
      Frame withPairs = Frame.dense(pairs(y), 1, 9);
      double mapped = LevelThree.CROSS_GRAM.of(f, pairs, withPairs).get(0, 0);
      PolynomialKernel squared = new PolynomialKernel(1, 0, 2);
      double direct =
          KernelOp.crossGram(squared).of(f, Frame.dense(x, 1, 3), Frame.dense(y, 1, 3)).get(0, 0);
      assertEquals(1024, mapped, "" + f);
      assertEquals(1024, direct, "" + f);
    }
  }

  private static double[] pairs(double[] x) {
    double[] pairs = new double[9];
    for (int i = 0; i < 9; i++) {
      pairs[i] = x[i / 3] * x[i % 3];
    }
    return pairs;
  }

  /** P50: parameters out of range are refused; rows without a distance too. */
  @Example
  void impossibleParametersAreRefused() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(refused, () -> new RbfKernel(bad));
      assertThrows(refused, () -> RbfKernel.ofSigma(bad));
      assertThrows(refused, () -> new PolynomialKernel(bad, 0, 2));
      assertThrows(refused, () -> new SigmoidKernel(bad, 0));
    }
    assertThrows(refused, () -> new PolynomialKernel(1, Double.NaN, 2));
    assertThrows(refused, () -> new SigmoidKernel(1, Double.NEGATIVE_INFINITY));
    assertThrows(refused, () -> new PolynomialKernel(1, 0, -1));
    double[] values = Values.NORMAL.draw(12, Format.FLOAT, new SplittableRandom(1));
    values[7] = Double.NaN;
    Frame nan = Frame.dense(values, 4, 3);
    for (Format f : Format.values()) {
      assertThrows(refused, () -> KernelOp.gram(new RbfKernel(1)).of(f, nan, nan));
    }
  }
}
