package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

/**
 * What every elementwise function owes: the array form gives the bits of the scalar form for all
 * sizes, offsets and neighbours, in place or not, compiled or not, and touches nothing else.
 */
final class ElementwiseCases {
  private static final int LANES = 16; // floats of 512 bits; a multiple of every other width
  private static final int[] OFFSETS = {0, 1, 5};
  private static final float FLOAT_POISON = -77.25f;
  private static final double DOUBLE_POISON = -77.25;

  interface FloatArrays {
    void apply(float[] x, int xOffset, float[] y, int yOffset, int n);
  }

  interface FloatElement {
    float apply(float x);
  }

  interface DoubleArrays {
    void apply(double[] x, int xOffset, double[] y, int yOffset, int n);
  }

  interface DoubleElement {
    double apply(double x);
  }

  private ElementwiseCases() {}

  static void arrayFormEqualsScalarForm(FloatArrays arrays, FloatElement element, float[] pool) {
    for (int n = 0; n <= 4 * LANES + 3; n++) {
      for (int xOffset : OFFSETS) {
        for (int yOffset : OFFSETS) {
          float[] x = cycle(pool, n, xOffset + n + 2);
          float[] before = x.clone();
          float[] y = new float[yOffset + n + 2];
          Arrays.fill(y, FLOAT_POISON);
          arrays.apply(x, xOffset, y, yOffset, n);
          equalBits(before, x, 0, x.length);
          equalBits(expected(element, x, xOffset, yOffset, n), y, 0, y.length);
          if (xOffset == yOffset) {
            arrays.apply(x, xOffset, x, xOffset, n);
            equalBits(y, x, xOffset, xOffset + n);
          }
        }
      }
    }
    float[] x = cycle(pool, 3, 64 * LANES + 3);
    float[] y = new float[x.length];
    for (int repeat = 0; repeat < 400; repeat++) { // long enough to reach compiled code
      arrays.apply(x, 0, y, 0, x.length);
    }
    equalBits(expected(element, x, 0, 0, x.length - 2), y, 0, x.length - 2);
  }

  static void arrayFormEqualsScalarForm(DoubleArrays arrays, DoubleElement element, double[] pool) {
    for (int n = 0; n <= 4 * LANES + 3; n++) {
      for (int xOffset : OFFSETS) {
        for (int yOffset : OFFSETS) {
          double[] x = cycle(pool, n, xOffset + n + 2);
          double[] before = x.clone();
          double[] y = new double[yOffset + n + 2];
          Arrays.fill(y, DOUBLE_POISON);
          arrays.apply(x, xOffset, y, yOffset, n);
          equalBits(before, x, 0, x.length);
          equalBits(expected(element, x, xOffset, yOffset, n), y, 0, y.length);
          if (xOffset == yOffset) {
            arrays.apply(x, xOffset, x, xOffset, n);
            equalBits(y, x, xOffset, xOffset + n);
          }
        }
      }
    }
    double[] x = cycle(pool, 3, 64 * LANES + 3);
    double[] y = new double[x.length];
    for (int repeat = 0; repeat < 400; repeat++) { // long enough to reach compiled code
      arrays.apply(x, 0, y, 0, x.length);
    }
    equalBits(expected(element, x, 0, 0, x.length - 2), y, 0, x.length - 2);
  }

  /** Each probe alone in every lane among copies of each neighbour. */
  static void laneDoesNotSeeItsNeighbours(
      FloatArrays arrays, FloatElement element, float[] neighbours, float[] probes) {
    float[] x = new float[LANES];
    float[] y = new float[LANES];
    for (float neighbour : neighbours) {
      Arrays.fill(x, neighbour);
      for (int lane = 0; lane < LANES; lane++) {
        for (float probe : probes) {
          x[lane] = probe;
          arrays.apply(x, 0, y, 0, LANES);
          equalBits(expected(element, x, 0, 0, LANES - 2), y, 0, LANES - 2);
        }
        x[lane] = neighbour;
      }
    }
  }

  static void laneDoesNotSeeItsNeighbours(
      DoubleArrays arrays, DoubleElement element, double[] neighbours, double[] probes) {
    double[] x = new double[LANES];
    double[] y = new double[LANES];
    for (double neighbour : neighbours) {
      Arrays.fill(x, neighbour);
      for (int lane = 0; lane < LANES; lane++) {
        for (double probe : probes) {
          x[lane] = probe;
          arrays.apply(x, 0, y, 0, LANES);
          equalBits(expected(element, x, 0, 0, LANES - 2), y, 0, LANES - 2);
        }
        x[lane] = neighbour;
      }
    }
  }

  static void doorRefusesBadRanges(FloatArrays arrays) {
    float[] x = new float[10];
    float[] y = new float[8];
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, 0, y, 0, 9));
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, 5, y, 0, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, -1, y, 0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, 0, y, 0, -1));
    IllegalArgumentException overlap =
        assertThrows(IllegalArgumentException.class, () -> arrays.apply(x, 1, x, 3, 4));
    assertEquals(
        "x from 1 and y from 3 overlap over 4 elements: "
            + "give the same offset, or ranges that do not touch",
        overlap.getMessage());
    arrays.apply(x, 1, x, 5, 4);
  }

  static void doorRefusesBadRanges(DoubleArrays arrays) {
    double[] x = new double[10];
    double[] y = new double[8];
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, 0, y, 0, 9));
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, 5, y, 0, 6));
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, -1, y, 0, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> arrays.apply(x, 0, y, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> arrays.apply(x, 3, x, 1, 4));
    arrays.apply(x, 5, x, 1, 4);
  }

  /** Every bit equal, except that one NaN is as good as another. */
  static void sameBits(float expected, float actual) {
    if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
      assertEquals(Float.toHexString(expected), Float.toHexString(actual));
    }
  }

  static void sameBits(double expected, double actual) {
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual)) {
      assertEquals(Double.toHexString(expected), Double.toHexString(actual));
    }
  }

  private static float[] expected(FloatElement element, float[] x, int xo, int yo, int n) {
    float[] y = new float[yo + n + 2];
    Arrays.fill(y, FLOAT_POISON);
    for (int i = 0; i < n; i++) {
      y[yo + i] = element.apply(x[xo + i]);
    }
    return y;
  }

  private static double[] expected(DoubleElement element, double[] x, int xo, int yo, int n) {
    double[] y = new double[yo + n + 2];
    Arrays.fill(y, DOUBLE_POISON);
    for (int i = 0; i < n; i++) {
      y[yo + i] = element.apply(x[xo + i]);
    }
    return y;
  }

  private static float[] cycle(float[] pool, int start, int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = pool[(start + i) % pool.length];
    }
    return x;
  }

  private static double[] cycle(double[] pool, int start, int length) {
    double[] x = new double[length];
    for (int i = 0; i < length; i++) {
      x[i] = pool[(start + i) % pool.length];
    }
    return x;
  }

  private static void equalBits(float[] expected, float[] actual, int from, int to) {
    for (int i = from; i < to; i++) {
      sameBits(expected[i], actual[i]);
    }
  }

  private static void equalBits(double[] expected, double[] actual, int from, int to) {
    for (int i = from; i < to; i++) {
      sameBits(expected[i], actual[i]);
    }
  }
}
