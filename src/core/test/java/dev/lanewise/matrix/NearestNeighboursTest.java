package dev.lanewise.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NearestNeighboursTest {
  @Test
  void theSmallCaseOfTheQuestion() {
    FloatMatrix test = FloatMatrix.copyOf(new float[][] {{1, 2}, {3, 4}});
    FloatMatrix train = FloatMatrix.copyOf(new float[][] {{1, 0}, {0, 1}, {1, 1}});
    FloatMatrix d = FloatSquaredDistances.distances(test, train);
    float[][] expected = {
      {2, (float) Math.sqrt(2), 1},
      {(float) Math.sqrt(20), (float) Math.sqrt(18), (float) Math.sqrt(13)}
    };
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(expected[i][j], d.get(i, j));
      }
    }
    FloatNeighbours n = FloatNearestNeighbours.nearest(test, train, 9);
    assertEquals(3, n.k());
    assertEquals(2, n.index(0, 0));
    assertEquals(1, n.index(0, 1));
    assertEquals(0, n.index(0, 2));
    assertEquals(2, n.index(1, 0));
    assertEquals(13f, n.squaredDistance(1, 0));
  }

  @Test
  void tiesGoToTheSmallerIndex() {
    DoubleMatrix x = DoubleMatrix.copyOf(new double[][] {{0, 0, 0}, {1, 1, 1}});
    DoubleMatrix y = DoubleMatrix.copyOf(new double[][] {{1, 0, 0}, {1, 1, 0}});
    DoubleNeighbours n = DoubleNearestNeighbours.nearest(x, y);
    assertEquals(0, n.index(0, 0));
    assertEquals(1, n.index(1, 0));
    assertEquals(1.0, n.distance(1, 0));
    FloatMatrix same = FloatMatrix.copyOf(new float[200][1]);
    FloatNeighbours all = FloatNearestNeighbours.nearest(same.rowRange(7, 8), same, 4);
    for (int j = 0; j < 4; j++) {
      assertEquals(j, all.index(0, j));
    }
  }

  @Test
  void distancesThatCancelKeepTheirAccuracy() {
    assertEquals(
        1f,
        FloatSquaredDistances.squaredDistances(
                FloatMatrix.copyOf(new float[][] {{10000}}),
                FloatMatrix.copyOf(new float[][] {{10001}}))
            .get(0, 0));
    float[] one = new float[1000];
    float[] more = new float[1000];
    java.util.Arrays.fill(one, 1.000f);
    java.util.Arrays.fill(more, 1.001f);
    double d =
        FloatSquaredDistances.distances(FloatMatrix.of(one, 1, 1000), FloatMatrix.of(more, 1, 1000))
            .get(0, 0);
    assertEquals(Math.sqrt(.001), d, 1e-4);
  }

  @Test
  void valuesThatAreNotFiniteAreNamed() {
    FloatMatrix good = FloatMatrix.copyOf(new float[][] {{1, 2}, {3, 4}});
    FloatMatrix bad = FloatMatrix.copyOf(new float[][] {{1, 2}, {3, Float.NaN}});
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> FloatNearestNeighbours.nearest(good, bad));
    assertEquals("samples[row 1, col 1] is NaN; distances need finite values", e.getMessage());
    FloatMatrix huge = FloatMatrix.copyOf(new float[][] {{1e30f, 0}});
    var o =
        assertThrows(
            IllegalArgumentException.class, () -> FloatSquaredDistances.distances(huge, good));
    assertEquals(
        "the squared norm of X row 0 leaves the range of floats; scale the data", o.getMessage());
  }
}
