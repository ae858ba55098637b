package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Spd;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
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
 * P18, P48, P53, P55, P57, P59 and P60: the Cholesky factor, in float and double, and what is
 * solved with it.
 */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CholeskyProperties {
  private static final Format D = Format.DOUBLE;
  private static final Spd.Spectrum[] SPECTRA = Spd.Spectrum.values();

  /** Small orders, and some that end in the middle of a strip of 12 columns. */
  static int order(SplittableRandom random) {
    int[] edges = {63, 64, 65, 127, 128, 129, 150, 193};
    return random.nextInt(4) == 0 ? edges[random.nextInt(edges.length)] : random.nextInt(50);
  }

  /** What rounding in the generator and in the factorisation may take from an eigenvalue. */
  private static double margin(Format f, int n) {
    return 2 * n * Bounds.gamma(f, n + 1) + 200 * n * f.unit();
  }

  /** A matrix whose smallest eigenvalue stays above the margin. */
  private static double[] positiveDefinite(Format f, int n, SplittableRandom random) {
    double hardest = n == 0 ? 1 : Math.min(1e15, 0.5 / margin(f, n));
    double condition = Math.pow(hardest, random.nextDouble());
    Spd.Spectrum spectrum = SPECTRA[random.nextInt(SPECTRA.length)];
    return CholeskyOp.rounded(f, Spd.withCondition(n, condition, spectrum, random));
  }

  static DoubleMatrix matrix(double[] a, int n) {
    return DoubleMatrix.of(a.clone(), n, n);
  }

  static double[] values(DoubleMatrix m) {
    double[] values = new double[(int) m.rows() * m.cols()];
    for (int i = 0; i < m.rows(); i++) {
      m.copyRow(i, values, i * m.cols());
    }
    return values;
  }

  /** P53: |L L' - A| is at most gamma(n + 1) |L| |L'| everywhere, and small in norm. */
  @Property
  void theFactorReproducesTheMatrix(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    double[] a = positiveDefinite(f, n, random);
    checkFactor(f, a, n, CholeskyOp.factor(f, a, n, Threads.of(2)).lower());
  }

  private static void checkFactor(Format f, double[] a, int n, double[] l) {
    double gamma = Bounds.gamma(f, n + 1);
    double[] residualSums = new double[n];
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int r = i;
        int c = j;
        if (j > i) {
          Check.same(0.0, l[i * n + j], () -> "above the diagonal at " + r + ", " + c);
        }
        int k = Math.min(i, j) + 1;
        double residual =
            DoubleDouble.dot(l, i * n, l, j * n, k).minus(a[i * n + j]).abs().toDouble();
        double size = 0;
        for (int q = 0; q < k; q++) {
          size += Math.abs(l[i * n + q] * l[j * n + q]);
        }
        Check.within(
            residual,
            gamma * size * (1 + n * 0x1p-50) + n * f.eta(),
            () -> f + " L L' - A at " + r + ", " + c + " of order " + n);
        residualSums[j] += residual;
        sums[j] += Math.abs(a[i * n + j]);
      }
    }
    double norm = Arrays.stream(sums).max().orElse(0);
    double ratio = Arrays.stream(residualSums).max().orElse(0) / (n * norm * 2 * f.unit());
    Check.that(n == 0 || ratio < 30, () -> f + " norm ratio " + ratio + " at order " + n);
  }

  /** P53 for matrices that are hard in other ways: Hilbert, graded. */
  @Property
  void gradedAndHilbertMatricesAreFactoredToo(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(80);
    double[] graded =
        Spd.graded(positiveDefinite(f, n, random), n, random.nextInt(f == Format.FLOAT ? 30 : 60));
    checkFactor(f, graded, n, CholeskyOp.factor(f, graded, n).lower());
    // condition 5e5 at order 5, 5e14 at order 11
    int small = 1 + random.nextInt(f == Format.FLOAT ? 5 : 11);
    double[] hilbert = CholeskyOp.rounded(f, Spd.hilbert(small));
    checkFactor(f, hilbert, small, CholeskyOp.factor(f, hilbert, small).lower());
  }

  /** P55: a negative eigenvalue past rounding is found, one at the margin gives numbers or a no. */
  @Property
  void indefiniteMatricesAreRefused(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + order(random);
    double[] d = random.doubles(n, 0.01, 1).toArray();
    d[random.nextInt(n)] = -Math.max(2 * margin(f, n), Math.pow(10, -13 * random.nextDouble()));
    double[] a = CholeskyOp.rounded(f, Spd.withEigenvalues(d, random));
    NotPositiveDefiniteException refused =
        assertThrows(
            NotPositiveDefiniteException.class, () -> CholeskyOp.factor(f, a, n), f + " " + n);
    Check.that(
        refused.index() >= 0 && refused.index() < n && !(refused.pivot() > 0),
        () -> "pivot " + refused.index() + " is " + refused.pivot());
    d[random.nextInt(n)] = (random.nextDouble() - 0.5) * margin(f, n);
    double[] edge =
        CholeskyOp.rounded(
            f, Spd.withEigenvalues(Arrays.stream(d).map(Math::abs).toArray(), random));
    try {
      double[] l = CholeskyOp.factor(f, edge, n).lower();
      Check.that(Arrays.stream(l).allMatch(Double::isFinite), () -> "NaN in a factor");
    } catch (NotPositiveDefiniteException e) {
      Check.that(!(e.pivot() > 0), () -> "refused with pivot " + e.pivot());
    }
  }

  /** P57, P18: the upper triangle and the surroundings are never read; threads do not show. */
  @Property
  void onlyTheLowerTriangleCounts(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    double[] a = positiveDefinite(f, n, random);
    double[] expected = CholeskyOp.factor(f, a, n).lower();
    double[] poisoned = a.clone();
    for (int i = 0; i < n; i++) {
      Arrays.fill(poisoned, i * n + i + 1, i * n + n, Double.NaN);
    }
    Frame frame = Frame.around(poisoned, n, n, random.nextInt(5), random.nextInt(9), Double.NaN);
    double[] before = frame.values().clone();
    for (int threads = 1; threads <= 4; threads++) {
      double[] l = CholeskyOp.factor(f, frame, Threads.of(threads)).lower();
      Check.same(expected, l, () -> "factor of order " + n + " from its lower triangle");
    }
    Check.same(before, frame.values(), () -> "factor wrote to the matrix");
    CholeskyOp.factorInPlace(f, frame, Threads.of(2));
    double[] inPlace = frame.dense();
    for (int i = 0; i < n; i++) {
      int row = i;
      for (int j = i + 1; j < n; j++) {
        double above = inPlace[i * n + j];
        Check.that(Double.isNaN(above), () -> "factor in place wrote above row " + row);
        inPlace[i * n + j] = 0;
      }
    }
    Check.same(expected, inPlace, () -> "factor in place, order " + n);
    Frame outside = new Frame(frame.values(), frame.offset(), n, n, frame.leadingDimension());
    Check.that(outside.outsideIs(Double.NaN), () -> "factor in place wrote outside");
  }

  /** P59: |A x - b| is at most gamma(3n + 1) |L| |L'| |x|; columns are solved for themselves. */
  @Property
  void solutionsHaveSmallResiduals(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    int targets = 1 + random.nextInt(4);
    double[] a = positiveDefinite(f, n, random);
    double[] b = Values.SPREAD.draw(n * targets, f, random);
    CholeskyOp cholesky = CholeskyOp.factor(f, a, n, Threads.of(3));
    double[] l = cholesky.lower();
    double[] x = cholesky.solve(b, n, targets);
    for (int t = 0; t < targets; t++) {
      double[] column = column(b, n, targets, t);
      double[] solution = column(x, n, targets, t);
      checkResidual(f, a, l, solution, column);
      double[] alone = CholeskyOp.factor(f, a, n).solve(column, n, 1);
      Check.same(alone, solution, () -> "one column alone, order " + n);
    }
  }

  private static double[] column(double[] m, int rows, int cols, int column) {
    double[] v = new double[rows];
    for (int i = 0; i < rows; i++) {
      v[i] = m[i * cols + column];
    }
    return v;
  }

  private static void checkResidual(Format f, double[] a, double[] l, double[] x, double[] b) {
    int n = x.length;
    double[] size = new double[n]; // |L'| |x|
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        size[k] += Math.abs(l[i * n + k] * x[i]);
      }
    }
    double gamma = Bounds.gamma(f, 3 * n + 1) * (1 + n * 0x1p-49);
    for (int i = 0; i < n; i++) {
      double bound = 0;
      for (int k = 0; k <= i; k++) {
        bound += Math.abs(l[i * n + k]) * size[k];
      }
      int row = i;
      double residual = DoubleDouble.dot(a, i * n, x, 0, n).minus(b[i]).abs().toDouble();
      Check.within(residual, gamma * bound, () -> "A x - b in row " + row + " of " + n);
    }
  }

  /** P60: powers of two on rows and columns come out of the factor bit for bit. */
  @Property
  void powersOfTwoComeOut(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    double[] a = positiveDefinite(f, n, random);
    int most = f == Format.FLOAT ? 8 : 20; // nothing may underflow
    int[] d = random.ints(n, -most, most + 1).toArray();
    double[] scaled = a.clone();
    double[] expected = CholeskyOp.factor(f, a, n).lower();
    for (int p = 0; p < n * n; p++) {
      scaled[p] = Math.scalb(a[p], d[p / n] + d[p % n]);
      expected[p] = Math.scalb(expected[p], d[p / n]);
    }
    double[] l = CholeskyOp.factor(f, scaled, n).lower();
    Check.same(expected, l, () -> "scaled matrix of order " + n);
  }

  /** P48: a Gaussian Gram matrix, duplicates and all, has a factor once its rounding is covered. */
  @Property
  void gaussianGramMatricesAreAlmostDefinite(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(60);
    int cols = 1 + random.nextInt(5);
    double[] x = Values.NORMAL.draw(n * cols, D, random);
    for (int i = 1; i < n; i += 3) {
      System.arraycopy(x, 0, x, i * cols, cols);
    }
    Frame rows = Frame.dense(x, n, cols);
    // Down to gamma = 1e-6, where all entries are nearly 1.
    RbfKernel kernel = new RbfKernel(Math.pow(10, 6 * random.nextDouble() - 6));
    Frame k = KernelOp.gram(kernel).of(D, rows, rows);
    double error = 0;
    for (int p = 0; p < n * n; p += 1 + n / 20) {
      double exact = ReferenceKernel.value(kernel, rows, p / n, rows, p % n);
      error = Math.max(error, Math.abs(k.values()[p] - exact));
    }
    Check.within(error, 0x1p-40, () -> "kernel values near " + kernel);
    double[] a = k.values().clone();
    for (int i = 0; i < n; i++) {
      a[i * n + i] += 8 * n * D.unit() + n * 8 * error + margin(D, n);
    }
    checkFactor(D, a, n, CholeskyOp.factor(D, a, n).lower());
  }

  /** P55, P13: NaN, infinities and shapes that are not square are refused. */
  @Example
  void whatIsNoMatrixIsRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      for (int at = 0; at < 4; at++) {
        double[] a = {4, 0, 0, 0, 1, 4, 0, 0, 1, 1, 4, 0, 1, 1, 1, 4};
        a[at * 4 + at / 2] = bad;
        assertThrows(
            NotPositiveDefiniteException.class,
            () -> DoubleCholesky.factor(matrix(a, 4)),
            "row " + at);
      }
    }
    DoubleMatrix wide = DoubleMatrix.allocate(2, 3);
    assertThrows(IllegalArgumentException.class, () -> DoubleCholesky.factor(wide));
    DoubleCholesky two = DoubleCholesky.factor(matrix(new double[] {1, 0, 0, 1}, 2));
    assertThrows(IllegalArgumentException.class, () -> two.solve(DoubleMatrix.allocate(3, 1)));
  }
}
