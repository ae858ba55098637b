package dev.lanewise.approximation;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Seeded data for tests. */
public final class Samples {
  private Samples() {}

  /** n x d normal numbers, each a float. */
  public static DoubleMatrix normal(int n, int d, long seed) {
    Random random = new Random(seed);
    DoubleMatrix m = DoubleMatrix.allocate(n, d);
    for (int i = 0; i < m.array().length; i++) {
      m.array()[i] = (float) random.nextGaussian();
    }
    return m;
  }

  /** The same numbers as floats. */
  public static FloatMatrix floats(DoubleMatrix m) {
    FloatMatrix f = FloatMatrix.allocate(m.rows(), m.cols());
    Narrowed.into(m, f, 0);
    return f;
  }

  /** The same floats in native memory. */
  public static FloatMatrix segment(FloatMatrix m, Arena arena) {
    MemorySegment s = arena.allocateFrom(ValueLayout.JAVA_FLOAT, m.array());
    return FloatMatrix.of(s, m.rows(), m.cols(), m.cols());
  }

  /** n x 1: f of each row. */
  public static DoubleMatrix targets(DoubleMatrix x, ToDoubleFunction<double[]> f) {
    DoubleMatrix y = DoubleMatrix.allocate(x.rows(), 1);
    double[] row = new double[x.cols()];
    for (int i = 0; i < x.rows(); i++) {
      x.copyRow(i, row, 0);
      y.set(i, 0, f.applyAsDouble(row));
    }
    return y;
  }

  /** The largest absolute difference of two matrices of one shape. */
  public static double distance(DoubleMatrix a, DoubleMatrix b) {
    double most = 0;
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        most = Math.max(most, Math.abs(a.get(i, j) - b.get(i, j)));
      }
    }
    return most;
  }
}
