package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.FeatureScaler;
import dev.lanewise.data.Scaler;
import dev.lanewise.data.StandardScaler;
import dev.lanewise.generator.Values;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.oracle.Format;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;

/** Scaling that is fitted to training rows and applied to any. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class ScalingProperties {
  private static final double UNIT = 0x1p-53;

  /** Columns with offsets and sizes of their own, some of them constant. */
  private static DoubleMatrix draw(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DoubleMatrix x = DoubleMatrix.allocate(rows, columns);
    for (int j = 0; j < columns; j++) {
      double offset = Math.scalb(2 * random.nextDouble() - 1, random.nextInt(-20, 20));
      double size = random.nextInt(5) == 0 ? 0 : Math.scalb(1.0, random.nextInt(-20, 20));
      double[] values = Values.NORMAL.draw(rows, Format.DOUBLE, random);
      for (int i = 0; i < rows; i++) {
        x.set(i, j, offset + size * values[i]);
      }
    }
    return x;
  }

  private static FloatMatrix rounded(DoubleMatrix x) {
    FloatMatrix y = FloatMatrix.allocate(x.rows(), x.cols());
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        y.set(i, j, (float) x.get(i, j));
      }
    }
    return y;
  }

  private static FeatureScaler[] scalers(DoubleMatrix x) {
    return new FeatureScaler[] {StandardScaler.fit(x), Scaler.fit(x, -1, 1), Scaler.fit(x, 0, 7)};
  }

  private static FeatureScaler[] scalers(FloatMatrix x) {
    return new FeatureScaler[] {StandardScaler.fit(x), Scaler.fit(x, -1, 1), Scaler.fit(x, 0, 7)};
  }

  private static double largest(DoubleMatrix x, int column) {
    double largest = 0;
    for (int i = 0; i < x.rows(); i++) {
      largest = Math.max(largest, Math.abs(x.get(i, column)));
    }
    return largest;
  }

  @Property
  void undoingGivesTheRowsBackWithinRounding(
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll long seed) {
    DoubleMatrix x = draw(rows, columns, seed);
    for (FeatureScaler scaler : scalers(x)) {
      DoubleMatrix back = scaler.undo(scaler.apply(x));
      for (int j = 0; j < columns; j++) {
        // the difference to mean or minimum is at most twice the largest; six roundings of it,
        // which a standard deviation multiplies by the number of deviations across
        double bound = 32 * UNIT * largest(x, j);
        for (int i = 0; i < rows; i++) {
          assertEquals(x.get(i, j), back.get(i, j), bound);
        }
      }
    }
  }

  @Property
  void trainingColumnsHaveTheStatisticsPromised(
      @ForAll @IntRange(min = 2, max = 60) int rows, @ForAll long seed) {
    DoubleMatrix x = draw(rows, 4, seed);
    StandardScaler standard = StandardScaler.fit(x);
    DoubleMatrix z = standard.apply(x);
    DoubleMatrix u = Scaler.fit(x, -1, 1).apply(x);
    for (int j = 0; j < 4; j++) {
      boolean constant = standard.deviations()[j] == 0;
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal squares = BigDecimal.ZERO;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < rows; i++) {
        BigDecimal value = new BigDecimal(z.get(i, j));
        sum = sum.add(value);
        squares = squares.add(value.multiply(value));
        least = Math.min(least, u.get(i, j));
        most = Math.max(most, u.get(i, j));
      }
      // the mean is rounded to the ulp of the column's largest value, in units of the deviation
      double ulps = constant ? 0 : largest(x, j) / standard.deviations()[j];
      double bound = 4 * UNIT * (ulps + rows);
      assertEquals(0, sum.doubleValue() / rows, bound);
      double variance =
          squares.divide(BigDecimal.valueOf(rows), MathContext.DECIMAL64).doubleValue();
      assertEquals(constant ? 0 : 1, variance, 4 * bound);
      assertEquals(constant ? 0 : -1, least);
      assertEquals(constant ? 0 : 1, most);
    }
  }

  @Property
  void heldOutRowsChangeNothing(
      @ForAll @IntRange(min = 1, max = 30) int rows,
      @ForAll @IntRange(min = 1, max = 10) int heldOut,
      @ForAll long seed) {
    FloatMatrix all = rounded(draw(rows + heldOut, 3, seed));
    FloatMatrix train = all.rowRange(0, rows);
    FloatMatrix test = all.rowRange(rows, rows + heldOut);
    FeatureScaler[] before = scalers(train);
    float[][] images =
        Arrays.stream(before).map(s -> s.apply(train).array()).toArray(float[][]::new);
    for (FeatureScaler scaler : before) {
      scaler.apply(test);
    }
    test.set(0, 0, 12345);
    assertArrayEquals(scalers(train), before);
    for (int s = 0; s < before.length; s++) {
      assertArrayEquals(images[s], before[s].apply(train).array());
    }
  }

  @Property
  void aRowAloneGivesTheBitsItHasInAMatrix(
      @ForAll @IntRange(min = 1, max = 20) int rows, @ForAll long seed) {
    DoubleMatrix x = draw(rows, 5, seed);
    FloatMatrix floats = rounded(x);
    for (FeatureScaler scaler : scalers(floats)) {
      FloatMatrix scaled = scaler.apply(floats);
      DoubleMatrix scaledDoubles = scaler.apply(x);
      float[] row = new float[5];
      double[] doubles = new double[5];
      for (int i = 0; i < rows; i++) {
        floats.copyRow(i, row, 0);
        x.copyRow(i, doubles, 0);
        for (int j = 0; j < 5; j++) {
          assertEquals(scaled.get(i, j), scaler.apply(row)[j]);
          assertEquals(scaledDoubles.get(i, j), scaler.apply(doubles)[j]);
          assertTrue(Double.isFinite(scaledDoubles.get(i, j)));
        }
      }
    }
  }
}
