package dev.lanewise.kernel;

import dev.lanewise.matrix.FloatCoordinates;
import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What each kind of kernel asks of the rows it is trained on, besides finite values. */
public final class FloatTrainingRows {
  /**
   * The largest difference of K(x, y) and K(y, x) that counts as rounding, relative to the larger
   * of their sizes and of sqrt(K(x, x) K(y, y)): room for values printed with six digits and for
   * sums of thousands of floats, none for a matrix that is something else.
   */
  static final double ROUNDING = 1e-4;

  private static final int SAMPLED_PAIRS = 32;

  /** Rows whose columns stay in cache together. */
  private static final int TILE = 64;

  private FloatTrainingRows() {}

  /**
   * Checks rows before training: squared norms for a {@link DistanceKernel}, the domain of a {@link
   * CoordinateKernel}, what the parts of a {@link CompositeKernel} ask for, all serial numbers and
   * the symmetry of all values for a {@link PrecomputedKernel}, values and symmetry of a few pairs
   * of rows for any other {@link BlockKernel}.
   *
   * @param name of the matrix in messages
   * @throws IllegalArgumentException naming the row or rows, and the values, that do not pass
   */
  public static void require(Kernel kernel, FloatMatrix x, String name) {
    require(kernel, x, all(x), name);
  }

  /**
   * The same for some of the rows: the others do not matter.
   *
   * @param rows numbers of those to train on
   */
  public static void require(Kernel kernel, FloatMatrix x, int[] rows, String name) {
    switch (kernel) {
      case DotProductKernel any -> {}
      case DistanceKernel distances -> FloatFinite.requireSquaredNorms(x, rows, name);
      case CoordinateKernel sums -> FloatCoordinates.require(sums.sum(), x, rows, name);
      case CompositeKernel composite -> requireParts(composite, x, rows, name);
      case PrecomputedKernel precomputed ->
          requireSymmetric(x, rows, requireSerials(x, rows, name), name);
      case BlockKernel other -> requireSampled(other, x, rows, name);
    }
  }

  /** What the parts ask for, of divided rows where they are given such. */
  private static void requireParts(CompositeKernel kernel, FloatMatrix x, int[] rows, String name) {
    int d = x.cols();
    float[] some = new float[TILE * d];
    int end;
    for (int begin = 0; begin < rows.length; begin = end) {
      end = begin;
      while (end < rows.length && end - begin < TILE && rows[end] - rows[begin] == end - begin) {
        x.copyRow(rows[end], some, (end - begin) * d);
        end++;
      }
      FloatDomain.require(kernel, new FloatRows(some, 0, d, end - begin, d, name, rows[begin]));
    }
    requireUsers(kernel, x, rows, name);
    requireSampled(kernel, x, rows, name);
  }

  /** Kernels of the user by themselves, unless they are given other rows. */
  private static void requireUsers(CompositeKernel kernel, FloatMatrix x, int[] rows, String name) {
    if (kernel instanceof LengthScaleKernel) {
      return;
    }
    for (Kernel part : kernel.parts()) {
      switch (part) {
        case EpilogueKernel known -> {}
        case CompositeKernel composite -> requireUsers(composite, x, rows, name);
        case BlockKernel user -> requireSampled(user, x, rows, name);
      }
    }
  }

  private static int[] all(FloatMatrix x) {
    int[] rows = new int[Math.toIntExact(x.rows())];
    Arrays.setAll(rows, i -> i);
    return rows;
  }

  /** The serial numbers of rows for a {@link PrecomputedKernel}, all of them in their range. */
  static int[] requireSerials(FloatMatrix x, String name) {
    return requireSerials(x, all(x), name);
  }

  private static int[] requireSerials(FloatMatrix x, int[] rows, String name) {
    int[] serials = new int[rows.length];
    for (int i = 0; i < serials.length; i++) {
      int row = rows[i];
      if (x.cols() < 2 || !PrecomputedKernel.isSerial(x.get(row, 0), x.cols())) {
        throw new IllegalArgumentException(
            (x.cols() == 0 ? name + " has no columns" : at(name, row, 0) + " is " + x.get(row, 0))
                + ", expected a serial number: a whole number in 1.."
                + Math.max(1, x.cols() - 1));
      }
      serials[i] = (int) x.get(row, 0);
    }
    return serials;
  }

  private static void requireSymmetric(FloatMatrix x, int[] rows, int[] serials, String name) {
    int n = serials.length;
    for (int row = 0; row < n; row += TILE) {
      for (int col = 0; col <= row; col += TILE) {
        for (int i = row; i < Math.min(n, row + TILE); i++) {
          for (int j = col; j < Math.min(i, col + TILE); j++) {
            double ij = x.get(rows[i], serials[j]);
            double ji = x.get(rows[j], serials[i]);
            if (ij != ji
                && !close(ij, ji, x.get(rows[i], serials[i]), x.get(rows[j], serials[j]))) {
              throw new IllegalArgumentException(
                  at(name, rows[i], serials[j])
                      + " is "
                      + (float) ij
                      + ", "
                      + at(name, rows[j], serials[i])
                      + " is "
                      + (float) ji
                      + "; a Gram matrix is symmetric");
            }
          }
        }
      }
    }
  }

  private static String at(String name, int row, int col) {
    return name + "[row " + row + ", col " + col + "]";
  }

  /** Whether two values differ by no more than rounding; not when one of them is NaN. */
  private static boolean close(double ij, double ji, double ii, double jj) {
    double size = Math.max(Math.sqrt(Math.abs(ii * jj)), Math.max(Math.abs(ij), Math.abs(ji)));
    return Math.abs(ij - ji) <= ROUNDING * size;
  }

  private static void requireSampled(BlockKernel kernel, FloatMatrix x, int[] rows, String name) {
    SplittableRandom random = new SplittableRandom(1);
    float[] a = new float[x.cols()];
    float[] b = new float[x.cols()];
    for (int s = 0; s < SAMPLED_PAIRS && rows.length > 1; s++) {
      int i = rows[(int) random.nextLong(rows.length)];
      int j = rows[(int) random.nextLong(rows.length)];
      x.copyRow(i, a, 0);
      x.copyRow(j, b, 0);
      float ij = value(kernel, a, b);
      float ji = value(kernel, b, a);
      float ii = value(kernel, a, a);
      float jj = value(kernel, b, b);
      requireFinite(ij, name, i, j);
      requireFinite(ji, name, j, i);
      requireFinite(ii, name, i, i);
      requireFinite(jj, name, j, j);
      if (!close(ij, ji, ii, jj)) {
        throw new IllegalArgumentException(
            of(name, i, j) + ij + ", " + of(name, j, i) + ji + "; a kernel is symmetric");
      }
    }
  }

  private static float value(BlockKernel kernel, float[] x, float[] y) {
    float[] out = new float[1];
    kernel.evaluate(x, 0, x.length, 1, y, 0, y.length, 1, x.length, out, 0, 1);
    return out[0];
  }

  private static void requireFinite(float value, String name, long i, long j) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          of(name, i, j) + value + "; kernel values have to be finite");
    }
  }

  private static String of(String name, long i, long j) {
    return "K(" + name + " row " + i + ", " + name + " row " + j + ") is ";
  }
}
