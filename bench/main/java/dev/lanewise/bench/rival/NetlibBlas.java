package dev.lanewise.bench.rival;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;

/** netlib's BLAS in Java. It is column-major: our row-major C = A B' is its C' = B A'. */
public final class NetlibBlas {
  private static final BLAS BLAS = JavaBLAS.getInstance();

  private NetlibBlas() {}

  /** Its version and the implementation it chose. */
  static String version() {
    return Rival.version(JavaBLAS.class) + " " + BLAS.getClass().getSimpleName();
  }

  /** C = A B', A m x k, B n x k, C m x n. */
  public static void gemm(int m, int n, int k, float[] a, float[] b, float[] c) {
    BLAS.sgemm("T", "N", n, m, k, 1.0f, b, k, a, k, 0.0f, c, n);
  }

  /** C = A B', A m x k, B n x k, C m x n. */
  public static void gemm(int m, int n, int k, double[] a, double[] b, double[] c) {
    BLAS.dgemm("T", "N", n, m, k, 1.0, b, k, a, k, 0.0, c, n);
  }

  /** Dot product of n elements of x with n of y from yOffset on. */
  public static float dot(float[] x, float[] y, int yOffset, int n) {
    return BLAS.sdot(n, x, 0, 1, y, yOffset, 1);
  }

  /** Dot product of n elements of x with n of y from yOffset on. */
  public static double dot(double[] x, double[] y, int yOffset, int n) {
    return BLAS.ddot(n, x, 0, 1, y, yOffset, 1);
  }
}
