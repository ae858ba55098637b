package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tiles of sums over coordinates against their order of summation, written a second time. */
class CoordinateTilesTest {
  private static float term(CoordinateSum sum, float x, float y) {
    return switch (sum) {
      case ABSOLUTE_DIFFERENCES -> Math.abs(x - y);
      case MINIMA -> Math.min(x, y);
      case CHI_SQUARED -> (x - y) * ((x - y) / (x + y + Float.MIN_NORMAL));
    };
  }

  private static double term(CoordinateSum sum, double x, double y) {
    return switch (sum) {
      case ABSOLUTE_DIFFERENCES -> Math.abs(x - y);
      case MINIMA -> Math.min(x, y);
      case CHI_SQUARED -> (x - y) * ((x - y) / (x + y + Double.MIN_NORMAL));
    };
  }

  @ParameterizedTest
  @EnumSource
  void everySumIsThatOfItsChain(CoordinateSum sum) {
    SplittableRandom random = new SplittableRandom(1);
    for (int depth : new int[] {0, 1, 7, 255, 256, 257, 600}) {
      for (int rows : new int[] {1, 3, 4, 5, 9}) {
        for (int columns : new int[] {1, 31, 64, 70, 200}) {
          check(sum, depth, rows, columns, random);
        }
      }
    }
  }

  private static void check(
      CoordinateSum sum, int depth, int rows, int columns, SplittableRandom random) {
    int ldx = depth + 3;
    float[] x = new float[2 + rows * ldx];
    float[] y = new float[1 + columns * depth];
    for (float[] values : new float[][] {x, y}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble();
      }
    }
    for (int i = 0; i < rows * ldx; i++) {
      x[2 + i] = i % ldx < depth ? x[2 + i] : Float.NaN;
    }
    double[] wideX = new double[x.length];
    double[] wideY = new double[y.length];
    Arrays.setAll(wideX, i -> x[i]);
    Arrays.setAll(wideY, i -> y[i]);
    FloatPanels panels = new FloatPanels(columns, depth);
    DoublePanels widePanels = new DoublePanels(columns, depth);
    panels.reset(columns);
    widePanels.reset(columns);
    for (int p = 0; p * FloatPanels.width() < columns; p++) {
      panels.pack(p, y, 1, depth);
    }
    for (int p = 0; p * DoublePanels.width() < columns; p++) {
      widePanels.pack(p, wideY, 1, depth);
    }
    int ldc = FloatPanels.padded(columns);
    int wideLdc = DoublePanels.padded(columns);
    float[] c = new float[rows * ldc];
    double[] wide = new double[rows * wideLdc];
    int all = Integer.MAX_VALUE;
    FloatCoordinateLoops.add(sum, x, 2, ldx, rows, panels, c, 0, ldc, all);
    DoubleCoordinateLoops.add(sum, wideX, 2, ldx, rows, widePanels, wide, 0, wideLdc, all);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        float total = 0;
        double wideTotal = 0;
        for (int k0 = 0; k0 < depth; k0 += 256) {
          float a = 0;
          double b = 0;
          for (int k = k0; k < Math.min(depth, k0 + 256); k++) {
            a += term(sum, x[2 + i * ldx + k], y[1 + j * depth + k]);
            b += term(sum, wideX[2 + i * ldx + k], wideY[1 + j * depth + k]);
          }
          total += a;
          wideTotal += b;
        }
        assertEquals(total, c[i * ldc + j], sum + " of " + depth);
        assertEquals(wideTotal, wide[i * wideLdc + j], sum + " of " + depth);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRowWithItselfIsTheSame(CoordinateSum sum) {
    SplittableRandom random = new SplittableRandom(2);
    int depth = 700;
    float[] x = new float[depth];
    for (int k = 0; k < depth; k++) {
      x[k] = (float) random.nextDouble();
    }
    FloatPanels panels = new FloatPanels(1, depth);
    panels.reset(1);
    panels.pack(0, x, 0, depth);
    float[] c = new float[FloatPanels.width()];
    float[] self = new float[1];
    FloatCoordinateLoops.add(sum, x, 0, depth, 1, panels, c, 0, c.length, Integer.MAX_VALUE);
    FloatCoordinateLoops.ofSelf(sum, x, 0, depth, 1, depth, self);
    assertEquals(c[0], self[0]);
  }

  @ParameterizedTest
  @EnumSource
  void panelsBeyondTheDiagonalAreLeftAlone(CoordinateSum sum) {
    int width = FloatPanels.width();
    FloatPanels panels = new FloatPanels(3 * width, 1);
    panels.reset(3 * width);
    for (int p = 0; p < 3; p++) {
      panels.pack(p, new float[3 * width], 0, 1);
    }
    float[] c = new float[6 * 3 * width];
    Arrays.fill(c, -1);
    float[] x = {1, 1, 1, 1, 1, 1};
    FloatCoordinateLoops.add(sum, x, 0, 1, 6, panels, c, 0, 3 * width, width - 4);
    for (int i = 0; i < 6; i++) {
      boolean second = i >= 4; // its strip reaches one column into it
      float expected = sum == CoordinateSum.MINIMA ? -1 : second ? 0 : -1;
      assertEquals(expected, c[(i * 3 + 1) * width], sum + " row " + i);
      assertEquals(-1, c[(i * 3 + 2) * width], sum + " row " + i);
    }
  }

  @Test
  void rootsAreThoseOfMath() {
    SplittableRandom random = new SplittableRandom(3);
    float[] x = new float[10_003];
    double[] wide = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(random.nextInt());
      wide[i] = Double.longBitsToDouble(random.nextLong());
    }
    float[] special = {0, -0.0f, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 2};
    System.arraycopy(special, 0, x, 40, special.length);
    float[] y = new float[x.length];
    double[] wideY = new double[x.length];
    FloatSqrt.sqrt(x, 1, y, 2, x.length - 2);
    DoubleSqrt.sqrt(wide, 1, wideY, 1, x.length - 1);
    for (int i = 1; i < x.length - 1; i++) {
      assertEquals((float) Math.sqrt(x[i]), y[i + 1]);
      assertEquals(Math.sqrt(wide[i]), wideY[i]);
    }
    assertEquals(-0.0f, y[42]);
    float[] own = x.clone();
    FloatSqrt.sqrt(own, 1, own, 1, x.length - 2);
    assertArrayEquals(Arrays.copyOfRange(y, 2, 10_003), Arrays.copyOfRange(own, 1, 10_002));
  }
}
