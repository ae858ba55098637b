package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Scaling of matrices and rows by hand-checked numbers, for both scalers. */
class StandardScalerTest {
  /** Column means 5, 2, 7; deviations 2, 1, 0. */
  private static final double[] TRAIN = {
    2, 1, 7,
    4, 3, 7,
    4, 1, 7,
    4, 3, 7,
    5, 1, 7,
    5, 3, 7,
    7, 1, 7,
    9, 3, 7
  };

  private static DoubleMatrix train() {
    return DoubleMatrix.of(TRAIN.clone(), 8, 3);
  }

  private static FloatMatrix floats(double[] values, int columns) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return FloatMatrix.of(rounded, values.length / columns, columns);
  }

  @Test
  void meansAndDeviationsAreThoseOfTheFormula() {
    StandardScaler scaler = StandardScaler.fit(train());
    assertArrayEquals(new double[] {5, 2, 7}, scaler.means());
    assertArrayEquals(new double[] {2, 1, 0}, scaler.deviations());
    assertEquals(scaler, StandardScaler.fit(floats(TRAIN, 3)));
    assertArrayEquals(new double[] {-1.5, -1, 0}, scaler.apply(new double[] {2, 1, 7}));
    assertArrayEquals(new double[] {2, 1, 7}, scaler.undo(new double[] {-1.5, -1, 0}));
  }

  @Test
  void laterRowsAreMappedByWhatWasSeenInTraining() {
    StandardScaler scaler = StandardScaler.fit(train());
    assertArrayEquals(new double[] {10, -2, 0}, scaler.apply(new double[] {25, 0, 7}));
    assertArrayEquals(new float[] {10, -2, 0}, scaler.apply(new float[] {25, 0, 7}));
    FloatMatrix scaled = scaler.apply(floats(new double[] {25, 0, 7, 5, 2, 8}, 3));
    assertArrayEquals(new float[] {10, -2, 0, 0, 0, 0}, scaled.array());
    Dataset data = new Dataset(floats(new double[] {25, 0, 7}, 3), new double[] {4});
    assertArrayEquals(new float[] {10, -2, 0}, scaler.apply(data).features().array());
    assertArrayEquals(new double[] {4}, scaler.apply(data).labels());
  }

  @Test
  void constantColumnsBecomeZeroAndComeBackAsTheConstant() {
    for (FeatureScaler scaler :
        new FeatureScaler[] {StandardScaler.fit(train()), Scaler.fit(train(), -1, 1)}) {
      assertEquals(0, scaler.apply(2, 7));
      assertEquals(0, scaler.apply(2, 1e9), "values that training did not have");
      assertEquals(7, scaler.undo(2, 0));
    }
    double third = 1 / 3.0; // a sum of thirds is rounded, the column is constant all the same
    DoubleMatrix thirds = DoubleMatrix.of(new double[] {third, third, third}, 3, 1);
    assertArrayEquals(new double[] {0}, StandardScaler.fit(thirds).deviations());
    assertArrayEquals(new double[] {third}, StandardScaler.fit(thirds).means());
  }

  @Test
  void rangesOfMatricesAreThoseOfDataSets() {
    Scaler scaler = Scaler.fit(train(), -1, 1);
    assertEquals(Scaler.fit(new Dataset(floats(TRAIN, 3), new double[8]), -1, 1), scaler);
    assertEquals(scaler, Scaler.fit(floats(TRAIN, 3), -1, 1));
    // (5.5 - 2) / (9 - 2) is a half
    assertArrayEquals(new double[] {0, 2, 0}, scaler.apply(new double[] {5.5, 4, 7}));
    assertArrayEquals(new double[] {5.5, 4, 7}, scaler.undo(new double[] {0, 2, 0}));
    assertArrayEquals(new double[] {2, 3, 7}, scaler.undo(new double[] {-1, 1, 0}));
    double[] ends = Scaler.fit(train(), 0.1, 0.3).apply(new double[] {2, 3, 7});
    assertArrayEquals(new double[] {0.1, 0.3, 0}, ends);
  }

  @Test
  void largeOffsetsCostNoDigits() {
    double offset = 0x1p50;
    DoubleMatrix x = DoubleMatrix.of(new double[] {offset, offset + 1, offset + 2}, 3, 1);
    StandardScaler scaler = StandardScaler.fit(x);
    assertArrayEquals(new double[] {offset + 1}, scaler.means());
    assertEquals(Math.sqrt(2 / 3.0), scaler.deviations()[0], 1e-15);
  }

  @Test
  void nothingOverflowsOrUnderflowsOnTheWay() {
    for (double size : new double[] {0x1p1022, 0x1p-1070}) {
      DoubleMatrix x = DoubleMatrix.of(new double[] {0, size, 0, size}, 4, 1);
      StandardScaler scaler = StandardScaler.fit(x);
      assertArrayEquals(new double[] {size / 2}, scaler.means());
      assertArrayEquals(new double[] {size / 2}, scaler.deviations());
      assertArrayEquals(new double[] {-1, 1, -1, 1}, scaler.apply(x).array());
    }
    DoubleMatrix least = DoubleMatrix.of(new double[] {0, Double.MIN_VALUE}, 2, 1);
    for (double z : StandardScaler.fit(least).apply(least).array()) {
      assertTrue(Double.isFinite(z), "is " + z);
    }
  }

  @Test
  void argumentsAndResultsBelongToTheCaller() {
    DoubleMatrix x = train();
    StandardScaler scaler = StandardScaler.fit(x);
    x.set(0, 0, 1000);
    scaler.means()[0] = 99;
    scaler.deviations()[0] = 99;
    assertArrayEquals(new double[] {5, 2, 7}, scaler.means());
    double[] row = {2, 1, 7};
    scaler.apply(row);
    assertArrayEquals(new double[] {2, 1, 7}, row);
    Dataset data = new Dataset(floats(row, 3), new double[] {1});
    scaler.apply(data).labels()[0] = 5;
    assertEquals(1, data.labels()[0]);
    assertNotEquals(scaler, StandardScaler.fit(x));
    assertEquals(scaler.hashCode(), StandardScaler.fit(train()).hashCode());
  }

  @Test
  void whatCannotBeScaledIsRefused() {
    StandardScaler scaler = StandardScaler.fit(train());
    assertRefused("X has 2 columns, the scaler has 3", () -> scaler.apply(new double[2]));
    assertRefused("X has 4 columns, the scaler has 3", () -> scaler.undo(new float[4]));
    assertRefused(
        "X[row 0, col 1] is NaN; scaling needs finite features",
        () -> scaler.apply(new float[] {0, Float.NaN, 0}));
    assertRefused(
        "X[row 0, col 1] is Infinity; scaling needs finite features",
        () -> StandardScaler.fit(DoubleMatrix.of(new double[] {0, 1 / 0.0}, 1, 2)));
    assertRefused("X has 0 rows", () -> StandardScaler.fit(DoubleMatrix.allocate(0, 2)));
    assertRefused(
        "column 0 spans -1.0E308 to 1.0E308: too wide to scale",
        () -> StandardScaler.fit(DoubleMatrix.of(new double[] {-1e308, 1e308}, 2, 1)));
    StandardScaler narrow = StandardScaler.fit(DoubleMatrix.of(new double[] {0, 1e-30}, 2, 1));
    assertRefused(
        "X[row 0, col 0] is 1.0E10; scaled it overflows a 32-bit float",
        () -> narrow.apply(new float[] {1e10f}));
    assertRefused(
        "X[row 0, col 0] is 1.0E300; scaled it overflows a 64-bit float",
        () -> narrow.apply(new double[] {1e300}));
  }

  private static void assertRefused(String message, Executable scaling) {
    String actual = assertThrows(IllegalArgumentException.class, scaling).getMessage();
    assertTrue(actual.contains(message), actual);
  }
}
