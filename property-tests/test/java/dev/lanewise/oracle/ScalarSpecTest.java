package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cases of the specification small enough to be worked by hand. */
class ScalarSpecTest {

  @Test
  void elementsMeetInTheirStripe() {
    // 2^24 + 1 is no float: the 1 survives only in a stripe of its own that is folded late.
    double[] x = new double[129];
    double[] ones = new double[129];
    java.util.Arrays.fill(ones, 1.0);
    x[0] = 0x1p24;
    x[64] = 1; // same stripe as element 0: lost at once
    assertEquals(0x1p24, ScalarSpec.dot(Format.FLOAT, x, 0, ones, 0, 129));
    x[64] = 0;
    x[1] = 1; // two stripes that meet each other before they meet stripe 0
    x[65] = 1;
    assertEquals(0x1p24 + 2, ScalarSpec.dot(Format.FLOAT, x, 0, ones, 0, 129));
    x[65] = 0;
    x[33] = 1; // stripes 1 and 33 are folded first
    assertEquals(0x1p24 + 2, ScalarSpec.dot(Format.FLOAT, x, 0, ones, 0, 129));
    x[33] = 0;
    x[32] = 1; // stripe 32 is folded into stripe 0 and lost, then stripe 1 is lost
    assertEquals(0x1p24, ScalarSpec.sum(Format.FLOAT, x, 0, 129));
  }

  @Test
  void aZeroResultIsPositive() {
    double[] tiny = new double[33];
    double[] minusTiny = new double[33];
    java.util.Arrays.fill(tiny, Double.MIN_VALUE);
    java.util.Arrays.fill(minusTiny, -Double.MIN_VALUE);
    for (int n : new int[] {0, 31, 32, 33}) {
      double dot = ScalarSpec.dot(Format.DOUBLE, tiny, 0, minusTiny, 0, n);
      assertTrue(Format.sameBits(dot, 0.0));
    }
    double[] zeros = {-0.0, -0.0};
    assertTrue(Format.sameBits(ScalarSpec.sum(Format.DOUBLE, zeros, 0, 2), 0.0));
    assertTrue(Format.sameBits(ScalarSpec.chain(Format.FLOAT, zeros, 0, tiny, 0, 2), 0.0));
  }

  @Test
  void chainsAreCutEvery256() {
    double[] x = new double[258];
    double[] ones = new double[258];
    java.util.Arrays.fill(ones, 1.0);
    x[0] = 0x1p24;
    x[254] = 1;
    x[255] = 1;
    assertEquals(0x1p24, ScalarSpec.chain(Format.FLOAT, x, 0, ones, 0, 258));
    x[254] = 0;
    x[255] = 0;
    x[256] = 1;
    x[257] = 1;
    assertEquals(0x1p24 + 2, ScalarSpec.chain(Format.FLOAT, x, 0, ones, 0, 258));
  }

  @Test
  void theOrderShowsInTheBits() {
    SplittableRandom r = new SplittableRandom(6);
    double[] x = r.doubles(200, -1, 1).toArray();
    double[] y = r.doubles(200, -1, 1).toArray();
    double oneChain = 0;
    for (int i = 0; i < 200; i++) {
      oneChain = Math.fma(x[i], y[i], oneChain);
    }
    assertNotEquals(oneChain, ScalarSpec.dot(Format.DOUBLE, x, 0, y, 0, 200));
    assertEquals(oneChain, ScalarSpec.chain(Format.DOUBLE, x, 0, y, 0, 200));
  }

  @Test
  void argMinTakesTheFirstOfEqualsAndPassesOverNan() {
    double nan = Double.NaN;
    assertEquals(-1, ScalarSpec.argMin(new double[0], 0, 0));
    assertEquals(-1, ScalarSpec.argMin(new double[] {nan, nan}, 0, 2));
    assertEquals(1, ScalarSpec.argMin(new double[] {nan, 2, 2}, 0, 3));
    assertEquals(0, ScalarSpec.argMin(new double[] {0.0, -0.0}, 0, 2));
    assertEquals(1, ScalarSpec.argMin(new double[] {9, 1, 0}, 1, 2));
  }
}
