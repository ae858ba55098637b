package dev.lanewise.bench;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.util.SplittableRandom;

/** Seeded inputs, uniform in [0, 1): sums of products do not cancel, so bounds are relative. */
public final class RandomMatrices {
  /** Longer arrays repeat their first values: gigabytes of random numbers take seconds to make. */
  private static final int FRESH = 1 << 23;

  private RandomMatrices() {}

  /** A matrix of rows x cols floats. */
  public static FloatMatrix floats(long seed, int rows, int cols) {
    return FloatMatrix.of(floats(seed, rows * cols), rows, cols);
  }

  /** A matrix of rows x cols doubles. */
  public static DoubleMatrix doubles(long seed, int rows, int cols) {
    return DoubleMatrix.of(doubles(seed, rows * cols), rows, cols);
  }

  /** An array of n floats. */
  public static float[] floats(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[n];
    for (int i = 0; i < Math.min(n, FRESH); i++) {
      values[i] = random.nextFloat();
    }
    for (int i = FRESH; i < n; i += FRESH) {
      System.arraycopy(values, 0, values, i, Math.min(FRESH, n - i));
    }
    return values;
  }

  /** An array of n doubles. */
  public static double[] doubles(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    for (int i = 0; i < Math.min(n, FRESH); i++) {
      values[i] = random.nextDouble();
    }
    for (int i = FRESH; i < n; i += FRESH) {
      System.arraycopy(values, 0, values, i, Math.min(FRESH, n - i));
    }
    return values;
  }
}
