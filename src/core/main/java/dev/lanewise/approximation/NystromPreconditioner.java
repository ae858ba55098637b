package dev.lanewise.approximation;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.Parameters;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpby;

/**
 * The inverse of lambda I + C W^-1 C', where C is K of all n rows against m landmarks and W that of
 * the landmarks: near (lambda I + K)^-1 when the landmarks represent the rows. With W + jitter I =
 * L L' and F = C L'^-1,
 *
 * <pre>
 *   (lambda I + F F')^-1 r = (r - F (lambda I + F'F)^-1 F' r) / lambda
 * </pre>
 *
 * <p>C is never stored: making this takes one pass over the rows (n m d + n m^2), using it one
 * product with C' and one with C. Memory: three m x m matrices and 2,048 m doubles while it is
 * made, two m x m matrices afterwards.
 *
 * <p>(Williams, Seeger, Using the Nystrom Method to Speed Up Kernel Machines, 2001; Frangella,
 * Tropp, Udell, Randomized Nystrom Preconditioning, 2023.)
 */
public final class NystromPreconditioner implements LinearOperator {
  /** Rows of C at a time. */
  private static final int CHUNK = 1024;

  private final KernelProduct c;
  private final double lambda;
  private final JitteredCholesky w;
  private final JitteredCholesky inner;
  private final RowPartition partition;

  /**
   * Makes it.
   *
   * @param c K of the rows against the landmarks
   * @param landmarks the landmarks of c, in double, m x d
   * @param lambda above 0
   * @throws IllegalArgumentException when lambda is not a finite number above 0, the landmarks are
   *     not those of c, or a kernel value is not finite
   * @throws dev.lanewise.matrix.NotPositiveDefiniteException when the kernel is not positive
   *     semidefinite
   * @throws dev.lanewise.matrix.CapacityException when the m x m matrices do not fit into the heap
   */
  public NystromPreconditioner(
      Kernel kernel,
      KernelProduct c,
      DoubleMatrix landmarks,
      double lambda,
      RowPartition partition) {
    Parameters.requirePositive("lambda", lambda);
    if (landmarks.rows() != c.landmarks()) {
      throw new IllegalArgumentException(
          "C has " + c.landmarks() + " columns, there are " + landmarks.rows() + " landmarks");
    }
    this.c = c;
    this.lambda = lambda;
    this.partition = partition;
    this.w =
        JitteredCholesky.of(DoubleKernelMatrices.gram(kernel, landmarks, partition), partition);
    DoubleMatrix s = squares();
    for (int i = 0; i < s.cols(); i++) {
      s.set(i, i, s.get(i, i) + lambda);
    }
    this.inner = JitteredCholesky.of(s, partition);
  }

  /**
   * F'F, a chunk of F at a time: unlike L^-1 (C'C) L'^-1 it is positive semidefinite as computed.
   */
  private DoubleMatrix squares() {
    int m = Math.toIntExact(c.landmarks());
    DoubleMatrix root = w.inverse(partition);
    DoubleMatrix s = DoubleMatrix.allocate(m, m);
    for (long from = 0; from < c.rows(); from += CHUNK) {
      DoubleMatrix part = DoubleMatrix.allocate(Math.min(CHUNK, c.rows() - from), m);
      c.values(from, part, partition);
      DoubleMatrix f = DoubleMatrix.allocate(part.rows(), m);
      DoubleGemm.gemm(GemmForm.NT, 1.0, part, root, 0.0, f, partition);
      DoubleGemm.syrk(true, 1.0, f, 1.0, s, partition);
    }
    return s;
  }

  /** Jitter of the landmarks' Gram matrix. */
  public double jitter() {
    return w.jitter();
  }

  @Override
  public DoubleMatrix apply(DoubleMatrix r) {
    DoubleMatrix z = c.transposed(r, partition);
    w.solveLower(z, partition); // F' r
    inner.solveLower(z, partition);
    inner.solveUpper(z, partition);
    w.solveUpper(z, partition);
    DoubleMatrix out = c.multiply(z, partition); // F times that
    double[] row = new double[r.cols()];
    for (int t = 0; t < r.rows(); t++) {
      r.copyRow(t, row, 0);
      DoubleAxpby.axpby(
          1 / lambda, row, 0, -1 / lambda, out.array(), (int) out.position(t), row.length);
    }
    return out;
  }
}
