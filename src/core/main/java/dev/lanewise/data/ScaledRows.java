package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;

/** Maps matrices value by value, and speaks for the values that cannot be mapped. */
final class ScaledRows {
  /** One direction of a {@link FeatureScaler}. */
  @FunctionalInterface
  interface Map {
    double apply(int column, double value);
  }

  private ScaledRows() {}

  static FloatMatrix map(FeatureScaler scaler, Map map, FloatMatrix x) {
    requireColumns(x.cols(), scaler);
    Capacity.requireDense(x.rows(), x.cols(), Long.MAX_VALUE, "scaled rows");
    float[] values = new float[Math.toIntExact(x.rows()) * x.cols()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        values[i * x.cols() + j] = image(map, x.get(i, j), i, j);
      }
    }
    return FloatMatrix.of(values, (int) x.rows(), x.cols());
  }

  static DoubleMatrix map(FeatureScaler scaler, Map map, DoubleMatrix x) {
    requireColumns(x.cols(), scaler);
    Capacity.requireDense(x.rows(), x.cols(), FeatureType.DOUBLE, Long.MAX_VALUE, "scaled rows");
    double[] values = new double[Math.toIntExact(x.rows()) * x.cols()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        double value = finite(x.get(i, j), i, j);
        double image = map.apply(j, value) + 0.0;
        if (!Double.isFinite(image)) {
          throw overflow(place(i, j) + " is " + value, "64-bit");
        }
        values[i * x.cols() + j] = image;
      }
    }
    return DoubleMatrix.of(values, (int) x.rows(), x.cols());
  }

  /** The image of one value, rounded to float. */
  static float image(Map map, float value, long row, int column) {
    // Adding +0.0 turns -0.0 into +0.0, which sparse text can leave out.
    float image = (float) map.apply(column, finite(value, row, column)) + 0.0f;
    if (!Float.isFinite(image)) {
      throw overflow(place(row, column) + " is " + value, "32-bit");
    }
    return image;
  }

  static double finite(double value, long row, int column) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          place(row, column) + " is " + value + "; scaling needs finite features");
    }
    return value;
  }

  private static IllegalArgumentException overflow(String what, String format) {
    return new IllegalArgumentException(what + "; scaled it overflows a " + format + " float");
  }

  private static void requireColumns(int columns, FeatureScaler scaler) {
    if (columns != scaler.features()) {
      throw new IllegalArgumentException(
          "X has " + columns + " columns, the scaler has " + scaler.features());
    }
  }

  private static String place(long row, int column) {
    return "X[row " + row + ", col " + column + "]";
  }
}
