package dev.lanewise.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LaplaceNoiseTest {
  @Test
  void theScaleIsTheMeanSizeWithoutThoseThatStandOut() {
    assertEquals(2, LaplaceNoise.fit(new double[] {1, -3, 2}).scale());
    double[] residuals = new double[100];
    Arrays.fill(residuals, -1);
    // Mean 2.99 and 1.07: 5 standard deviations are 21.1 and 7.6.
    residuals[7] = 200;
    assertEquals(1, LaplaceNoise.fit(residuals).scale());
    residuals[7] = 7;
    assertEquals(1.06, LaplaceNoise.fit(residuals).scale(), 1e-15);
    residuals[7] = 8;
    assertEquals(1, LaplaceNoise.fit(residuals).scale());
    assertEquals(0, LaplaceNoise.fit(new double[3]).scale());
  }

  @Test
  void aWeightOfTwoIsTheResidualTwice() {
    double[] residuals = {1, -3, 2, 40, Double.MAX_VALUE};
    double[] weights = {2, 30, 1, 1, 0};
    double[] copies = new double[34];
    Arrays.fill(copies, -3);
    copies[0] = 1;
    copies[1] = 1;
    copies[32] = 2;
    copies[33] = 40;
    assertEquals(
        LaplaceNoise.fit(copies).scale(), LaplaceNoise.fit(residuals, weights).scale(), 1e-14);
    assertEquals(94. / 33, LaplaceNoise.fit(residuals, weights).scale(), 1e-14); // 40 is left out
    assertEquals(
        "2 residuals, 1 weights", message(() -> LaplaceNoise.fit(new double[2], new double[] {1})));
    assertEquals(
        "weight 1 is -1.0, expected a finite number of at least 0",
        message(() -> LaplaceNoise.fit(new double[2], new double[] {1, -1})));
  }

  @Test
  void densityIntervalAndWidthFitTogether() {
    LaplaceNoise noise = new LaplaceNoise(0.5);
    assertEquals(1, noise.density(0));
    assertEquals(Math.exp(-2), noise.density(-1));
    assertEquals(1 - Math.exp(-2), noise.probabilityWithin(1), 1e-16);
    assertEquals(1, noise.probabilityWithin(Double.POSITIVE_INFINITY));
    assertEquals(0.5 * Math.log(20), noise.halfWidth(0.95), 1e-14);
    assertEquals(0.95, noise.probabilityWithin(noise.halfWidth(0.95)), 1e-15);
    double sum = 0;
    for (int i = -20_000; i < 20_000; i++) {
      sum += noise.density((i + 0.5) / 1000) / 1000;
    }
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void withoutNoiseThePredictionIsTheTarget() {
    LaplaceNoise none = new LaplaceNoise(0);
    assertEquals(Double.POSITIVE_INFINITY, none.density(0));
    assertEquals(0, none.density(0.1));
    assertEquals(1, none.probabilityWithin(0));
    assertEquals(0, none.halfWidth(0.99));
  }

  @Test
  void badInputIsRefusedByName() {
    assertEquals("there is no residual", message(() -> LaplaceNoise.fit(new double[0])));
    assertEquals(
        "residual 0 is NaN, expected a finite number",
        message(() -> LaplaceNoise.fit(new double[] {Double.NaN})));
    assertEquals(
        "scale is Infinity, expected a finite number of at least 0",
        message(() -> LaplaceNoise.fit(new double[] {1e308, 1e308})));
    assertEquals(
        "half width is -1.0, expected at least 0",
        message(() -> new LaplaceNoise(1).probabilityWithin(-1)));
    assertEquals(
        "probability is 1.0, expected at least 0 and below 1",
        message(() -> new LaplaceNoise(1).halfWidth(1)));
  }

  private static String message(Runnable bad) {
    return assertThrows(IllegalArgumentException.class, bad::run).getMessage();
  }
}
