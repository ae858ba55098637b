package dev.lanewise.ridge;

import dev.lanewise.approximation.JitteredCholesky;
import dev.lanewise.approximation.KernelProduct;
import dev.lanewise.approximation.LinearOperator;
import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpy;

/**
 * The preconditioned normal equations of {@link FalkonRidge}, for c:
 *
 * <pre>
 *   G^-1 (L^-1 K_nm' K_nm L'^-1 + lambda I) G'^-1 c = G^-1 L^-1 K_nm' y
 * </pre>
 */
final class FalkonSystem implements LinearOperator {
  private final KernelProduct k;
  private final double lambda;
  private final JitteredCholesky l;
  private final JitteredCholesky g;
  private final RowPartition partition;

  /**
   * Factors.
   *
   * @param k K_nm
   * @param landmarks those of k, in double
   */
  FalkonSystem(
      Kernel kernel,
      KernelProduct k,
      DoubleMatrix landmarks,
      double lambda,
      RowPartition partition) {
    this.k = k;
    this.lambda = lambda;
    this.partition = partition;
    DoubleMatrix s = DoubleKernelMatrices.gram(kernel, landmarks, partition);
    this.l = JitteredCholesky.of(s, partition);
    double share = (double) k.rows() / k.landmarks();
    DoubleGemm.syrk(true, share, l.lower(), 0.0, s, partition);
    for (int i = 0; i < s.cols(); i++) {
      s.set(i, i, s.get(i, i) + lambda);
    }
    this.g = JitteredCholesky.of(s, partition);
  }

  double jitter() {
    return l.jitter();
  }

  /** One row of the result for each row of targets, t x n. */
  DoubleMatrix rightHandSide(DoubleMatrix y) {
    DoubleMatrix b = k.transposed(y, partition);
    l.solveLower(b, partition);
    g.solveLower(b, partition);
    return b;
  }

  /** The coefficients a = L'^-1 G'^-1 c. */
  DoubleMatrix coefficients(DoubleMatrix c) {
    DoubleMatrix a = DoubleMatrix.copyOf(c);
    g.solveUpper(a, partition);
    l.solveUpper(a, partition);
    return a;
  }

  @Override
  public DoubleMatrix apply(DoubleMatrix c) {
    DoubleMatrix z = DoubleMatrix.copyOf(c);
    g.solveUpper(z, partition);
    DoubleMatrix v = DoubleMatrix.copyOf(z);
    l.solveUpper(v, partition);
    DoubleMatrix out = k.normal(v, partition);
    l.solveLower(out, partition);
    DoubleAxpy.axpy(lambda, z.array(), 0, out.array(), 0, out.array().length);
    g.solveLower(out, partition);
    return out;
  }
}
