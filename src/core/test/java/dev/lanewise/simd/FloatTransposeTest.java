package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The transposition of floats and, since the class is made from this one, of doubles. */
class FloatTransposeTest {
  @Test
  void rowsBecomeColumns() {
    float[] y = {0, 0, 9, 0, 0, 9, 0, 0, 9};
    FloatTranspose.transpose(new float[] {7, 1, 2, 3, 7, 4, 5, 6}, 1, 4, 2, 3, y, 0, 3);
    assertArrayEquals(new float[] {1, 4, 9, 2, 5, 9, 3, 6, 9}, y);
  }

  /** Every element of several squares carries its own place. */
  @Test
  void largeRectanglesArriveWhereTheyBelong() {
    int rows = 67;
    int cols = 131;
    float[] x = new float[rows * cols];
    double[] doubles = new double[rows * cols];
    for (int p = 0; p < x.length; p++) {
      x[p] = p;
      doubles[p] = p;
    }
    float[] y = new float[x.length];
    double[] wide = new double[x.length];
    FloatTranspose.transpose(x, 0, cols, rows, cols, y, 0, rows);
    DoubleTranspose.transpose(doubles, 0, cols, rows, cols, wide, 0, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        assertEquals(i * cols + j, y[j * rows + i]);
        assertEquals(i * cols + j, wide[j * rows + i]);
      }
    }
  }

  @Test
  void rectanglesOutsideTheArraysAreRefused() {
    float[] x = new float[12];
    float[] y = new float[12];
    FloatTranspose.transpose(x, 0, 4, 3, 4, y, 0, 3);
    refuses(() -> FloatTranspose.transpose(x, 1, 4, 3, 4, y, 0, 3));
    refuses(() -> FloatTranspose.transpose(x, -1, 4, 3, 4, y, 0, 3));
    refuses(() -> FloatTranspose.transpose(x, 0, 5, 3, 4, y, 0, 3));
    refuses(() -> FloatTranspose.transpose(x, 0, 4, 3, 4, y, 1, 3));
    refuses(() -> FloatTranspose.transpose(x, 0, 4, 3, 4, y, 0, 4));
    refuses(() -> FloatTranspose.transpose(x, 0, Integer.MAX_VALUE, 3, 4, y, 0, 3));
    refuses(() -> FloatTranspose.transpose(x, 0, 4, 3, 4, y, 0, Integer.MAX_VALUE));
    FloatTranspose.transpose(x, 99, 4, 0, 4, y, 99, 3); // nothing to do, nothing looked at
  }

  private static void refuses(Executable call) {
    assertThrows(IndexOutOfBoundsException.class, call);
  }
}
