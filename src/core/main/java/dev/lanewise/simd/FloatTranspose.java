package dev.lanewise.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;

/**
 * Turns rows into columns: {@code Y = X^T} for a rectangle of a row-major matrix, in squares of as
 * many rows as a vector has lanes that are turned in registers.
 *
 * <p>A square of L = 2^p rows takes p steps (J. O. Eklundh, A fast computer method for matrix
 * transposing, 1972). Step h, for h = L/2, ..., 1, exchanges the off-diagonal quarters of each
 * square of 2h rows: of rows i and i + h, row i keeps its columns with bit h clear and takes those
 * of the other, row i + h keeps the rest. Each is one permutation of two vectors.
 */
public final class FloatTranspose {
  static final VectorPath PATH =
      new VectorPath("FloatTranspose", FloatSpecimen::new, FloatTranspose::rehearse);

  private FloatTranspose() {}

  /**
   * {@code y[j][i] = x[i][j]} for i below {@code rows} and j below {@code cols}.
   *
   * @param ldx elements from one row of x to the next
   * @param ldy elements from one row of y to the next
   * @throws IndexOutOfBoundsException when a rectangle does not lie inside its array
   */
  public static void transpose(
      float[] x, int xo, int ldx, int rows, int cols, float[] y, int yo, int ldy) {
    if (rows <= 0 || cols <= 0) {
      return;
    }
    Objects.checkFromToIndex(xo, xo + (rows - 1L) * ldx + cols, x.length);
    Objects.checkFromToIndex(yo, yo + (cols - 1L) * ldy + rows, y.length);
    if (PATH.open()) {
      Vectors.transpose(x, xo, ldx, rows, cols, y, yo, ldy);
    } else {
      scalar(x, xo, ldx, 0, rows, 0, cols, y, yo, ldy);
    }
  }

  /** The specification, for rows {@code i0} to {@code i1} and columns {@code j0} to {@code j1}. */
  static void scalar(
      float[] x, int xo, int ldx, int i0, int i1, int j0, int j1, float[] y, int yo, int ldy) {
    for (int i = i0; i < i1; i++) {
      for (int j = j0; j < j1; j++) {
        y[yo + j * ldy + i] = x[xo + i * ldx + j];
      }
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    int h = FloatSpecimen.N / 16 / 2;
    if (vectors) {
      Vectors.transpose(s.x, 1, 25, 17, 19, s.out, 0, h + 4);
    } else {
      scalar(s.x, 1, 25, 0, 17, 0, 19, s.out, 0, h + 4);
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int L = Lanes.FLOAT.length();

    // float only
    private static final FloatVector EVEN_8 = even(8);
    private static final FloatVector ODD_8 = odd(8);
    // end float only
    private static final FloatVector EVEN_4 = even(4);
    private static final FloatVector ODD_4 = odd(4);
    private static final FloatVector EVEN_2 = even(2);
    private static final FloatVector ODD_2 = odd(2);
    private static final FloatVector EVEN_1 = even(1);
    private static final FloatVector ODD_1 = odd(1);

    private Vectors() {}

    /** Columns of row i after a step: its own where bit h is clear, else those of row i + h. */
    private static FloatVector even(int h) {
      float[] from = new float[L];
      for (int j = 0; j < L; j++) {
        from[j] = (j & h) == 0 ? j : L + j - h;
      }
      return FloatVector.fromArray(Lanes.FLOAT, from, 0);
    }

    /** Columns of row i + h after a step. */
    private static FloatVector odd(int h) {
      float[] from = new float[L];
      for (int j = 0; j < L; j++) {
        from[j] = (j & h) == 0 ? Math.min(j + h, L - 1) : L + j;
      }
      return FloatVector.fromArray(Lanes.FLOAT, from, 0);
    }

    static void transpose(
        float[] x, int xo, int ldx, int rows, int cols, float[] y, int yo, int ldy) {
      int wholeRows = rows - rows % L;
      int wholeCols = cols - cols % L;
      for (int i = 0; i < wholeRows; i += L) {
        for (int j = 0; j < wholeCols; j += L) {
          square(x, xo + i * ldx + j, ldx, y, yo + j * ldy + i, ldy);
        }
      }
      scalar(x, xo, ldx, 0, wholeRows, wholeCols, cols, y, yo, ldy);
      scalar(x, xo, ldx, wholeRows, rows, 0, cols, y, yo, ldy);
    }

    private static void square(float[] x, int xo, int ldx, float[] y, int yo, int ldy) {
      // float only
      if (L == 16) {
        rows16(x, xo, ldx, y, yo, ldy);
        return;
      }
      // end float only
      if (L == 8) {
        rows8(x, xo, ldx, y, yo, ldy);
      } else if (L == 4) {
        rows4(x, xo, ldx, y, yo, ldy);
      } else {
        scalar(x, xo, ldx, 0, L, 0, L, y, yo, ldy);
      }
    }

    // float only
    private static void rows16(float[] x, int xo, int ldx, float[] y, int yo, int ldy) {
      FloatVector r0 = at(x, xo);
      FloatVector r1 = at(x, xo + ldx);
      FloatVector r2 = at(x, xo + 2 * ldx);
      FloatVector r3 = at(x, xo + 3 * ldx);
      FloatVector r4 = at(x, xo + 4 * ldx);
      FloatVector r5 = at(x, xo + 5 * ldx);
      FloatVector r6 = at(x, xo + 6 * ldx);
      FloatVector r7 = at(x, xo + 7 * ldx);
      FloatVector r8 = at(x, xo + 8 * ldx);
      FloatVector r9 = at(x, xo + 9 * ldx);
      FloatVector r10 = at(x, xo + 10 * ldx);
      FloatVector r11 = at(x, xo + 11 * ldx);
      FloatVector r12 = at(x, xo + 12 * ldx);
      FloatVector r13 = at(x, xo + 13 * ldx);
      FloatVector r14 = at(x, xo + 14 * ldx);
      FloatVector r15 = at(x, xo + 15 * ldx);
      FloatVector a0 = EVEN_8.selectFrom(r0, r8);
      FloatVector a8 = ODD_8.selectFrom(r0, r8);
      FloatVector a1 = EVEN_8.selectFrom(r1, r9);
      FloatVector a9 = ODD_8.selectFrom(r1, r9);
      FloatVector a2 = EVEN_8.selectFrom(r2, r10);
      FloatVector a10 = ODD_8.selectFrom(r2, r10);
      FloatVector a3 = EVEN_8.selectFrom(r3, r11);
      FloatVector a11 = ODD_8.selectFrom(r3, r11);
      FloatVector a4 = EVEN_8.selectFrom(r4, r12);
      FloatVector a12 = ODD_8.selectFrom(r4, r12);
      FloatVector a5 = EVEN_8.selectFrom(r5, r13);
      FloatVector a13 = ODD_8.selectFrom(r5, r13);
      FloatVector a6 = EVEN_8.selectFrom(r6, r14);
      FloatVector a14 = ODD_8.selectFrom(r6, r14);
      FloatVector a7 = EVEN_8.selectFrom(r7, r15);
      FloatVector a15 = ODD_8.selectFrom(r7, r15);
      FloatVector b0 = EVEN_4.selectFrom(a0, a4);
      FloatVector b4 = ODD_4.selectFrom(a0, a4);
      FloatVector b1 = EVEN_4.selectFrom(a1, a5);
      FloatVector b5 = ODD_4.selectFrom(a1, a5);
      FloatVector b2 = EVEN_4.selectFrom(a2, a6);
      FloatVector b6 = ODD_4.selectFrom(a2, a6);
      FloatVector b3 = EVEN_4.selectFrom(a3, a7);
      FloatVector b7 = ODD_4.selectFrom(a3, a7);
      FloatVector b8 = EVEN_4.selectFrom(a8, a12);
      FloatVector b12 = ODD_4.selectFrom(a8, a12);
      FloatVector b9 = EVEN_4.selectFrom(a9, a13);
      FloatVector b13 = ODD_4.selectFrom(a9, a13);
      FloatVector b10 = EVEN_4.selectFrom(a10, a14);
      FloatVector b14 = ODD_4.selectFrom(a10, a14);
      FloatVector b11 = EVEN_4.selectFrom(a11, a15);
      FloatVector b15 = ODD_4.selectFrom(a11, a15);
      FloatVector c0 = EVEN_2.selectFrom(b0, b2);
      FloatVector c2 = ODD_2.selectFrom(b0, b2);
      FloatVector c1 = EVEN_2.selectFrom(b1, b3);
      FloatVector c3 = ODD_2.selectFrom(b1, b3);
      FloatVector c4 = EVEN_2.selectFrom(b4, b6);
      FloatVector c6 = ODD_2.selectFrom(b4, b6);
      FloatVector c5 = EVEN_2.selectFrom(b5, b7);
      FloatVector c7 = ODD_2.selectFrom(b5, b7);
      FloatVector c8 = EVEN_2.selectFrom(b8, b10);
      FloatVector c10 = ODD_2.selectFrom(b8, b10);
      FloatVector c9 = EVEN_2.selectFrom(b9, b11);
      FloatVector c11 = ODD_2.selectFrom(b9, b11);
      FloatVector c12 = EVEN_2.selectFrom(b12, b14);
      FloatVector c14 = ODD_2.selectFrom(b12, b14);
      FloatVector c13 = EVEN_2.selectFrom(b13, b15);
      FloatVector c15 = ODD_2.selectFrom(b13, b15);
      FloatVector d0 = EVEN_1.selectFrom(c0, c1);
      FloatVector d1 = ODD_1.selectFrom(c0, c1);
      FloatVector d2 = EVEN_1.selectFrom(c2, c3);
      FloatVector d3 = ODD_1.selectFrom(c2, c3);
      FloatVector d4 = EVEN_1.selectFrom(c4, c5);
      FloatVector d5 = ODD_1.selectFrom(c4, c5);
      FloatVector d6 = EVEN_1.selectFrom(c6, c7);
      FloatVector d7 = ODD_1.selectFrom(c6, c7);
      FloatVector d8 = EVEN_1.selectFrom(c8, c9);
      FloatVector d9 = ODD_1.selectFrom(c8, c9);
      FloatVector d10 = EVEN_1.selectFrom(c10, c11);
      FloatVector d11 = ODD_1.selectFrom(c10, c11);
      FloatVector d12 = EVEN_1.selectFrom(c12, c13);
      FloatVector d13 = ODD_1.selectFrom(c12, c13);
      FloatVector d14 = EVEN_1.selectFrom(c14, c15);
      FloatVector d15 = ODD_1.selectFrom(c14, c15);
      d0.intoArray(y, yo);
      d1.intoArray(y, yo + ldy);
      d2.intoArray(y, yo + 2 * ldy);
      d3.intoArray(y, yo + 3 * ldy);
      d4.intoArray(y, yo + 4 * ldy);
      d5.intoArray(y, yo + 5 * ldy);
      d6.intoArray(y, yo + 6 * ldy);
      d7.intoArray(y, yo + 7 * ldy);
      d8.intoArray(y, yo + 8 * ldy);
      d9.intoArray(y, yo + 9 * ldy);
      d10.intoArray(y, yo + 10 * ldy);
      d11.intoArray(y, yo + 11 * ldy);
      d12.intoArray(y, yo + 12 * ldy);
      d13.intoArray(y, yo + 13 * ldy);
      d14.intoArray(y, yo + 14 * ldy);
      d15.intoArray(y, yo + 15 * ldy);
    }

    // end float only

    private static void rows8(float[] x, int xo, int ldx, float[] y, int yo, int ldy) {
      FloatVector r0 = at(x, xo);
      FloatVector r1 = at(x, xo + ldx);
      FloatVector r2 = at(x, xo + 2 * ldx);
      FloatVector r3 = at(x, xo + 3 * ldx);
      FloatVector r4 = at(x, xo + 4 * ldx);
      FloatVector r5 = at(x, xo + 5 * ldx);
      FloatVector r6 = at(x, xo + 6 * ldx);
      FloatVector r7 = at(x, xo + 7 * ldx);
      FloatVector a0 = EVEN_4.selectFrom(r0, r4);
      FloatVector a4 = ODD_4.selectFrom(r0, r4);
      FloatVector a1 = EVEN_4.selectFrom(r1, r5);
      FloatVector a5 = ODD_4.selectFrom(r1, r5);
      FloatVector a2 = EVEN_4.selectFrom(r2, r6);
      FloatVector a6 = ODD_4.selectFrom(r2, r6);
      FloatVector a3 = EVEN_4.selectFrom(r3, r7);
      FloatVector a7 = ODD_4.selectFrom(r3, r7);
      FloatVector b0 = EVEN_2.selectFrom(a0, a2);
      FloatVector b2 = ODD_2.selectFrom(a0, a2);
      FloatVector b1 = EVEN_2.selectFrom(a1, a3);
      FloatVector b3 = ODD_2.selectFrom(a1, a3);
      FloatVector b4 = EVEN_2.selectFrom(a4, a6);
      FloatVector b6 = ODD_2.selectFrom(a4, a6);
      FloatVector b5 = EVEN_2.selectFrom(a5, a7);
      FloatVector b7 = ODD_2.selectFrom(a5, a7);
      FloatVector c0 = EVEN_1.selectFrom(b0, b1);
      FloatVector c1 = ODD_1.selectFrom(b0, b1);
      FloatVector c2 = EVEN_1.selectFrom(b2, b3);
      FloatVector c3 = ODD_1.selectFrom(b2, b3);
      FloatVector c4 = EVEN_1.selectFrom(b4, b5);
      FloatVector c5 = ODD_1.selectFrom(b4, b5);
      FloatVector c6 = EVEN_1.selectFrom(b6, b7);
      FloatVector c7 = ODD_1.selectFrom(b6, b7);
      c0.intoArray(y, yo);
      c1.intoArray(y, yo + ldy);
      c2.intoArray(y, yo + 2 * ldy);
      c3.intoArray(y, yo + 3 * ldy);
      c4.intoArray(y, yo + 4 * ldy);
      c5.intoArray(y, yo + 5 * ldy);
      c6.intoArray(y, yo + 6 * ldy);
      c7.intoArray(y, yo + 7 * ldy);
    }

    private static void rows4(float[] x, int xo, int ldx, float[] y, int yo, int ldy) {
      FloatVector r0 = at(x, xo);
      FloatVector r1 = at(x, xo + ldx);
      FloatVector r2 = at(x, xo + 2 * ldx);
      FloatVector r3 = at(x, xo + 3 * ldx);
      FloatVector a0 = EVEN_2.selectFrom(r0, r2);
      FloatVector a2 = ODD_2.selectFrom(r0, r2);
      FloatVector a1 = EVEN_2.selectFrom(r1, r3);
      FloatVector a3 = ODD_2.selectFrom(r1, r3);
      FloatVector b0 = EVEN_1.selectFrom(a0, a1);
      FloatVector b1 = ODD_1.selectFrom(a0, a1);
      FloatVector b2 = EVEN_1.selectFrom(a2, a3);
      FloatVector b3 = ODD_1.selectFrom(a2, a3);
      b0.intoArray(y, yo);
      b1.intoArray(y, yo + ldy);
      b2.intoArray(y, yo + 2 * ldy);
      b3.intoArray(y, yo + 3 * ldy);
    }

    private static FloatVector at(float[] x, int i) {
      return FloatVector.fromArray(Lanes.FLOAT, x, i);
    }
  }
}
