package dev.lanewise.matrix;

import java.util.Locale;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix, A = Q diag(w) Q'.
 *
 * <pre>
 *   A  = Q1 T Q1'           {@link Tridiagonal}: Householder, 4/3 n^3 operations
 *   T  = Q2 diag(w) Q2'     {@link DivideAndConquer}: at most 4/3 n^3
 *   Q' = Q2' Q1'            {@link Reflections}: 2 n^3
 * </pre>
 *
 * <p>Of the operations only half of the first line does not run in the blocked product. The values
 * are those of a matrix within p(n) u ||A|| of A, p a slowly growing function of n (Wilkinson, The
 * Algebraic Eigenvalue Problem, 1965): small values next to large ones have an absolute accuracy,
 * no relative one. The vectors are orthogonal to p(n) u whatever the values. The same bits at every
 * vector width and for any number of threads.
 *
 * <p>The eigenvectors are kept as rows, so that {@link #multiplyTransposed} and {@link #multiply},
 * of which Q f(w) Q' y is made, read memory in order. Immutable and thread-safe.
 */
public final class SymmetricEigen {
  private static final String FINITE = "eigenvalues need finite values";

  private final double[] values;
  private final DoubleMatrix vectors;
  private final RowPartition partition;

  private SymmetricEigen(double[] values, DoubleMatrix vectors, RowPartition partition) {
    this.values = values;
    this.vectors = vectors;
    this.partition = partition;
  }

  /** Decomposes on the calling thread; see {@link #of(DoubleMatrix, RowPartition)}. */
  public static SymmetricEigen of(DoubleMatrix a) {
    return of(a, RowPartition.caller());
  }

  /**
   * Decomposes. a is not changed; only its lower triangle is read. Needs three n x n matrices of
   * doubles besides a, 24 n^2 bytes, of which 8 n^2 stay with the result, and some 6 KB for each
   * row.
   *
   * @param a n x n; n may be 0
   * @param partition also used by {@link #multiply} and {@link #multiplyTransposed}
   * @throws IllegalArgumentException when a is not square, or naming the element of the lower
   *     triangle that is not finite
   * @throws CapacityException when the three matrices do not fit into the heap
   * @throws NoConvergenceException naming the eigenvalue, should an iteration not end
   * @throws ArithmeticException when an eigenvalue is above the largest double
   */
  public static SymmetricEigen of(DoubleMatrix a, RowPartition partition) {
    int n = requireSquare(a);
    requireMemory(n, 3);
    Scaled scaled = Scaled.copyOf(a);
    Tridiagonal t = Tridiagonal.reduce(scaled.lower, n, partition);
    DoubleMatrix vectors = DoubleMatrix.allocate(n, n);
    double[] values = t.diagonal();
    DivideAndConquer.solve(values, t.offDiagonal(), vectors.array(), partition);
    new Reflections(t, vectors.array(), n, partition).apply();
    return new SymmetricEigen(scaled.back(values), vectors, partition);
  }

  /**
   * The eigenvalues alone, rising: 4/3 n^3 operations and one matrix besides a. They agree with
   * {@link #values} to rounding, not to the bit.
   *
   * @throws IllegalArgumentException when a is not square, or naming the element of the lower
   *     triangle that is not finite
   * @throws CapacityException when a copy of a does not fit into the heap
   * @throws NoConvergenceException naming the eigenvalue, should the iteration not end
   * @throws ArithmeticException when an eigenvalue is above the largest double
   */
  public static double[] valuesOnly(DoubleMatrix a, RowPartition partition) {
    int n = requireSquare(a);
    requireMemory(n, 1);
    Scaled scaled = Scaled.copyOf(a);
    Tridiagonal t = Tridiagonal.reduce(scaled.lower, n, partition);
    return scaled.back(DivideAndConquer.values(t.diagonal(), t.offDiagonal()));
  }

  private static int requireSquare(DoubleMatrix a) {
    if (a.rows() != a.cols()) {
      throw new IllegalArgumentException("the matrix is " + a.rows() + " x " + a.cols());
    }
    return a.cols();
  }

  /** Refuses so many n x n matrices where they do not fit. */
  static void requireMemory(int n, int matrices) {
    String what =
        String.format(
            Locale.ROOT, "the eigenvalues of a %d x %d matrix: %d copies", n, n, matrices);
    long elements = CapacityException.bytes(n, n, 1);
    String advice = "use fewer rows";
    CapacityException.check(what, elements, CapacityException.LARGEST_ARRAY, advice);
    long bytes = CapacityException.bytes(elements, matrices, Double.BYTES);
    CapacityException.check(what, bytes, "raise -Xmx or " + advice);
  }

  /** Order of the matrix. */
  public int size() {
    return values.length;
  }

  /** A copy of the eigenvalues, rising. */
  public double[] values() {
    return values.clone();
  }

  /** A copy of Q', n x n: row j is the unit eigenvector that belongs to value j. */
  public DoubleMatrix vectors() {
    return DoubleMatrix.copyOf(vectors);
  }

  /**
   * The diagonal of Q diag(f) Q': sums over j of Q_ij^2 f_j.
   *
   * @param f one value for each eigenvalue
   * @throws IllegalArgumentException when there are not n
   */
  public double[] diagonal(double[] f) {
    if (f.length != size()) {
      throw new IllegalArgumentException(size() + " eigenvalues, " + f.length + " values");
    }
    double[] diagonal = new double[size()];
    double[] q = vectors.array();
    for (int j = 0; j < size(); j++) {
      int row = (int) vectors.position(j);
      for (int i = 0; i < size(); i++) {
        diagonal[i] += q[row + i] * q[row + i] * f[j];
      }
    }
    return diagonal;
  }

  /**
   * Q' y: the coordinates of each column of y along the eigenvectors. Columns are multiplied for
   * themselves, with the same bits as alone.
   *
   * @param y n x t
   * @return n x t
   * @throws IllegalArgumentException when y has not n rows
   */
  public DoubleMatrix multiplyTransposed(DoubleMatrix y) {
    return times(GemmForm.NN, y, "y");
  }

  /**
   * Q z: the vectors whose coordinates along the eigenvectors are the columns of z.
   *
   * @param z n x t
   * @return n x t
   * @throws IllegalArgumentException when z has not n rows
   */
  public DoubleMatrix multiply(DoubleMatrix z) {
    return times(GemmForm.TN, z, "z");
  }

  private DoubleMatrix times(GemmForm form, DoubleMatrix m, String name) {
    if (m.rows() != size()) {
      throw new IllegalArgumentException(
          "the matrix has " + size() + " rows, " + name + " has " + m.rows());
    }
    DoubleMatrix out = DoubleMatrix.allocate(m.rows(), m.cols());
    DoubleGemm.gemm(form, 1.0, vectors, m, 0.0, out, partition);
    return out;
  }

  /**
   * A copy of a lower triangle, times a power of two that puts its largest element between 1 and 2:
   * then squares neither overflow nor vanish. Zeros stay zeros.
   */
  private record Scaled(double[] lower, int exponent) {
    static Scaled copyOf(DoubleMatrix a) {
      int n = a.cols();
      double[] lower = new double[n * n];
      double largest = 0;
      for (int i = 0; i < n; i++) {
        a.copyRow(i, 0, i + 1, lower, i * n);
        DoubleFinite.requireRow(lower, i * n, i + 1, "A", i, FINITE);
        for (int j = i * n; j <= i * n + i; j++) {
          largest = Math.max(largest, Math.abs(lower[j]));
        }
      }
      int exponent = largest == 0 ? 0 : exponent(largest);
      for (int i = 0; i < n && exponent != 0; i++) {
        for (int j = i * n; j <= i * n + i; j++) {
          lower[j] = Math.scalb(lower[j], -exponent);
        }
      }
      return new Scaled(lower, exponent);
    }

    /** Of subnormal numbers too. */
    private static int exponent(double value) {
      return value < Double.MIN_NORMAL
          ? Math.getExponent(value * 0x1p60) - 60
          : Math.getExponent(value);
    }

    double[] back(double[] values) {
      for (int j = 0; j < values.length; j++) {
        values[j] = Math.scalb(values[j], exponent);
        if (Double.isInfinite(values[j])) {
          throw new ArithmeticException(
              "eigenvalue " + j + " is above the largest double; scale the matrix");
        }
      }
      return values;
    }
  }
}
