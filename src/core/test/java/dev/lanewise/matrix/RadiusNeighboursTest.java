package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RadiusNeighboursTest {
  private static final FloatMatrix SAMPLES =
      FloatMatrix.copyOf(new float[][] {{0, 0}, {3, 0}, {5, 0}, {0, 9}, {3, 0}});

  @Test
  void theRadiusIsInclusiveAndOrderIsByDistanceThenRow() {
    FloatMatrix queries = FloatMatrix.copyOf(new float[][] {{4, 0}, {100, 0}, {0, 4}});
    FloatNeighbourLists found = FloatRadiusNeighbours.within(queries, SAMPLES, 4);
    assertEquals(3, found.queries());
    assertEquals(5, found.size());
    assertEquals(4, found.count(0));
    assertEquals(0, found.count(1));
    assertArrayEquals(new long[] {1, 2, 4, 0, 0}, found.indices());
    assertArrayEquals(new float[] {1, 1, 1, 16, 16}, found.squaredDistances());
    assertEquals(4, found.offset(2));
    assertEquals(5, found.offset(3));
    assertEquals(0, found.index(0, 3));
    assertEquals(16f, found.squaredDistance(0, 3));
    assertEquals(4f, found.distance(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> found.index(0, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> found.index(1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> found.count(3));
  }

  @Test
  void noSamplesNoNeighbours() {
    FloatMatrix none = FloatMatrix.allocate(0, 2);
    assertEquals(0, FloatRadiusNeighbours.within(SAMPLES, none, 9).size());
    assertEquals(0, FloatRadiusNeighbours.within(none, SAMPLES, 9).queries());
    assertEquals(25, FloatRadiusNeighbours.within(SAMPLES, SAMPLES, 1f / 0).size());
  }

  @Test
  void theLimitIsTheLargestSquareWhoseRootIsWithin() {
    float[] radii = {0, Float.MIN_VALUE, 1e-23f, 1e-20f, 0.1f, 1, 3, 1e18f, 1e30f, 1f / 0};
    for (float r : radii) {
      float limit = FloatRadiusPass.limit(r);
      assertEquals(true, (float) Math.sqrt(limit) <= r, "radius " + r);
      boolean next = (float) Math.sqrt(Math.nextUp(limit)) > r;
      assertEquals(true, next || limit == Float.MAX_VALUE, "radius " + r);
    }
    assertEquals(Double.MAX_VALUE, DoubleRadiusPass.limit(1e300));
  }

  @Test
  void wrongRadiiAndShapesAreRefused() {
    refused("radius is NaN, expected at least 0", SAMPLES, Float.NaN);
    refused("radius is -1.0, expected at least 0", SAMPLES, -1);
    refused("queries have 3 columns, samples have 2", FloatMatrix.allocate(1, 3), 1);
  }

  private static void refused(String message, FloatMatrix queries, float radius) {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> FloatRadiusNeighbours.within(queries, SAMPLES, radius));
    assertEquals(message, e.getMessage());
  }
}
