package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Small cases on paper, in both formats. */
class CholeskyTest {
  private static final RowPartition CALLER = RowPartition.caller();

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void twoByTwo() {
    // L = [2 0; 1 3], A^-1 = [10 -2; -2 4] / 36
    double nan = Double.NaN;
    DoubleCholesky c =
        DoubleCholesky.factor(DoubleMatrix.copyOf(new double[][] {{4, nan}, {2, 10}}));
    assertArrayEquals(new double[] {2, 0, 1, 3}, c.lower().array());
    assertArrayEquals(new double[] {10 / 36.0, 4 / 36.0}, c.inverseDiagonal(), 1e-16);
    assertEquals(12 * 12 / 36.0, c.conditionEstimate(), 1e-14);
    assertEquals(Math.log(36), c.logDeterminant(), 1e-14);
    assertEquals(2, c.size());
    FloatCholesky f =
        FloatCholesky.factor(FloatMatrix.copyOf(new float[][] {{4, Float.NaN}, {2, 10}}));
    assertArrayEquals(new float[] {2, 0, 1, 3}, f.lower().array());
    assertArrayEquals(new float[] {10 / 36f, 4 / 36f}, f.inverseDiagonal(), 1e-7f);
    assertEquals(4, f.conditionEstimate(), 1e-5);
    assertEquals(Math.log(36), f.logDeterminant(), 1e-6);
  }

  @Test
  void noneAndOne() {
    DoubleCholesky none = DoubleCholesky.factor(DoubleMatrix.allocate(0, 0));
    assertEquals(0, none.inverseDiagonal().length);
    assertEquals(0, none.conditionEstimate());
    assertEquals(0, none.logDeterminant());
    DoubleCholesky one = DoubleCholesky.factor(DoubleMatrix.copyOf(new double[][] {{16}}));
    assertArrayEquals(new double[] {1 / 16.0}, one.inverseDiagonal());
    assertEquals(1, one.conditionEstimate());
    FloatCholesky narrow = FloatCholesky.factor(FloatMatrix.copyOf(new float[][] {{16}}));
    assertArrayEquals(new float[] {1 / 16f}, narrow.inverseDiagonal());
    assertEquals(1, narrow.conditionEstimate());
  }

  /** Diagonal matrices: both estimates are exact, wherever the largest and the smallest are. */
  @Test
  void conditionsOfDiagonalMatrices() {
    for (int n : new int[] {2, 3, 10, 40}) {
      for (int at = 0; at < n; at++) {
        DoubleMatrix a = DoubleMatrix.allocate(n, n);
        for (int i = 0; i < n; i++) {
          a.set(i, i, i == at ? 256 : i == (at + 1) % n ? 0.25 : 1);
        }
        assertEquals(1024, DoubleCholesky.factor(a).conditionEstimate(), 1e-9, n + ", " + at);
      }
    }
  }

  @Test
  void whatCannotBeFactoredIsNamed() {
    assertEquals(
        "the matrix is 2 x 3", refused(() -> DoubleCholesky.factor(DoubleMatrix.allocate(2, 3))));
    assertEquals(
        "the matrix is 2 x 3",
        refused(() -> FloatCholesky.factorInPlace(FloatMatrix.allocate(2, 3), CALLER)));
    DoubleMatrix segment = DoubleMatrix.of(MemorySegment.ofArray(new double[] {4}), 1, 1, 1);
    assertEquals(2, DoubleCholesky.factor(segment).lower().get(0, 0));
    assertEquals(
        "the matrix has to be on the heap",
        refused(() -> DoubleCholesky.factorInPlace(segment, CALLER)));
    DoubleCholesky one = DoubleCholesky.factor(segment);
    assertEquals(
        "the matrix has 1 rows, B has 2", refused(() -> one.solve(DoubleMatrix.allocate(2, 1))));
  }
}
