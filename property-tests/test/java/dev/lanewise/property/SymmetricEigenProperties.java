package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Spd;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.matrix.SymmetricEigen;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.Jacobi;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P64, P18 and what eigenvalues and eigenvectors have to obey. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SymmetricEigenProperties {
  private static final Format D = Format.DOUBLE;
  private static final double UNIT = 0x1p-53;
  private static final Spd.Spectrum[] SPECTRA = Spd.Spectrum.values();

  /** Matrices that are hard in different ways. */
  private enum Kind {
    SPECTRUM {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double condition = Math.pow(10, 16 * random.nextDouble());
        return Spd.withCondition(n, condition, SPECTRA[random.nextInt(SPECTRA.length)], random);
      }
    },
    BOTH_SIGNS {
      @Override
      double[] draw(int n, SplittableRandom random) {
        return Spd.withEigenvalues(Values.NORMAL.draw(n, D, random), random);
      }
    },
    CLUSTERS {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double[] d = new double[n];
        double width = Math.pow(10, -17 * random.nextDouble());
        Arrays.setAll(d, i -> 1 + random.nextInt(3) + width * random.nextDouble());
        return Spd.withEigenvalues(d, random);
      }
    },
    RANK_ONE {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double[] v = Values.NORMAL.draw(n, D, random);
        return fill(n, (i, j) -> v[i] * v[j]);
      }
    },
    NORMAL {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double[] v = Values.NORMAL.draw(n * n, D, random);
        return fill(n, (i, j) -> v[Math.max(i, j) * n + Math.min(i, j)]);
      }
    },
    WILKINSON {
      @Override
      double[] draw(int n, SplittableRandom random) {
        return fill(n, (i, j) -> i == j ? Math.abs(i - (n - 1) / 2.0) : next(i, j) ? 1 : 0);
      }
    },
    GLUED {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double glue = Math.pow(10, -16 * random.nextDouble());
        return fill(
            n,
            (i, j) ->
                i == j
                    ? Math.abs(i % 21 - 10)
                    : next(i, j) ? (Math.max(i, j) % 21 == 0 ? glue : 1) : 0);
      }
    },
    TOEPLITZ {
      @Override
      double[] draw(int n, SplittableRandom random) {
        return fill(n, (i, j) -> i == j ? 2 : next(i, j) ? -1 : 0);
      }
    },
    HILBERT {
      @Override
      double[] draw(int n, SplittableRandom random) {
        return Spd.hilbert(n);
      }
    },
    GRADED {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double[] a = Spd.graded(NORMAL.draw(n, random), n, random.nextInt(300));
        boolean up = random.nextBoolean();
        return fill(n, (i, j) -> up ? a[(n - 1 - i) * n + n - 1 - j] : a[i * n + j]);
      }
    },
    SPARSE {
      @Override
      double[] draw(int n, SplittableRandom random) {
        double[] a = new double[n * n];
        for (int k = 0; k < n; k++) {
          int i = random.nextInt(n);
          int j = random.nextInt(n);
          a[i * n + j] = random.nextInt(-2, 3);
          a[j * n + i] = a[i * n + j];
        }
        return a;
      }
    };

    abstract double[] draw(int n, SplittableRandom random);

    static boolean next(int i, int j) {
      return Math.abs(i - j) == 1;
    }
  }

  private interface Element {
    double at(int i, int j);
  }

  private static double[] fill(int n, Element element) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = element.at(i, j);
      }
    }
    return a;
  }

  /** Orders around leaves of 32 rows, panels of 32, blocks of 64 and their first multiples. */
  private static int order(SplittableRandom random) {
    int[] edges = {31, 32, 33, 34, 63, 64, 65, 66, 67, 96, 97, 127, 128, 129, 130, 131};
    return random.nextBoolean() ? edges[random.nextInt(edges.length)] : 1 + random.nextInt(50);
  }

  private static double[] draw(int n, SplittableRandom random) {
    return Kind.values()[random.nextInt(Kind.values().length)].draw(n, random);
  }

  private static DoubleMatrix matrix(double[] a, int n) {
    return DoubleMatrix.of(a.clone(), n, n);
  }

  /** The largest sum of sizes in a column: the 1-norm. */
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

  private static double bound(double[] a, int n) {
    return 30 * n * UNIT * norm(a, n);
  }

  /** |A Q - Q W| and |Q' Q - I| in the 1-norm, in units of n u |A| and n u. */
  @Property(tries = 200)
  void residualsAndOrthogonalityAreThoseOfRounding(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    for (Kind kind : Kind.values()) {
      if (n > 50 && random.nextInt(3) > 0) {
        continue; // the longer ones in turns
      }
      double[] a = kind.draw(n, random);
      SymmetricEigen eigen = SymmetricEigen.of(matrix(a, n), Threads.of(2));
      double[] w = eigen.values();
      double[] v = eigen.vectors().array(); // rows
      double[] residual = new double[n * n];
      double[] products = new double[n * n];
      for (int j = 0; j < n; j++) {
        Check.that(j == 0 || w[j - 1] <= w[j], () -> "values fall, " + kind + " of order " + n);
        for (int k = 0; k < n; k++) {
          for (int i = 0; i < n; i++) {
            residual[i * n + j] += a[k * n + i] * v[j * n + k];
            products[i * n + j] += v[i * n + k] * v[j * n + k];
          }
        }
        for (int i = 0; i < n; i++) {
          residual[i * n + j] -= w[j] * v[j * n + i];
        }
        products[j * n + j] -= 1;
      }
      Check.within(norm(residual, n), bound(a, n), () -> "residual, " + kind + " of order " + n);
      Check.within(norm(products, n), 30 * n * UNIT, () -> "Q'Q - I, " + kind + " of order " + n);
    }
  }

  /** The values of Jacobi's method, of {@code valuesOnly}, and the trace and norm of the matrix. */
  @Property
  void valuesAreThoseOfJacobi(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(60);
    double[] a = draw(n, random);
    double[] w = SymmetricEigen.of(matrix(a, n)).values();
    double[] alone = SymmetricEigen.valuesOnly(matrix(a, n), Threads.of(2));
    double[] expected = Jacobi.values(a, n);
    double trace = 0;
    double squares = 0;
    for (int j = 0; j < n; j++) {
      int at = j;
      Check.within(Math.abs(w[j] - expected[j]), bound(a, n), () -> "value " + at + " of " + n);
      Check.within(Math.abs(alone[j] - expected[j]), bound(a, n), () -> at + " alone of " + n);
      trace += w[j] - a[j * n + j];
      squares += w[j] * w[j];
    }
    Check.within(Math.abs(trace), n * bound(a, n), () -> "trace, order " + n);
    double norm = Math.sqrt(Arrays.stream(a).map(x -> x * x).sum());
    Check.within(Math.abs(Math.sqrt(squares) - norm), n * bound(a, n), () -> "norm, order " + n);
  }

  /** Q D Q' has the values D. */
  @Property
  void knownSpectraComeBack(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    double[] d = Values.NORMAL.draw(n, D, random);
    for (int i = 1; i < n; i += 3) {
      d[i] = d[0];
    }
    double[] a = Spd.withEigenvalues(d, random);
    double[] w = SymmetricEigen.of(matrix(a, n)).values();
    Arrays.sort(d);
    for (int j = 0; j < n; j++) {
      int at = j;
      // the reflections of the generator round as well
      Check.within(Math.abs(w[j] - d[j]), 2 * bound(a, n), () -> "value " + at + " of " + n);
    }
  }

  /** P57, P18: NaN above the diagonal and around is never read; threads do not show. */
  @Property(tries = 25)
  void onlyTheLowerTriangleCounts(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = random.nextInt(8) == 0 ? 257 + random.nextInt(40) : order(random);
    double[] a = draw(n, random);
    SymmetricEigen expected = SymmetricEigen.of(matrix(a, n));
    double[] alone = SymmetricEigen.valuesOnly(matrix(a, n), RowPartition.caller());
    double[] poisoned = a.clone();
    for (int i = 0; i < n; i++) {
      Arrays.fill(poisoned, i * n + i + 1, i * n + n, Double.NaN);
    }
    Frame frame = Frame.around(poisoned, n, n, random.nextInt(5), random.nextInt(9), Double.NaN);
    double[] before = frame.values().clone();
    for (int threads = 1; threads <= 4; threads++) {
      int count = threads;
      SymmetricEigen eigen = SymmetricEigen.of(RowsOp.doubles(frame), Threads.of(threads));
      Check.same(expected.values(), eigen.values(), () -> count + " threads, order " + n);
      double[] vectors = eigen.vectors().array();
      Check.same(expected.vectors().array(), vectors, () -> count + " threads, order " + n);
      double[] w = SymmetricEigen.valuesOnly(RowsOp.doubles(frame), Threads.of(threads));
      Check.same(alone, w, () -> "values alone, " + count + " threads, order " + n);
    }
    Check.same(before, frame.values(), () -> "the matrix was written to");
  }

  /** P A P' has the values of A, also where A is tridiagonal. */
  @Property
  void theOrderOfRowsDoesNotMatter(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    double[] a = draw(n, random);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    double[] moved = fill(n, (i, j) -> a[order[i] * n + order[j]]);
    double[] w = SymmetricEigen.of(matrix(a, n)).values();
    double[] other = SymmetricEigen.of(matrix(moved, n)).values();
    for (int j = 0; j < n; j++) {
      int at = j;
      Check.within(Math.abs(w[j] - other[j]), 2 * bound(a, n), () -> "value " + at + " of " + n);
    }
  }

  /** A power of two comes out bit for bit, up to the ends of the range. */
  @Property
  void powersOfTwoComeOut(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    double[] a = Kind.NORMAL.draw(n, random);
    int exponent = random.nextInt(-900, 1010);
    double[] scaled = Arrays.stream(a).map(x -> Math.scalb(x, exponent)).toArray();
    SymmetricEigen eigen = SymmetricEigen.of(matrix(a, n));
    SymmetricEigen other = SymmetricEigen.of(matrix(scaled, n));
    double[] w = Arrays.stream(eigen.values()).map(x -> Math.scalb(x, exponent)).toArray();
    Check.same(w, other.values(), () -> "values times 2^" + exponent + ", order " + n);
    double[] vectors = eigen.vectors().array();
    Check.same(vectors, other.vectors().array(), () -> "vectors, 2^" + exponent + ", order " + n);
  }

  /** P64: the sum of the logarithms is the log-determinant of Cholesky, and that of Jacobi. */
  @Property
  void logDeterminantsAgree(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + random.nextInt(60);
    double condition = Math.pow(10, 6 * random.nextDouble());
    Spd.Spectrum spectrum = SPECTRA[random.nextInt(SPECTRA.length)];
    double[] a = Spd.withCondition(n, condition, spectrum, random);
    double ours = logs(SymmetricEigen.of(matrix(a, n)).values());
    double cholesky = DoubleCholesky.factor(matrix(a, n)).logDeterminant();
    double jacobi = logs(Jacobi.values(a, n));
    // each value is off by at most the bound, relative to at least 1 / condition
    double most = n * condition * 2 * bound(a, n) + n * 40 * UNIT;
    Check.within(Math.abs(ours - cholesky), most, () -> "Cholesky, order " + n);
    Check.within(Math.abs(ours - jacobi), most, () -> "Jacobi, order " + n);
  }

  private static double logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).sum();
  }

  /** Q' y and Q z are the products with the vectors; each column for itself. */
  @Property
  void productsAreThoseOfTheVectors(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = order(random);
    int t = 1 + random.nextInt(4);
    SymmetricEigen eigen = SymmetricEigen.of(matrix(draw(n, random), n), Threads.of(2));
    double[] v = eigen.vectors().array();
    double[] y = Values.NORMAL.draw(n * t, D, random);
    double[] turned = eigen.multiplyTransposed(DoubleMatrix.of(y, n, t)).array();
    double[] straight = eigen.multiply(DoubleMatrix.of(y, n, t)).array();
    for (int c = 0; c < t; c++) {
      double[] column = new double[n];
      for (int i = 0; i < n; i++) {
        column[i] = y[i * t + c];
      }
      double[] alone = eigen.multiplyTransposed(DoubleMatrix.of(column, n, 1)).array();
      for (int j = 0; j < n; j++) {
        double up = 0;
        double down = 0;
        double size = 0;
        for (int i = 0; i < n; i++) {
          up += v[j * n + i] * column[i];
          down += v[i * n + j] * column[i];
          size = Math.max(size, Math.abs(column[i]));
        }
        int at = j;
        double most = 4 * n * UNIT * n * size;
        Check.within(Math.abs(turned[j * t + c] - up), most, () -> "Q' y, " + at);
        Check.within(Math.abs(straight[j * t + c] - down), most, () -> "Q z, " + at);
        Check.same(turned[j * t + c], alone[j], () -> "one column alone, " + at);
      }
    }
  }
}
