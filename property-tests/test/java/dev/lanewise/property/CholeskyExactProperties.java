package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P56 and P58: Cholesky factors of integer matrices, where every operation is exact. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CholeskyExactProperties {
  private static final Format D = Format.DOUBLE;

  /** Small integers: every operation of the factorisation is exact. */
  private record Exact(int n, double[] l, double[] d, double[] a) {
    static Exact draw(int n, SplittableRandom random) {
      double[] l = new double[n * n];
      double[] d = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          l[i * n + j] = random.nextInt(-2, 3);
        }
        l[i * n + i] = 1;
        d[i] = 1 << random.nextInt(4);
      }
      return new Exact(n, l, d, null).multiplied();
    }

    /** A = L D^2 L'; a negative d gives the pivot -d^2. */
    Exact multiplied() {
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          for (int k = 0; k <= Math.min(i, j); k++) {
            a[i * n + j] += l[i * n + k] * l[j * n + k] * d[k] * Math.abs(d[k]);
          }
        }
      }
      return new Exact(n, l, d, a);
    }
  }

  /** P58: an integer factor is given back exactly, with the logarithm of its determinant. */
  @Property
  void integerFactorsAreExact(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = CholeskyProperties.order(random);
    Exact exact = Exact.draw(n, random);
    DoubleCholesky cholesky = DoubleCholesky.factor(CholeskyProperties.matrix(exact.a(), n));
    double[] expected = new double[n * n];
    double logarithms = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        expected[i * n + j] = exact.l()[i * n + j] * exact.d()[j] + 0.0;
      }
      logarithms += 2 * Math.log(exact.d()[i]);
    }
    double[] l =
        Arrays.stream(CholeskyProperties.values(cholesky.lower())).map(v -> v + 0.0).toArray();
    Check.same(expected, l, () -> "integer factor of order " + n);
    double[] narrow =
        Arrays.stream(CholeskyOp.factor(Format.FLOAT, exact.a(), n).lower())
            .map(v -> v + 0.0)
            .toArray();
    Check.same(expected, narrow, () -> "integer factor in float, order " + n);
    assertEquals(n, cholesky.size());
    double bound = 2 * (n + 2) * D.unit() * logarithms;
    Check.within(
        Math.abs(cholesky.logDeterminant() - logarithms), bound, () -> "log det, order " + n);
  }

  /** P56: the first pivot that is not positive is named with its exact value; A stays as it is. */
  @Property
  void theFirstBadPivotIsNamed(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = 1 + CholeskyProperties.order(random);
    Exact exact = Exact.draw(n, random);
    int bad = random.nextInt(n);
    exact.d()[bad] = random.nextBoolean() ? 0 : -3;
    for (int i = bad + 1; i < n; i++) {
      exact.d()[i] = random.nextInt(-2, 3);
    }
    double[] a = exact.multiplied().a();
    DoubleMatrix matrix = CholeskyProperties.matrix(a, n);
    NotPositiveDefiniteException refused =
        assertThrows(NotPositiveDefiniteException.class, () -> DoubleCholesky.factor(matrix));
    assertEquals(bad, refused.index());
    Check.same(-exact.d()[bad] * exact.d()[bad] + 0.0, refused.pivot() + 0.0, () -> "pivot " + bad);
    Check.same(a, CholeskyProperties.values(matrix), () -> "the matrix that was refused");
    NotPositiveDefiniteException narrow =
        assertThrows(
            NotPositiveDefiniteException.class, () -> CholeskyOp.factor(Format.FLOAT, a, n));
    assertEquals(bad, narrow.index());
    Check.same(refused.pivot() + 0.0, narrow.pivot() + 0.0, () -> "pivot in float " + bad);
  }
}
