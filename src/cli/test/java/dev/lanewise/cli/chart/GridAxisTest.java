package dev.lanewise.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.FloatMatrix;
import org.junit.jupiter.api.Test;

class GridAxisTest {
  @Test
  void goesALittleBeyondTheColumn() {
    FloatMatrix points = FloatMatrix.of(new float[] {9, 5, 9, 2, 9, 3}, 3, 2);
    double[] axis = GridAxis.over(points, 1, 5);
    assertEquals(5, axis.length);
    assertTrue(axis[0] < 1.9 && axis[0] > 1.5, axis[0] + "");
    assertTrue(axis[4] > 5.1 && axis[4] < 5.5, axis[4] + "");
    assertEquals(3.5, axis[2], 1e-12);
  }

  @Test
  void aConstantColumnHasRoomToo() {
    FloatMatrix points = FloatMatrix.of(new float[] {7, 7}, 2, 1);
    double[] axis = GridAxis.over(points, 0, 2);
    assertTrue(axis[0] < 7 && axis[1] > 7);
  }

  @Test
  void staysAmongTheFloats() {
    FloatMatrix points = FloatMatrix.of(new float[] {-Float.MAX_VALUE, Float.MAX_VALUE}, 2, 1);
    double[] axis = GridAxis.over(points, 0, 9);
    assertEquals(-Float.MAX_VALUE, axis[0]);
    assertEquals(Float.MAX_VALUE, axis[8]);
  }
}
