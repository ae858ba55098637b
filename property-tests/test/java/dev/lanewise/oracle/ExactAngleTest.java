package dev.lanewise.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ExactAngleTest {
  @Test
  void rightTrianglesComeOutAtEveryScale() {
    for (double scale : new double[] {1, 0x1p1000, 0x1p-1070}) {
      double[] legs = {3 * scale, 4 * scale};
      assertEquals(5 * scale, ExactAngle.norm(legs).doubleValue());
      assertEquals(0.6, ExactAngle.cosine(legs, new double[] {2, 0}).doubleValue());
      assertEquals(-0.8, ExactAngle.cosine(legs, new double[] {0, -2}).doubleValue());
      assertEquals(0.0, ExactAngle.cosine(legs, new double[] {-4, 3}).doubleValue());
    }
    assertEquals(0, ExactAngle.cosine(new double[2], new double[] {1, 1}).signum());
  }

  @Test
  void aLostBitShows() {
    double[] x = {1, 0x1p-60};
    assertNotEquals(0, ExactAngle.norm(x).compareTo(BigDecimal.ONE));
    assertNotEquals(0, ExactAngle.cosine(x, new double[] {1, 0}).compareTo(BigDecimal.ONE));
  }
}
