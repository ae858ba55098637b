package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.kernel.AdditiveChiSquaredKernel;
import dev.lanewise.kernel.ChiSquaredKernel;
import dev.lanewise.kernel.CosineKernel;
import dev.lanewise.kernel.IntersectionKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LaplacianKernel;
import dev.lanewise.kernel.LengthScaleKernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.MaternKernel;
import dev.lanewise.kernel.NormalisedKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.ProductKernel;
import dev.lanewise.kernel.RationalQuadraticKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.ScaledKernel;
import dev.lanewise.kernel.SumKernel;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P17 to P20, P22, P23, P47 to P49 for kernels of distances, of sums, and made of others. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class KernelFamilyProperties {
  private static double parameter(SplittableRandom random) {
    return Math.pow(10, 2 * random.nextDouble() - 1.5);
  }

  private static Kernel simple(SplittableRandom random) {
    double p = parameter(random);
    MaternKernel.Smoothness[] all = MaternKernel.Smoothness.values();
    return switch (random.nextInt(6)) {
      case 0 -> new LaplacianKernel(p);
      case 1 -> new ChiSquaredKernel(p);
      case 2 -> new IntersectionKernel();
      case 3 -> new MaternKernel(all[random.nextInt(3)], 1 / p);
      case 4 -> new RationalQuadraticKernel(parameter(random), 1 / p);
      default -> new AdditiveChiSquaredKernel();
    };
  }

  static Kernel draw(int cols, int level, SplittableRandom random) {
    if (level == 0 || random.nextInt(3) == 0) {
      return simple(random);
    }
    Kernel a = draw(cols, level - 1, random);
    return switch (random.nextInt(7)) {
      case 0 -> new SumKernel(a, draw(cols, level - 1, random));
      case 1 -> new ProductKernel(a, draw(cols, level - 1, random));
      case 2 -> new ScaledKernel(parameter(random), a);
      case 3 -> new NormalisedKernel(new SumKernel(new RbfKernel(1), new IntersectionKernel()));
      case 4 -> new CosineKernel();
      case 5 -> new NormalisedKernel(new PolynomialKernel(0.5, 1, 3));
      default -> cols == 0 ? a : LengthScaleKernel.of(scales(cols, random), a);
    };
  }

  private static double[] scales(int cols, SplittableRandom random) {
    return random.doubles(cols, 0.5, 2).toArray();
  }

  /** Rows that are not negative, with zeros; some of them equal. */
  private static Frame rows(Format f, int rows, int cols, SplittableRandom random) {
    double[] x = new double[rows * cols];
    for (int i = 0; i < rows; i++) {
      boolean repeated = i > 0 && random.nextInt(4) == 0;
      for (int j = 0; j < cols; j++) {
        double drawn = random.nextInt(4) == 0 ? 0 : f.round(3 * random.nextDouble());
        x[i * cols + j] = repeated ? x[(i - 1) * cols + j] : drawn;
      }
    }
    return Frame.around(x, rows, cols, random.nextInt(4), random.nextInt(3), Double.NaN);
  }

  private static int columns(SplittableRandom random) {
    return random.nextInt(5) == 0 ? 250 + random.nextInt(20) : random.nextInt(20);
  }

  /** P47: symmetric bit for bit and the same as the cross-Gram matrix with itself. */
  @Property
  void kernelMatricesAreSymmetric(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = columns(random);
    Kernel kernel = draw(cols, 2, random);
    Frame x = rows(f, random.nextInt(90), cols, random);
    Frame k = KernelOp.gram(kernel).of(f, x, x);
    for (int i = 0; i < k.rows(); i++) {
      for (int j = 0; j < i; j++) {
        Check.same(k.get(i, j), k.get(j, i), () -> f + " " + kernel + " is not symmetric");
      }
    }
    Check.same(KernelOp.crossGram(kernel).of(f, x, x).values(), k.values(), () -> f + " " + kernel);
  }

  /** P18 to P20, P22, P23 and native memory. */
  @Property
  void splitPlaceAndOrderDoNotShow(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = columns(random);
    KernelOp op = new KernelOp(draw(cols, 2, random), random.nextBoolean());
    Frame x = rows(f, random.nextInt(60), cols, random);
    Frame y = op.square() ? x : rows(f, random.nextInt(90), cols, random);
    switch (random.nextInt(4)) {
      case 0 -> LevelThreeChecks.threadsDoNotShow(op, f, x, y);
      case 1 -> LevelThreeChecks.onlyTheResultIsWritten(op, f, x, y, random);
      case 2 -> LevelThreeChecks.storageDoesNotShow(op, f, x, y);
      default -> LevelThreeChecks.rowsAreIndependent(op, f, x, y, random);
    }
  }

  /** The values are those of the formulas, within the error of their argument. */
  @Property
  void valuesAreThoseOfTheFormula(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = columns(random);
    Kernel kernel = simple(random);
    Frame x = rows(f, 1 + random.nextInt(20), cols, random);
    Frame y = random.nextBoolean() ? x : rows(f, 1 + random.nextInt(90), cols, random);
    Frame k = KernelOp.crossGram(kernel).of(f, x, y);
    for (int i = 0; i < k.rows(); i++) {
      for (int j = 0; j < k.cols(); j++) {
        checkValue(f, kernel, x, i, y, j, k.get(i, j));
      }
    }
  }

  private static void checkValue(
      Format f, Kernel kernel, Frame x, int i, Frame y, int j, double computed) {
    double l1 = 0;
    double squared = 0;
    double minima = 0;
    double chi = 0;
    for (int c = 0; c < x.cols(); c++) {
      double a = x.get(i, c);
      double b = y.get(j, c);
      l1 += Math.abs(a - b);
      squared += (a - b) * (a - b);
      minima += Math.min(a, b);
      chi += a + b == 0 ? 0 : (a - b) * (a - b) / (a + b);
    }
    // Roundings of the chain, of the terms, and those of this reference.
    double sum = Bounds.gamma(f, Bounds.chunkedRoundings(x.cols()) + 5) + x.cols() * 0x1p-51;
    double eta = DistanceProperties.eta(f);
    double u = f.unit();
    double expected;
    double bound;
    switch (kernel) {
      case LaplacianKernel(double gamma) -> {
        expected = Math.exp(-gamma * l1);
        bound = expected * Math.expm1(gamma * l1 * (sum + 3 * u)) + 3 * u * expected;
      }
      case ChiSquaredKernel(double gamma) -> {
        expected = Math.exp(-gamma * chi);
        bound = expected * Math.expm1(gamma * chi * (sum + 3 * u)) + 3 * u * expected;
      }
      case AdditiveChiSquaredKernel() -> {
        expected = -chi;
        bound = chi * sum;
      }
      case IntersectionKernel() -> {
        expected = minima;
        bound = minima * sum;
      }
      case MaternKernel(MaternKernel.Smoothness nu, double l) -> {
        double t = Math.sqrt((2 * nu.ordinal() + 1) * squared) / l;
        double slope;
        switch (nu) {
          case HALF -> {
            expected = Math.exp(-t);
            slope = t * expected; // K(t (1 + e)) is off by t |K'(t)| e
          }
          case THREE_HALVES -> {
            expected = (1 + t) * Math.exp(-t);
            slope = t * t * Math.exp(-t);
          }
          default -> {
            expected = (1 + t + t * t / 3) * Math.exp(-t);
            slope = t * t * (1 + t) / 3 * Math.exp(-t);
          }
        }
        double promised = nu == MaternKernel.Smoothness.HALF ? 0 : eta / 8;
        bound = Math.max(slope * eta, promised) + slope * 8 * u + 10 * u * expected;
      }
      case RationalQuadraticKernel(double alpha, double l) -> {
        double t = squared / (2 * alpha * l * l);
        expected = Math.pow(1 + t, -alpha);
        double promised = Math.max(alpha * expected * t / (1 + t) * eta, eta / 8);
        bound = promised + (4 * alpha + 4 * alpha * Math.log1p(t) + 4) * u * expected;
      }
      default -> throw new AssertionError(kernel);
    }
    double off = Math.abs(computed - expected);
    Check.within(
        off,
        bound * 1.001 + 4 * f.eta() + x.cols() * 0x1p-124,
        () -> f + " " + kernel + ": expected " + expected + ", got " + computed);
    if (l1 == 0 && !(kernel instanceof IntersectionKernel)) {
      Check.same(
          kernel instanceof AdditiveChiSquaredKernel ? 0.0 : 1.0, computed, () -> "" + kernel);
    }
  }

  /** P48: what says so has a factor once roundings are covered, duplicates and all. */
  @Property
  void definiteKernelsAreAlmostDefinite(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = 1 + random.nextInt(8);
    Kernel kernel = draw(cols, 2, random);
    if (!kernel.positiveSemidefinite()) {
      return;
    }
    int n = 1 + random.nextInt(60);
    Frame x = rows(Format.DOUBLE, n, cols, random);
    double[] a = KernelOp.gram(kernel).of(Format.DOUBLE, x, x).values();
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, a[i * n + i]);
    }
    // Corners make of an error of 2^-50 in D one of its root over D in K: covered with the rest.
    for (int i = 0; i < n; i++) {
      a[i * n + i] += n * 64 * Format.DOUBLE.unit() * largest + 1e-12 * largest + 1e-300;
    }
    DoubleCholesky.factor(DoubleMatrix.of(a, n, n));
  }

  /** P49: twice the data is half of gamma or twice the length scale, bit for bit. */
  @Property
  void parametersAbsorbTheScale(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int cols = columns(random);
    Frame x = rows(f, random.nextInt(40), cols, random);
    int k = random.nextInt(-6, 7);
    double[] values = Arrays.stream(x.dense()).map(v -> Math.scalb(v, k)).toArray();
    Frame scaled = Frame.dense(values, x.rows(), x.cols());
    double p = parameter(random);
    MaternKernel.Smoothness nu = MaternKernel.Smoothness.values()[random.nextInt(3)];
    double small = p / (20 * (1 + cols)); // products of subnormals would be rounded again
    Kernel[][] pairs = {
      {new LaplacianKernel(Math.scalb(p, k)), new LaplacianKernel(p)},
      {new MaternKernel(nu, p), new MaternKernel(nu, Math.scalb(p, k))},
      {new RationalQuadraticKernel(0.7, p), new RationalQuadraticKernel(0.7, Math.scalb(p, k))},
      {new CosineKernel(), new CosineKernel()},
      {new ScaledKernel(Math.scalb(1, k), new IntersectionKernel()), new IntersectionKernel()},
      {
        new ProductKernel(new LinearKernel(), new LaplacianKernel(Math.scalb(small, k))),
        new ScaledKernel(
            Math.scalb(1, -2 * k),
            new ProductKernel(new LinearKernel(), new LaplacianKernel(small)))
      }
    };
    for (Kernel[] pair : pairs) {
      Check.same(
          KernelOp.gram(pair[0]).of(f, x, x).values(),
          KernelOp.gram(pair[1]).of(f, scaled, scaled).values(),
          () -> f + " " + pair[0] + ", scale 2^" + k);
    }
  }
}
