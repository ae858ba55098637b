package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RidgeOptionsTest {
  private static String refused(double... weights) {
    return assertThrows(
            IllegalArgumentException.class, () -> RidgeOptions.DEFAULT.withWeights(weights))
        .getMessage();
  }

  @Test
  void weightsThatAreNoneAreNamed() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "weight of row 1 is " + bad + ", expected a finite number, at least 0", refused(1, bad));
    }
    assertEquals("none of 2 weights is above 0", refused(0, 0));
    assertEquals("none of 0 weights is above 0", refused());
    assertEquals(
        "3 rows, 2 weights",
        assertThrows(
                IllegalArgumentException.class,
                () -> RidgeOptions.DEFAULT.withWeights(1, 2).roots(3))
            .getMessage());
  }

  @Test
  void eachOptionKeepsTheOthers() {
    double[] weights = {4, 0};
    RidgeOptions all =
        RidgeOptions.DEFAULT
            .withJitter(true)
            .withRefinement(true)
            .withIntercept(true)
            .withWeights(weights);
    weights[0] = 9;
    assertTrue(all.jitter() && all.refined() && all.intercept());
    assertArrayEquals(new double[] {2, 0}, all.roots(2));
    RidgeOptions none = all.withIntercept(false).withRefinement(false).withJitter(false);
    assertFalse(none.jitter() || none.refined() || none.intercept());
    assertArrayEquals(new double[] {2, 0}, none.roots(2));
    RidgeOptions plain = RidgeOptions.DEFAULT;
    assertFalse(plain.jitter() || plain.refined() || plain.intercept());
    assertArrayEquals(new double[] {1, 1, 1}, plain.roots(3));
  }
}
