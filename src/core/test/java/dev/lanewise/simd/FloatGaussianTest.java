package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One pass over dot products gives what two give, in floats and in doubles. */
class FloatGaussianTest {
  private static final int N = 304; // a whole number of vectors of any width
  private static final int BEFORE = 3;

  /** Of the exponent at a distance of 1: moderate ones, and some around and beyond the range. */
  private static final double[] SCALES = {-.5, -3, 2, -21, -22, -40, 21, 22, 40, -180, -400, 1e-30};

  /** Nothing cancels, some entries do, all that can. */
  private static final double[] MATTERS = {Double.POSITIVE_INFINITY, 1.1, 0};

  @Test
  void oneFloatPassIsDistancesAndThenExponentials() {
    SplittableRandom random = new SplittableRandom(5);
    int lost = 0;
    for (double scale : SCALES) {
      for (double matters : MATTERS) {
        float[] norms = new float[N];
        float[] dots = new float[BEFORE + N];
        float rowNorm = (float) fill(random, norms, dots);
        float[] expected = dots.clone();
        int[] expectedHits = new int[N];
        int count =
            FloatExpansion.scalar(
                expected, BEFORE, N, rowNorm, norms, .02f, (float) matters, expectedHits);
        FloatExp.scalar((float) scale, expected, BEFORE, expected, BEFORE, N);
        int[] hits = new int[N];
        float largest = FloatLinfNorm.linfNorm(norms, 0, N);
        assertEquals(
            count,
            FloatGaussian.ofDots(
                (float) scale,
                dots,
                BEFORE,
                N,
                rowNorm,
                norms,
                largest,
                .02f,
                (float) matters,
                hits));
        assertArrayEquals(expected, dots);
        assertArrayEquals(Arrays.copyOf(expectedHits, count), Arrays.copyOf(hits, count));
        lost += count;
      }
    }
    assertTrue(lost > 100);
  }

  @Test
  void oneDoublePassIsDistancesAndThenExponentials() {
    SplittableRandom random = new SplittableRandom(6);
    int lost = 0;
    for (double tenth : SCALES) {
      for (double matters : MATTERS) {
        double scale = 8 * tenth; // their range is eight times as wide
        float[] someNorms = new float[N];
        float[] someDots = new float[BEFORE + N];
        double rowNorm = fill(random, someNorms, someDots);
        double[] norms = widened(someNorms);
        double[] dots = widened(someDots);
        double[] expected = dots.clone();
        int[] expectedHits = new int[N];
        int count =
            DoubleExpansion.scalar(expected, BEFORE, N, rowNorm, norms, .02, matters, expectedHits);
        DoubleExp.scalar(scale, expected, BEFORE, expected, BEFORE, N);
        int[] hits = new int[N];
        double largest = DoubleLinfNorm.linfNorm(norms, 0, N);
        assertEquals(
            count,
            DoubleGaussian.ofDots(
                scale, dots, BEFORE, N, rowNorm, norms, largest, .02, matters, hits));
        assertArrayEquals(expected, dots);
        assertArrayEquals(Arrays.copyOf(expectedHits, count), Arrays.copyOf(hits, count));
        lost += count;
      }
    }
    assertTrue(lost > 100);
  }

  /** Norms up to 1 and dot products they allow, many of rows nearly equal; the norm of the row. */
  private static double fill(SplittableRandom random, float[] norms, float[] dots) {
    float rowNorm = (float) random.nextDouble(.5, 1);
    Arrays.fill(dots, 0, BEFORE, -7.0f);
    for (int j = 0; j < N; j++) {
      boolean near = random.nextInt(4) == 0;
      norms[j] = near ? rowNorm : (float) random.nextDouble();
      double cosine = near ? 1 - random.nextDouble(.05) : random.nextDouble(-1, 1);
      dots[BEFORE + j] = (float) (cosine * Math.sqrt((double) norms[j] * rowNorm));
    }
    return rowNorm;
  }

  private static double[] widened(float[] v) {
    double[] wide = new double[v.length];
    Arrays.setAll(wide, i -> v[i]);
    return wide;
  }
}
