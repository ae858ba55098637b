package dev.lanewise.bench;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.util.SplittableRandom;

/** Seeded inputs: uniform in [0, 1). */
final class RandomMatrices {
  private RandomMatrices() {}

  static FloatMatrix floats(long seed, int rows, int cols) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return FloatMatrix.of(values, rows, cols);
  }

  static DoubleMatrix doubles(long seed, int rows, int cols) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[rows * cols];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble();
    }
    return DoubleMatrix.of(values, rows, cols);
  }
}
