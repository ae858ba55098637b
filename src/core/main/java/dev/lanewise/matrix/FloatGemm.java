package dev.lanewise.matrix;

import dev.lanewise.simd.ArithmeticMode;
import dev.lanewise.simd.FloatAxpby;
import dev.lanewise.simd.FloatPanels;

/**
 * General matrix products, {@code C = alpha op(A) op(B) + beta C} (GEMM) and {@code C = alpha A A'
 * + beta C} (SYRK), row-major, on views with any leading dimension.
 *
 * <p>An element is {@code fma(alpha, p, beta * c)}, where p is the chunked chain of
 * docs/numerics.md: the same bits for every form, shape and number of threads. Error of p:
 * gamma(256 + ceil(k/256)) times the sum of |a_il b_lj|.
 *
 * <p>With beta = 0 C is not read: NaN there does not matter. With alpha = 0 or k = 0 A and B are
 * not read.
 */
public final class FloatGemm {
  private FloatGemm() {}

  /**
   * A new matrix {@code A B}.
   *
   * @param a m x k
   * @param b k x n
   * @throws IllegalArgumentException when the shapes do not fit
   * @throws CapacityException when the result does not fit into the heap
   */
  public static FloatMatrix multiply(FloatMatrix a, FloatMatrix b) {
    FloatMatrix c = FloatMatrix.allocate(a.rows(), b.cols());
    gemm(GemmForm.NN, 1.0f, a, b, 0.0f, c, RowPartition.caller());
    return c;
  }

  /**
   * {@code C = alpha op(A) op(B) + beta C}, op as {@code form} says.
   *
   * @param c m x n, sharing no memory with a or b
   * @throws IllegalArgumentException when the shapes do not fit or c shares memory
   * @throws CapacityException when scratch space passes what an array holds
   */
  public static void gemm(
      GemmForm form,
      float alpha,
      FloatMatrix a,
      FloatMatrix b,
      float beta,
      FloatMatrix c,
      RowPartition partition) {
    FloatOperand x = new FloatOperand(a, form.turnsA());
    FloatOperand y = new FloatOperand(b, !form.turnsB());
    if (x.length() != y.length()) {
      throw new IllegalArgumentException(
          form + ": A is " + shape(a) + ", B is " + shape(b) + ", inner sizes differ");
    }
    check(c, x.count(), y.count(), a, b);
    if (alpha == 0.0f || x.length() == 0) {
      scale(beta, c, false);
      return;
    }
    if (FloatSmallProduct.suits(x, y)) {
      new FloatSmallProduct(x, y).run(alpha, beta, c);
      return;
    }
    FloatGemmStore store = new FloatGemmStore(alpha, beta, c, partition.threads());
    if (exchange(x.count(), y.count())) {
      new FloatBlockProduct(y, x).run(partition, store::turned);
    } else {
      new FloatBlockProduct(x, y).run(partition, store::straight);
    }
  }

  /**
   * {@code C = alpha A A' + beta C}, or {@code alpha A' A + beta C} when {@code turned}: the lower
   * triangle with the diagonal only, the rest of C is neither read nor written.
   *
   * @param a n x k, or k x n when turned
   * @param c n x n, sharing no memory with a
   * @throws IllegalArgumentException when the shapes do not fit or c shares memory
   * @throws CapacityException when scratch space passes what an array holds
   */
  public static void syrk(
      boolean turned,
      float alpha,
      FloatMatrix a,
      float beta,
      FloatMatrix c,
      RowPartition partition) {
    FloatOperand x = new FloatOperand(a, turned);
    check(c, x.count(), x.count(), a, a);
    if (alpha == 0.0f || x.length() == 0) {
      scale(beta, c, true);
      return;
    }
    FloatGemmStore store = new FloatGemmStore(alpha, beta, c, partition.threads());
    new FloatBlockProduct(x, x).lowerTriangle().run(partition, store::lower);
  }

  /**
   * Whether to pack the m vectors in place of the n. Panels are padded to whole ones, so a few
   * vectors are cheaper as the rows of tiles.
   */
  private static boolean exchange(long m, long n) {
    return m > n && FloatPanels.padded(n) * m > FloatPanels.padded(m) * n;
  }

  private static void scale(float beta, FloatMatrix c, boolean lower) {
    float[] row = new float[c.cols()];
    for (long i = 0; i < c.rows(); i++) {
      int n = lower ? (int) i + 1 : c.cols();
      if (beta != 0.0f) {
        c.copyRow(i, 0, n, row, 0);
        FloatAxpby.axpby(0.0f, row, 0, beta, row, 0, n);
      }
      c.setRow(i, 0, row, 0, n);
    }
  }

  private static void check(FloatMatrix c, long m, long n, FloatMatrix a, FloatMatrix b) {
    ArithmeticMode.check();
    if (c.rows() != m || c.cols() != n) {
      throw new IllegalArgumentException("C is " + shape(c) + ", expected " + m + " x " + n);
    }
    checkApart(c, a, "A");
    checkApart(c, b, "B");
  }

  private static void checkApart(FloatMatrix c, FloatMatrix operand, String name) {
    if (c.overlaps(operand)) {
      throw new IllegalArgumentException(
          "C, " + shape(c) + ", shares memory with " + name + ", " + shape(operand));
    }
  }

  private static String shape(FloatMatrix m) {
    return m.rows() + " x " + m.cols();
  }
}
