package dev.lanewise.property;

import dev.lanewise.generator.Spd;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatCholesky;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Elimination;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P18: the diagonal of the inverse and the condition number, from the Cholesky factor. */
@PropertyDefaults(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CholeskyInverseProperties {
  private static final Spd.Spectrum[] SPECTRA = Spd.Spectrum.values();

  private static double[] draw(Format f, int n, double condition, SplittableRandom random) {
    double[] a = Spd.withCondition(n, condition, SPECTRA[random.nextInt(SPECTRA.length)], random);
    return Arrays.stream(a).map(f::round).toArray();
  }

  private static double[] inverseDiagonal(Format f, double[] a, int n, RowPartition p) {
    if (f == Format.DOUBLE) {
      return DoubleCholesky.factor(DoubleMatrix.of(a, n, n), p).inverseDiagonal();
    }
    double[] wide = new double[n];
    FloatMatrix narrow = FloatMatrix.of(Narrow.floats(a), n, n);
    Narrow.back(FloatCholesky.factor(narrow, p).inverseDiagonal(), wide);
    return wide;
  }

  private static double conditionEstimate(Format f, double[] a, int n) {
    return f == Format.DOUBLE
        ? DoubleCholesky.factor(DoubleMatrix.of(a, n, n)).conditionEstimate()
        : FloatCholesky.factor(FloatMatrix.of(Narrow.floats(a), n, n)).conditionEstimate();
  }

  /** Column {@code j} of the inverse, in double-double. */
  private static double[] column(double[] a, int n, int j) {
    DoubleDouble[][] m = new DoubleDouble[n][n + 1];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < n; c++) {
        m[i][c] = DoubleDouble.of(a[Math.max(i, c) * n + Math.min(i, c)]);
      }
      m[i][n] = i == j ? DoubleDouble.ONE : DoubleDouble.ZERO;
    }
    Check.that(Elimination.solve(m), () -> "singular");
    double[] x = new double[n];
    Arrays.setAll(x, i -> m[i][n].toDouble());
    return x;
  }

  private static double norm(double[] a, int n) {
    double norm = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.abs(a[i * n + j]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  private static double hardest(Format f) {
    return f == Format.FLOAT ? 1e3 : 1e9;
  }

  /** Each element within 4 n u condition of elimination's, relative to the largest. */
  @Property
  void smallInversesAreThoseOfElimination(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(16);
    double condition = Math.pow(hardest(f), random.nextDouble());
    double[] a = draw(f, n, condition, random);
    double[] diagonal = inverseDiagonal(f, a, n, Threads.of(2));
    double norm = 0;
    double[] expected = new double[n];
    for (int j = 0; j < n; j++) {
      double[] x = column(a, n, j);
      expected[j] = x[j];
      norm = Math.max(norm, Arrays.stream(x).map(Math::abs).sum());
    }
    double most = 4 * (n + 3) * f.unit() * norm * norm(a, n);
    for (int j = 0; j < n; j++) {
      double error = Math.abs(diagonal[j] - expected[j]);
      Check.within(error, most * norm, () -> f + " inverse of order " + n + ", " + condition);
    }
    double estimate = conditionEstimate(f, a, n);
    double exact = norm * norm(a, n);
    // with floats the solves themselves are off by u times the condition
    double off = f == Format.FLOAT ? 4 * (n + 3) * f.unit() * exact : 1e-6;
    Check.that(
        estimate >= exact / 10 && estimate <= exact * (1 + off),
        () -> f + " condition " + exact + " was estimated as " + estimate + ", order " + n);
  }

  /** Block columns, slabs of 1,024 rows and threads: against solving for unit vectors. */
  @Property(tries = 8)
  void largeInversesAreThoseOfTheSolves(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] edges = {95, 96, 97, 255, 256, 257, 300, 511, 513};
    int n = edges[random.nextInt(edges.length)];
    double[] a = draw(f, n, 100, random);
    check(f, a, n, 1 + random.nextInt(3), random);
  }

  /** The slab of 1,024 rows ends within, at and before the matrix. */
  @Example
  void slabsDoNotShow() {
    SplittableRandom random = new SplittableRandom(1024);
    for (int n : new int[] {1024, 1025, 1300}) {
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          a[i * n + j] = Format.FLOAT.round((random.nextDouble() - 0.5) / 32);
        }
        a[i * n + i] = 2 + i % 3;
      }
      check(n == 1025 ? Format.FLOAT : Format.DOUBLE, a, n, 2, random);
    }
  }

  private static void check(Format f, double[] a, int n, int threads, SplittableRandom random) {
    double[] diagonal = inverseDiagonal(f, a, n, Threads.of(threads));
    Check.same(diagonal, inverseDiagonal(f, a, n, Threads.of(1)), () -> "threads, order " + n);
    int[] columns = new int[24];
    Arrays.setAll(columns, c -> c == 0 ? 0 : c == 1 ? n - 1 : random.nextInt(n));
    DoubleMatrix units = DoubleMatrix.allocate(n, columns.length);
    for (int c = 0; c < columns.length; c++) {
      units.set(columns[c], c, 1);
    }
    DoubleMatrix x = DoubleCholesky.factor(DoubleMatrix.of(a, n, n)).solve(units);
    for (int c = 0; c < columns.length; c++) {
      int j = columns[c];
      double expected = x.get(j, c);
      double error = Math.abs(diagonal[j] - expected);
      // the condition is at most 100 or so, errors of rounding grow like a root of n
      double most = 100 * Math.sqrt(n) * f.unit() * 100 * expected;
      Check.within(error, most, () -> f + " element " + j + " of order " + n);
    }
  }
}
