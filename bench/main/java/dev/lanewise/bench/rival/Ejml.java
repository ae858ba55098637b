package dev.lanewise.bench.rival;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_FDRM;

/** EJML's dense row-major matrices, wrapped around our arrays. */
public final class Ejml {
  private Ejml() {}

  /** C = A B', A m x k, B n x k, C m x n. */
  public static void gemm(int m, int n, int k, float[] a, float[] b, float[] c) {
    CommonOps_FDRM.multTransB(
        FMatrixRMaj.wrap(m, k, a), FMatrixRMaj.wrap(n, k, b), FMatrixRMaj.wrap(m, n, c));
  }

  /** C = A B', A m x k, B n x k, C m x n. */
  public static void gemm(int m, int n, int k, double[] a, double[] b, double[] c) {
    CommonOps_DDRM.multTransB(
        DMatrixRMaj.wrap(m, k, a), DMatrixRMaj.wrap(n, k, b), DMatrixRMaj.wrap(m, n, c));
  }
}
