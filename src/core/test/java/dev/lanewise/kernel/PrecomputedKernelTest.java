package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import org.junit.jupiter.api.Test;

class PrecomputedKernelTest {
  private static final PrecomputedKernel KERNEL = new PrecomputedKernel();

  /** The block of LIBSVM's README: three examples, and one to predict. */
  private static final FloatMatrix ROWS =
      FloatMatrix.copyOf(new float[][] {{1, 4, 6, 1}, {2, 6, 18, 0}, {3, 1, 0, 1}});

  private static final FloatMatrix TEST = FloatMatrix.copyOf(new float[][] {{-7.5f, 2, 0, 1}});

  @Test
  void valuesAreLookedUpBySerialNumber() {
    assertRows(
        new float[][] {{4, 6, 1}, {6, 18, 0}, {1, 0, 1}}, FloatKernelMatrices.gram(KERNEL, ROWS));
    FloatMatrix some = FloatMatrix.copyOf(new float[][] {{3, 1, 0, 1}, {1, 4, 6, 1}});
    assertRows(new float[][] {{1, 1}, {1, 4}}, FloatKernelMatrices.gram(KERNEL, some));
    assertRows(new float[][] {{1, 2}}, FloatKernelMatrices.crossGram(KERNEL, TEST, some));
    FloatPackedKernel packed = new FloatPackedKernel(KERNEL, some);
    assertArrayEquals(new float[] {1, 4}, packed.diagonal());
    float[] out = new float[2];
    packed.evaluate(packed.newBlock(1), TEST.array(), 0, 4, 0, 1, out, 2);
    assertArrayEquals(new float[] {1, 2}, out);
  }

  @Test
  void rowsHaveSerialNumbersInFront() {
    FloatMatrix gram = FloatMatrix.copyOf(new float[][] {{4, 6, 1}, {6, 18, 0}, {1, 0, 1}});
    FloatMatrix rows = PrecomputedKernel.rows(gram);
    assertArrayEquals(ROWS.array(), rows.array());
    assertRows(
        new float[][] {{1, 4, 6, 1}, {2, 6, 18, 0}}, PrecomputedKernel.rows(gram.rowRange(0, 2)));
    DoubleMatrix values = DoubleMatrix.copyOf(new double[][] {{0.5, 1e-300}});
    assertArrayEquals(new double[] {1, 0.5, 1e-300}, PrecomputedKernel.rows(values).array());
    assertEquals(
        1e-300,
        DoubleKernelMatrices.crossGram(
                KERNEL,
                PrecomputedKernel.rows(values),
                DoubleMatrix.copyOf(new double[][] {{2, 0, 0}}))
            .get(0, 0));
  }

  @Test
  void serialNumbersOutOfRangeAreRefused() {
    for (float bad : new float[] {0, -1, 4, 1.5f, 3e9f, Float.NaN, Float.POSITIVE_INFINITY}) {
      FloatMatrix rows = FloatMatrix.copyOf(ROWS);
      rows.set(1, 0, bad);
      String message =
          "[row 1, col 0] is " + bad + ", expected a serial number: a whole number in 1..3";
      assertMessage("X" + message, () -> FloatTrainingRows.require(KERNEL, rows, "X"));
      assertMessage("X" + message, () -> FloatKernelMatrices.gram(KERNEL, rows));
      assertMessage("Y" + message, () -> FloatKernelMatrices.crossGram(KERNEL, ROWS, rows));
      assertMessage("X" + message, () -> new FloatPackedKernel(KERNEL, rows));
      float[] out = new float[1];
      assertMessage(
          "serial number " + (double) bad + ", expected a whole number in 1..3",
          () -> KERNEL.evaluate(ROWS.array(), 0, 4, 1, rows.array(), 4, 4, 1, 4, out, 0, 1));
    }
    assertMessage(
        "X[row 0, col 0] is 1.0, expected a serial number: a whole number in 1..1",
        () -> new FloatPackedKernel(KERNEL, FloatMatrix.copyOf(new float[][] {{1}})));
    assertMessage(
        "X has no columns, expected a serial number: a whole number in 1..1",
        () -> new FloatPackedKernel(KERNEL, FloatMatrix.allocate(1, 0)));
  }

  @Test
  void aGramMatrixHasToBeSymmetricButForRounding() {
    FloatMatrix rows = FloatMatrix.copyOf(ROWS);
    rows.set(2, 2, 4e-4f); // K(3, 2): within 1e-4 of sqrt(18 * 1)
    FloatTrainingRows.require(KERNEL, rows, "X");
    rows.set(2, 2, 5e-4f);
    assertMessage(
        "X[row 2, col 2] is 5.0E-4, X[row 1, col 3] is 0.0; a Gram matrix is symmetric",
        () -> FloatTrainingRows.require(KERNEL, rows, "X"));
    rows.set(2, 2, Float.NaN);
    assertThrows(
        IllegalArgumentException.class, () -> FloatTrainingRows.require(KERNEL, rows, "X"));
    FloatTrainingRows.require(KERNEL, rows.rowRange(0, 2), "X"); // row 2 is left out
  }

  /** A place in every tile of the check. */
  @Test
  void asymmetryIsFoundAnywhere() {
    int n = 150;
    FloatMatrix gram = FloatMatrix.allocate(n, n);
    for (int i = 0; i < n; i++) {
      gram.set(i, i, 1);
    }
    for (int i = 1; i < n; i += 7) {
      for (int j = 0; j < i; j += 11) {
        FloatMatrix rows = PrecomputedKernel.rows(gram);
        FloatTrainingRows.require(KERNEL, rows, "X");
        rows.set(i, j + 1, 0.5f);
        assertMessage(
            "X[row %d, col %d] is 0.5, X[row %d, col %d] is 0.0; a Gram matrix is symmetric"
                .formatted(i, j + 1, j, i + 1),
            () -> FloatTrainingRows.require(KERNEL, rows, "X"));
      }
    }
  }

  private static void assertRows(float[][] expected, FloatMatrix m) {
    assertEquals(expected.length, m.rows());
    for (int i = 0; i < expected.length; i++) {
      float[] row = new float[m.cols()];
      m.copyRow(i, row, 0);
      assertArrayEquals(expected[i], row, "row " + i);
    }
  }

  private static void assertMessage(String message, Runnable code) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, code::run).getMessage());
  }

  @Test
  void theDiagonalNamesTheRowWithoutASerialNumber() {
    FloatMatrix rows = FloatMatrix.copyOf(new float[][] {{1, 1, .5f}, {7, .5f, 1}});
    assertMessage(
        "X[row 1, col 0] is 7.0, expected a serial number: a whole number in 1..2",
        () -> FloatKernelMatrices.diagonal(KERNEL, rows));
  }
}
