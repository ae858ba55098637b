package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.matrix.DoubleMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** H K H, and the same of other rows. */
class CentringTest {
  private static DoubleMatrix random(int rows, long seed) {
    Random random = new Random(seed);
    DoubleMatrix x = DoubleMatrix.allocate(rows, 3);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = random.nextGaussian() + 1;
    }
    return x;
  }

  @Test
  void aLinearKernelIsThatOfCentredRows() {
    DoubleMatrix x = random(40, 1);
    DoubleMatrix y = random(7, 2);
    DoubleMatrix k = DoubleKernelMatrices.gram(new LinearKernel(), x);
    DoubleMatrix cross = DoubleKernelMatrices.crossGram(new LinearKernel(), y, x);
    DoubleCentring centring = DoubleCentring.fit(k);
    centring.apply(k);
    centring.apply(cross);
    double[] mean = new double[3];
    for (int i = 0; i < 40; i++) {
      for (int c = 0; c < 3; c++) {
        mean[c] += x.get(i, c) / 40;
      }
    }
    for (int j = 0; j < 40; j++) {
      double column = 0;
      for (int i = 0; i < 40; i++) {
        assertEquals(dot(x, i, x, j, mean), k.get(i, j), 1e-13);
        assertEquals(k.get(j, i), k.get(i, j));
        column += k.get(i, j);
      }
      assertEquals(0, column, 1e-12);
      for (int i = 0; i < 7; i++) {
        assertEquals(dot(y, i, x, j, mean), cross.get(i, j), 1e-13);
      }
    }
  }

  private static double dot(DoubleMatrix x, int i, DoubleMatrix y, int j, double[] mean) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += (x.get(i, c) - mean[c]) * (y.get(j, c) - mean[c]);
    }
    return sum;
  }

  /** A training row that comes again has the bits of its row of the Gram matrix. */
  @Test
  void trainingRowsAreCentredAsTheGramMatrixIs() {
    DoubleMatrix x = random(60, 3);
    DoubleMatrix k = DoubleKernelMatrices.gram(new RbfKernel(0.4), x);
    DoubleMatrix again = DoubleMatrix.copyOf(k);
    DoubleCentring centring = DoubleCentring.fit(k);
    centring.apply(k);
    centring.apply(again.rowRange(20, 40));
    for (int i = 20; i < 40; i++) {
      for (int j = 0; j < 60; j++) {
        assertEquals(k.get(i, j), again.get(i, j));
      }
    }
  }

  @Test
  void shapesAreChecked() {
    assertThrows(
        IllegalArgumentException.class, () -> DoubleCentring.fit(DoubleMatrix.allocate(2, 3)));
    assertThrows(
        IllegalArgumentException.class, () -> DoubleCentring.fit(DoubleMatrix.allocate(0, 0)));
    DoubleCentring two = DoubleCentring.fit(DoubleMatrix.allocate(2, 2));
    assertEquals(
        "K has 3 columns, the centre is that of 2 rows",
        assertThrows(IllegalArgumentException.class, () -> two.apply(DoubleMatrix.allocate(1, 3)))
            .getMessage());
  }
}
