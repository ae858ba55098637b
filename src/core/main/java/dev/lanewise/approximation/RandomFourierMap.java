package dev.lanewise.approximation;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleCos;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.DoubleScale;
import java.util.Random;

/**
 * Features whose dot products are the RBF kernel on average over the seeds: phi(x) = sqrt(2/D)
 * cos(W x + b), D rows w of W from N(0, 2 gamma I), b uniform in [0, 2 pi). Each of the D terms of
 * phi(x)'phi(y) has the mean K(x, y) / D, so the error falls like 1/sqrt(D).
 *
 * <p>Orthogonal: d rows of W at a time are an orthogonal basis with the lengths of Gaussian
 * vectors; each row is distributed as before, but together they cover the directions more evenly
 * and the error is smaller, most for D up to d.
 *
 * <p>Computed in double whatever the features; rounded to float at the end. One row and many give
 * the same bits. Normal numbers are those of {@link java.util.Random}, which are the same
 * everywhere; cosines those of {@link DoubleCos}. Immutable and thread-safe.
 *
 * <p>(Rahimi, Recht, Random Features for Large-Scale Kernel Machines, 2007; Yu, Suresh,
 * Choromanski, Holtmann-Rice, Kumar, Orthogonal Random Features, 2016.)
 */
public final class RandomFourierMap {
  /** Rows mapped at a time. */
  private static final int CHUNK = 1024;

  /** D x d. */
  private final DoubleMatrix w;

  private final double[] b;

  private RandomFourierMap(DoubleMatrix w, double[] b) {
    this.w = w;
    this.b = b;
  }

  /**
   * Independent rows of W.
   *
   * @param features columns of the rows to map, at least 1
   * @param dimension D, at least 1
   * @throws IllegalArgumentException when a number is below 1
   */
  public static RandomFourierMap of(RbfKernel kernel, int features, int dimension, long seed) {
    return make(kernel, features, dimension, seed, false);
  }

  /** Rows of W that are orthogonal, d at a time; otherwise as {@link #of}. */
  public static RandomFourierMap orthogonal(
      RbfKernel kernel, int features, int dimension, long seed) {
    return make(kernel, features, dimension, seed, true);
  }

  private static RandomFourierMap make(
      RbfKernel kernel, int features, int dimension, long seed, boolean orthogonal) {
    if (features < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          "a map of " + features + " features to " + dimension + ", expected at least 1 each");
    }
    Random random = new Random(seed);
    DoubleMatrix w = gaussian(dimension, features, random);
    double[] b = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      b[i] = 2 * Math.PI * random.nextDouble();
    }
    if (orthogonal) {
      DoubleMatrix lengths = gaussian(dimension, features, random);
      for (int first = 0; first < dimension; first += features) {
        orthogonalize(w, first, Math.min(dimension, first + features), random);
      }
      for (int i = 0; i < dimension; i++) {
        scale(w, i, length(lengths, i));
      }
    }
    for (int i = 0; i < dimension; i++) {
      scale(w, i, Math.sqrt(2 * kernel.gamma()));
    }
    return new RandomFourierMap(w, b);
  }

  private static DoubleMatrix gaussian(int rows, int cols, Random random) {
    DoubleMatrix m = DoubleMatrix.allocate(rows, cols);
    for (int i = 0; i < m.array().length; i++) {
      m.array()[i] = random.nextGaussian();
    }
    return m;
  }

  private static double length(DoubleMatrix m, int row) {
    int at = (int) m.position(row);
    return Math.sqrt(DoubleDot.dot(m.array(), at, m.array(), at, m.cols()));
  }

  private static void scale(DoubleMatrix m, int row, double factor) {
    DoubleScale.scale(factor, m.array(), (int) m.position(row), m.cols());
  }

  /** Gram-Schmidt, twice for the sake of rounding: rows [first, end) become orthonormal. */
  private static void orthogonalize(DoubleMatrix m, int first, int end, Random random) {
    double[] a = m.array();
    int d = m.cols();
    for (int i = first; i < end; i++) {
      int row = (int) m.position(i);
      double before = length(m, i);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = first; j < i; j++) {
          int other = (int) m.position(j);
          DoubleAxpy.axpy(-DoubleDot.dot(a, row, a, other, d), a, other, a, row, d);
        }
      }
      if (!(length(m, i) > 1e-8 * before)) { // by chance in the span of the others: another
        for (int c = 0; c < d; c++) {
          a[row + c] = random.nextGaussian();
        }
        i--;
        continue;
      }
      scale(m, i, 1 / length(m, i));
    }
  }

  /** Columns a row has to have. */
  public int features() {
    return w.cols();
  }

  /** W, D x d; not to be changed. */
  DoubleMatrix directions() {
    return w;
  }

  /** Columns of the result, D. */
  public int dimension() {
    return b.length;
  }

  /**
   * phi of each row.
   *
   * @return n x D
   * @throws IllegalArgumentException when the columns differ
   * @throws dev.lanewise.matrix.CapacityException when the result does not fit into the heap
   */
  public DoubleMatrix map(DoubleMatrix x, RowPartition partition) {
    requireColumns(x.cols());
    DoubleMatrix out = DoubleMatrix.allocate(x.rows(), dimension());
    map(x, out, partition);
    return out;
  }

  /** The same for features in float, rounded to float at the end. */
  public FloatMatrix map(FloatMatrix x, RowPartition partition) {
    requireColumns(x.cols());
    FloatMatrix out = FloatMatrix.allocate(x.rows(), dimension());
    for (long from = 0; from < x.rows(); from += CHUNK) {
      long to = Math.min(from + CHUNK, x.rows());
      DoubleMatrix part = DoubleMatrix.allocate(to - from, dimension());
      map(FloatWidened.rows(x, from, to), part, partition);
      Narrowed.into(part, out, from);
    }
    return out;
  }

  /** phi of one row. */
  public double[] map(double[] row) {
    return map(DoubleMatrix.of(row, 1, row.length), RowPartition.caller()).array();
  }

  /** phi of one row. */
  public float[] map(float[] row) {
    return map(FloatMatrix.of(row, 1, row.length), RowPartition.caller()).array();
  }

  private void requireColumns(int columns) {
    if (columns != features()) {
      throw new IllegalArgumentException(
          "the map expects " + features() + " features, got " + columns);
    }
  }

  private void map(DoubleMatrix x, DoubleMatrix out, RowPartition partition) {
    DoubleGemm.gemm(GemmForm.NT, 1.0, x, w, 0.0, out, partition);
    double factor = Math.sqrt(2.0 / dimension());
    int n = dimension();
    partition.run(
        Math.toIntExact(out.rows()),
        (row, worker) -> {
          int at = (int) out.position(row);
          DoubleAxpy.axpy(1.0, b, 0, out.array(), at, n);
          DoubleCos.cos(out.array(), at, out.array(), at, n);
          DoubleScale.scale(factor, out.array(), at, n);
        });
  }
}
