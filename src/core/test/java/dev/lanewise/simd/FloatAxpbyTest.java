package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The update y = alpha x + beta y of floats and, made from it, of doubles. */
class FloatAxpbyTest {
  private static final float NAN = Float.NaN;

  @Test
  void updatesARangeWithTwoRoundings() {
    float[] y = {7, 10, 20, 30, 7};
    FloatAxpby.axpby(2, new float[] {0, 1, 2, 3}, 1, -1, y, 1, 3);
    assertArrayEquals(new float[] {7, -8, -16, -24, 7}, y);
    // With e = 2^-52: beta y is rounded to -(1 + 2 e), alpha x is not, and e^2 is left.
    double[] z = {1 + 0x1p-52};
    DoubleAxpby.axpby(1 + 0x1p-52, new double[] {1 + 0x1p-52}, 0, -(1 + 0x1p-52), z, 0, 1);
    assertEquals(0x1p-104, z[0]);
  }

  @Test
  void aFactorOfZeroMeansNotRead() {
    float[] y = {NAN, NAN};
    FloatAxpby.axpby(3, new float[] {1, -2}, 0, 0, y, 0, 2);
    assertArrayEquals(new float[] {3, -6}, y);
    FloatAxpby.axpby(0, new float[] {NAN, NAN}, 0, 0.5f, y, 0, 2);
    assertArrayEquals(new float[] {1.5f, -3}, y);
    FloatAxpby.axpby(-0.0f, new float[] {NAN, NAN}, 0, -0.0f, y, 0, 2);
    assertArrayEquals(new float[] {0.0f, 0.0f}, y);
  }

  @Test
  void badRangesAreRefused() {
    float[] x = new float[4];
    float[] y = {1, 1, 1, 1};
    int[][] bad = {{-1, 0, 2}, {0, -1, 2}, {0, 0, -1}, {3, 0, 2}, {0, 3, 2}, {0, 0, 5}};
    for (int[] b : bad) {
      assertThrows(
          IndexOutOfBoundsException.class, () -> FloatAxpby.axpby(1, x, b[0], 1, y, b[1], b[2]));
    }
    assertThrows(IllegalArgumentException.class, () -> FloatAxpby.axpby(1, y, 0, 1, y, 1, 3));
    assertArrayEquals(new float[] {1, 1, 1, 1}, y);
    FloatAxpby.axpby(1, y, 0, 2, y, 0, 4);
    assertArrayEquals(new float[] {3, 3, 3, 3}, y);
  }
}
