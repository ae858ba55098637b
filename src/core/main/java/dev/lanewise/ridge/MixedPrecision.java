package dev.lanewise.ridge;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatCholesky;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.DoubleL1Norm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Solves (K + lambda I) C = B to the accuracy of doubles with a Cholesky factor in floats, which
 * costs half: residuals are formed in double, corrections are solved for in float, until the
 * residual is that of a factor in double.
 *
 * <pre>
 *   C = 0;  R = B
 *   repeat:  C = C + (L L')^-1 R;  R = B - (K + lambda I) C     until R is small
 *   C = C + (L L')^-1 R
 * </pre>
 *
 * Each round takes the error times about cond 2^-24. For a positive semidefinite K the condition
 * number is at most |K| / lambda + 1, |K| the largest row sum: where that is too large, or a round
 * does not do what it should, there is no result, K is as it was, and the caller factors in double.
 *
 * <p>(Wilkinson, Rounding Errors in Algebraic Processes, 1963; Langou et al., Exploiting the
 * performance of 32 bit floating point arithmetic in obtaining 64 bit accuracy, 2006.)
 */
final class MixedPrecision {
  /** Below this order a factor in double takes a few milliseconds. */
  private static final int LEAST_ORDER = 512;

  /** Rounds of some 2 n^2 operations for each column: with more columns they are no bargain. */
  private static final int MOST_COLUMNS = 8;

  /** So that a round leaves a hundredth of the error or less, with a factor of a few to spare. */
  private static final double MOST_CONDITION = 0x1p24 / 512;

  private static final int MOST_ROUNDS = 12;
  private static final double UNIT = 0x1p-53;

  private final DoubleMatrix k;
  private final double lambda;
  private final double norm;
  private final RowPartition partition;

  private MixedPrecision(DoubleMatrix k, double lambda, double norm, RowPartition partition) {
    this.k = k;
    this.lambda = lambda;
    this.norm = norm;
    this.partition = partition;
  }

  /**
   * The ridge solution, or nothing where floats cannot carry it.
   *
   * @param k n x n on the heap, symmetric and positive semidefinite but for rounding; not changed
   * @param y n x t
   */
  static Optional<RidgeSolution> solve(
      DoubleMatrix k, double lambda, DoubleMatrix y, boolean intercept, RowPartition partition) {
    int n = k.cols();
    // A heap that cannot hold half as much again is left to the factor in place.
    boolean room = 16.0 * n * n < Runtime.getRuntime().maxMemory();
    if (n < LEAST_ORDER || y.cols() > MOST_COLUMNS || !room) {
      return Optional.empty();
    }
    double norm = largestRowSum(k, partition) + lambda;
    if (!(norm / lambda <= MOST_CONDITION)) {
      return Optional.empty();
    }
    try {
      return new MixedPrecision(k, lambda, norm, partition)
          .refine(intercept ? withOnes(y) : y)
          .map(c -> intercept ? bordered(c) : new RidgeSolution(c, new double[y.cols()]));
    } catch (NotPositiveDefiniteException inFloats) {
      return Optional.empty();
    }
  }

  private static DoubleMatrix withOnes(DoubleMatrix y) {
    DoubleMatrix b = DoubleMatrix.allocate(y.rows(), y.cols() + 1L);
    for (long i = 0; i < y.rows(); i++) {
      for (int t = 0; t < y.cols(); t++) {
        b.set(i, t, y.get(i, t));
      }
      b.set(i, y.cols(), 1);
    }
    return b;
  }

  /** A = C_y - C_1 b', with b so that 1'A = 0. */
  private static RidgeSolution bordered(DoubleMatrix c) {
    int targets = c.cols() - 1;
    double[] sums = new double[targets + 1];
    for (long i = 0; i < c.rows(); i++) {
      for (int t = 0; t <= targets; t++) {
        sums[t] += c.get(i, t);
      }
    }
    DoubleMatrix a = DoubleMatrix.allocate(c.rows(), targets);
    double[] intercepts = new double[targets];
    for (int t = 0; t < targets; t++) {
      intercepts[t] = sums[t] / sums[targets];
      for (long i = 0; i < c.rows(); i++) {
        a.set(i, t, c.get(i, t) - intercepts[t] * c.get(i, targets));
      }
    }
    return new RidgeSolution(a, intercepts);
  }

  private static double largestRowSum(DoubleMatrix k, RowPartition partition) {
    double[] sums = new double[k.cols()];
    partition.run(
        sums.length,
        (row, worker) ->
            sums[row] = DoubleL1Norm.l1Norm(k.array(), (int) k.position(row), sums.length));
    double largest = 0;
    for (double sum : sums) {
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private Optional<DoubleMatrix> refine(DoubleMatrix b) {
    int n = k.cols();
    // Elements of a power of two times K + lambda I are at most 1.
    double scale = Math.scalb(1.0, -Math.getExponent(norm) - 1);
    FloatCholesky factor = FloatCholesky.factorInPlace(narrowed(scale), partition);
    List<Column> columns = new ArrayList<>();
    for (int t = 0; t < b.cols(); t++) {
      columns.add(new Column(Columns.column(b, t)));
    }
    List<Column> open = List.copyOf(columns);
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
      correct(open, factor, scale);
      residuals(open);
      for (Column column : open) {
        if (!(column.excess <= 1 || column.excess <= column.lastExcess / 8)) {
          return Optional.empty();
        }
      }
      correct(open.stream().filter(column -> column.excess <= 1).toList(), factor, scale);
      open = open.stream().filter(column -> !(column.excess <= 1)).toList();
    }
    DoubleMatrix c = DoubleMatrix.allocate(n, b.cols());
    for (int t = 0; t < b.cols(); t++) {
      for (int i = 0; i < n; i++) {
        c.set(i, t, columns.get(t).c[i]);
      }
    }
    return open.isEmpty() ? Optional.of(c) : Optional.empty();
  }

  private FloatMatrix narrowed(double scale) {
    FloatMatrix a = FloatMatrix.allocate(k.rows(), k.cols());
    partition.run(
        k.cols(),
        (row, worker) -> {
          double[] from = k.array();
          float[] to = a.array();
          int f = (int) k.position(row);
          int t = (int) a.position(row);
          for (int j = 0; j <= row; j++) {
            to[t + j] = (float) (scale * from[f + j]);
          }
          to[t + row] = (float) (scale * (from[f + row] + lambda));
        });
    return a;
  }

  /** C = C + (L L')^-1 R, each column of R scaled into the range of floats. */
  private void correct(List<Column> columns, FloatCholesky factor, double scale) {
    FloatMatrix small = FloatMatrix.allocate(k.rows(), columns.size());
    double[] sizes = new double[columns.size()];
    for (int t = 0; t < sizes.length; t++) {
      double[] r = columns.get(t).r;
      double largest = largest(r);
      sizes[t] = largest > 0 ? Math.scalb(1.0, Math.getExponent(largest)) : 1;
      for (int i = 0; i < r.length; i++) {
        small.set(i, t, (float) (r[i] / sizes[t]));
      }
    }
    FloatMatrix step = factor.solve(small);
    for (int t = 0; t < sizes.length; t++) {
      double[] c = columns.get(t).c;
      for (int i = 0; i < c.length; i++) {
        c[i] += step.get(i, t) * scale * sizes[t];
      }
    }
  }

  /** R = B - (K + lambda I) C, and how far it is from what rounding may leave. */
  private void residuals(List<Column> columns) {
    int n = k.cols();
    partition.run(
        n,
        (i, worker) -> {
          int row = (int) k.position(i);
          for (Column column : columns) {
            double product = DoubleDot.dot(k.array(), row, column.c, 0, n);
            column.r[i] = column.b[i] - Math.fma(lambda, column.c[i], product);
          }
        });
    for (Column column : columns) {
      double size = norm * largest(column.c) + largest(column.b);
      double left = largest(column.r);
      column.lastExcess = column.excess;
      column.excess = left > 0 ? left / (Math.sqrt(n) * UNIT * size) : 0;
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double v : values) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }

  /** One right-hand side, refined for itself: the columns beside it do not show. */
  private static final class Column {
    private final double[] b;
    private final double[] c;
    private final double[] r;

    /** Largest element of r over root of n times u times |K + lambda I| |c| + |b|. */
    private double excess = Double.POSITIVE_INFINITY;

    private double lastExcess;

    private Column(double[] b) {
      this.b = b;
      this.c = new double[b.length];
      this.r = b.clone();
    }
  }
}
