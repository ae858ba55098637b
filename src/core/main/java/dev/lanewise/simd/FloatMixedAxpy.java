package dev.lanewise.simd;

import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * Updates of a vector of doubles by rows of floats: the gradient of a support vector machine lives
 * in double, its kernel rows as the features were given. Each element is widened exactly and takes
 * one FMA in double, so the result does not depend on the order.
 */
public final class FloatMixedAxpy {
  static final VectorPath PATH =
      new VectorPath("FloatMixedAxpy", FloatSpecimen::new, FloatMixedAxpy::rehearse);

  private FloatMixedAxpy() {}

  /**
   * {@code y[i] = fma(a, x[i], y[i])} for the n elements from the offsets on.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when y overlaps another operand at a different offset
   */
  public static void axpy(double a, float[] x, int xOffset, double[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.axpy(a, x, xOffset, y, yOffset, n);
    } else {
      scalar(a, x, xOffset, y, yOffset, n);
    }
  }

  /**
   * {@code y[i] = fma(a, x[i] - z[i], y[i])}, the step of sequential minimal optimization: the
   * difference is taken in double.
   *
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when y overlaps another operand at a different offset
   */
  public static void axpyDifference(
      double a, float[] x, int xOffset, float[] z, int zOffset, double[] y, int yOffset, int n) {
    Regions.check(x, xOffset, y, yOffset, n);
    Regions.check(z, zOffset, y, yOffset, n);
    if (PATH.open()) {
      Vectors.axpyDifference(a, x, xOffset, z, zOffset, y, yOffset, n);
    } else {
      scalarDifference(a, x, xOffset, z, zOffset, y, yOffset, n);
    }
  }

  /** The specification. */
  static void scalar(double a, float[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Math.fma(a, (double) x[xo + i], y[yo + i]);
    }
  }

  /** The specification. */
  static void scalarDifference(
      double a, float[] x, int xo, float[] z, int zo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) {
      y[yo + i] = Math.fma(a, (double) x[xo + i] - (double) z[zo + i], y[yo + i]);
    }
  }

  private static void rehearse(FloatSpecimen s, boolean vectors) {
    for (int n : FloatSpecimen.lengths()) {
      if (vectors) {
        Vectors.axpy(0.75, s.x, 3, s.wide, 1, n);
        Vectors.axpyDifference(0.3, s.x, 3, s.z, 2, s.wide, 1, n);
      } else {
        scalar(0.75, s.x, 3, s.wide, 1, n);
        scalarDifference(0.3, s.x, 3, s.z, 2, s.wide, 1, n);
      }
    }
  }

  /** The same, in vectors. */
  static final class Vectors {
    private static final int LANES = Lanes.DOUBLE.length();

    private Vectors() {}

    static void axpy(double a, float[] x, int xo, double[] y, int yo, int n) {
      DoubleVector va = DoubleVector.broadcast(Lanes.DOUBLE, a);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        va.lanewise(FMA, widen(x, xo + i), DoubleVector.fromArray(Lanes.DOUBLE, y, yo + i))
            .intoArray(y, yo + i);
      }
      scalar(a, x, xo + full, y, yo + full, n - full);
    }

    static void axpyDifference(
        double a, float[] x, int xo, float[] z, int zo, double[] y, int yo, int n) {
      DoubleVector va = DoubleVector.broadcast(Lanes.DOUBLE, a);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        DoubleVector d = widen(x, xo + i).sub(widen(z, zo + i));
        va.lanewise(FMA, d, DoubleVector.fromArray(Lanes.DOUBLE, y, yo + i)).intoArray(y, yo + i);
      }
      scalarDifference(a, x, xo + full, z, zo + full, y, yo + full, n - full);
    }

    private static DoubleVector widen(float[] x, int i) {
      FloatVector v = FloatVector.fromArray(Lanes.FLOAT_HALF, x, i);
      return (DoubleVector) v.castShape(Lanes.DOUBLE, 0);
    }
  }
}
