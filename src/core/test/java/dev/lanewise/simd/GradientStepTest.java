package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradientStepTest {
  private static final float IN = Float.POSITIVE_INFINITY;
  private static final float OUT = Float.NEGATIVE_INFINITY;

  private final Random random = new Random(7);

  @Test
  void vectorsMoveAndChooseAsTheSpecificationDoes() {
    for (int n = 0; n < 200; n++) {
      Problem p = new Problem(n);
      double[] expected = p.v.clone();
      LeastElement first = new LeastElement();
      GradientStep.scalarUpdate(.3, p.ki, 0, p.kj, 1, expected, p.up, 0, n, first);
      SecondChoice second = new SecondChoice();
      GradientStep.scalarSecondOrder(-.4, 1, p.ki, 0, p.diagonal, expected, p.low, 0, n, second);

      LeastElement firstFound = new LeastElement();
      int half = n / 2;
      GradientStep.update(.3, p.ki, 0, p.kj, 1, p.v, p.up, 0, half, firstFound);
      GradientStep.update(.3, p.ki, 0, p.kj, 1, p.v, p.up, half, n, firstFound);
      SecondChoice found = new SecondChoice();
      GradientStep.secondOrder(-.4, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, half, found);
      GradientStep.secondOrder(-.4, 1, p.ki, 0, p.diagonal, p.v, p.low, half, n, found);

      assertArrayEquals(expected, p.v);
      assertEquals(first.at, firstFound.at);
      assertEquals(first.value, firstFound.value);
      assertEquals(second.at(), found.at());
      assertEquals(second.gain, found.gain);
      assertEquals(second.violation(), found.violation());
    }
  }

  @Test
  void theChoiceIsTheBestInDoublesButForRounding() {
    for (int n = 1; n < 200; n++) {
      Problem p = new Problem(n);
      SecondChoice found = new SecondChoice();
      GradientStep.secondOrder(-.4, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, n, found);
      double best = 0;
      double violation = 0;
      for (int t = 0; t < n; t++) {
        if (p.low[t] == IN) {
          best = Math.max(best, p.gain(t));
          violation = Math.max(violation, p.v[t] + .4);
        }
      }
      if (found.at() >= 0) {
        assertEquals(IN, p.low[found.at()]);
        assertTrue(p.gain(found.at()) >= best * (1 - 1e-6), n + " examples");
      } else {
        assertEquals(0, best);
      }
      assertEquals((float) violation, found.violation());
    }
  }

  @Test
  void theFirstOfEqualsIsChosen() {
    int n = 77;
    Problem p = new Problem(n);
    Arrays.fill(p.v, 0);
    Arrays.fill(p.ki, .5f);
    Arrays.fill(p.diagonal, 1);
    Arrays.fill(p.up, Double.POSITIVE_INFINITY);
    Arrays.fill(p.low, OUT);
    for (int t : new int[] {22, 31, 33, 60, 76}) {
      p.up[t] = 0;
      p.low[t] = IN;
    }
    LeastElement first = new LeastElement();
    GradientStep.update(0, p.ki, 0, p.ki, 0, p.v, p.up, 0, 30, first);
    GradientStep.update(0, p.ki, 0, p.ki, 0, p.v, p.up, 30, n, first);
    assertEquals(22, first.at);
    SecondChoice second = new SecondChoice();
    GradientStep.secondOrder(-1, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, 30, second);
    GradientStep.secondOrder(-1, 1, p.ki, 0, p.diagonal, p.v, p.low, 30, n, second);
    assertEquals(22, second.at());
    second.reset();
    GradientStep.secondOrder(-1, 1, p.ki, 0, p.diagonal, p.v, p.low, 23, n, second);
    assertEquals(31, second.at());
  }

  @Test
  void nobodyIsChosenWhereNobodyGains() {
    for (int n : new int[] {0, 1, 40, 41}) {
      Problem p = new Problem(n);
      SecondChoice second = new SecondChoice();
      GradientStep.secondOrder(1e9, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, n, second);
      assertEquals(-1, second.at());
      assertEquals(0, second.violation());
      Arrays.fill(p.low, OUT);
      GradientStep.secondOrder(-1e9, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, n, second);
      assertEquals(-1, second.at());
      assertEquals(0, second.violation());
    }
  }

  @Test
  void whatNoFloatCanRankIsNotRanked() {
    int n = 40;
    Problem p = new Problem(n);
    Arrays.fill(p.low, IN);
    Arrays.fill(p.ki, 0);
    for (double v : new double[] {1e20, 1e300, Double.POSITIVE_INFINITY, 1e-30, 0, -0.0}) {
      Arrays.fill(p.v, v);
      SecondChoice second = new SecondChoice();
      GradientStep.secondOrder(0, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, n, second);
      assertEquals(-1, second.at(), v + "");
      assertEquals((float) Math.abs(v), second.violation());
    }
  }

  @Test
  void vectorsDoAsTheSpecificationWithValuesAtTheEndsOfTheRange() {
    double[] values = {0, -0.0, 1, -1, 1e-30, 1e-200, 1e30, -1e30, 1e300, 1.0 / 0, -1.0 / 0};
    float[] kernel = {0, 1, .5f, 1e-38f, 3e38f, -3e38f};
    for (int n = 1; n < 200; n++) {
      Problem p = new Problem(n);
      for (int t = 0; t < n; t++) {
        p.v[t] = values[random.nextInt(n % 2 == 0 ? values.length : 4)];
        p.ki[t] = kernel[random.nextInt(kernel.length)];
      }
      SecondChoice expected = new SecondChoice();
      GradientStep.scalarSecondOrder(0, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, n, expected);
      SecondChoice second = new SecondChoice();
      GradientStep.secondOrder(0, 1, p.ki, 0, p.diagonal, p.v, p.low, 0, n, second);
      assertEquals(expected.at(), second.at());
      assertEquals(expected.gain, second.gain);
      assertEquals(expected.violation(), second.violation());
    }
  }

  /** n examples; rows, v, and who may move, by chance. */
  private final class Problem {
    final float[] ki;
    final float[] kj;
    final float[] diagonal;
    final double[] v;
    final double[] up;
    final float[] low;

    Problem(int n) {
      ki = new float[n];
      kj = new float[n + 1];
      diagonal = new float[n];
      v = new double[n];
      up = new double[n];
      low = new float[n];
      for (int t = 0; t < n; t++) {
        ki[t] = random.nextFloat();
        kj[t + 1] = random.nextFloat();
        diagonal[t] = random.nextInt(9) == 0 ? -1 : 1; // degenerate now and then
        v[t] = random.nextGaussian();
        up[t] = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : 0;
        low[t] = random.nextInt(3) == 0 ? OUT : IN;
      }
    }

    double gain(int t) {
      double b = Math.max(0, v[t] + .4);
      double a = 1.0 + diagonal[t] - 2.0 * ki[t];
      return b * b / (a > 0 ? a : GradientStep.TAU);
    }
  }
}
