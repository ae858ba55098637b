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
   * What four calls of {@link #axpy} do one after the other, x0 first, to the bit; y is read and
   * written once.
   *
   * @param a the factor of x0, and the next three those of the others
   * @throws IndexOutOfBoundsException when a range does not lie inside its array
   * @throws IllegalArgumentException when y overlaps another operand at a different offset
   */
  public static void axpyFour(
      double[] a,
      int aOffset,
      float[] x0,
      int offset0,
      float[] x1,
      int offset1,
      float[] x2,
      int offset2,
      float[] x3,
      int offset3,
      double[] y,
      int yOffset,
      int n) {
    Regions.check(x0, offset0, y, yOffset, n);
    Regions.check(x1, offset1, y, yOffset, n);
    Regions.check(x2, offset2, y, yOffset, n);
    Regions.check(x3, offset3, y, yOffset, n);
    int full =
        PATH.open()
            ? Vectors.axpyFour(
                a, aOffset, x0, offset0, x1, offset1, x2, offset2, x3, offset3, y, yOffset, n)
            : 0;
    int rest = n - full;
    scalar(a[aOffset], x0, offset0 + full, y, yOffset + full, rest);
    scalar(a[aOffset + 1], x1, offset1 + full, y, yOffset + full, rest);
    scalar(a[aOffset + 2], x2, offset2 + full, y, yOffset + full, rest);
    scalar(a[aOffset + 3], x3, offset3 + full, y, yOffset + full, rest);
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
        Vectors.axpyFour(s.weights, 5, s.x, 0, s.z, 1, s.x, 2, s.z, 3, s.wide, 1, n);
      } else {
        scalar(0.75, s.x, 3, s.wide, 1, n);
        scalarDifference(0.3, s.x, 3, s.z, 2, s.wide, 1, n);
        int full = Lanes.DOUBLE.loopBound(n);
        scalar(s.weights[5], s.x, 0, s.wide, 1, full);
        scalar(s.weights[6], s.z, 1, s.wide, 1, full);
        scalar(s.weights[7], s.x, 2, s.wide, 1, full);
        scalar(s.weights[8], s.z, 3, s.wide, 1, full);
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

    /** Up to the last whole vector; returns where that ends. */
    static int axpyFour(
        double[] a,
        int ao,
        float[] x0,
        int o0,
        float[] x1,
        int o1,
        float[] x2,
        int o2,
        float[] x3,
        int o3,
        double[] y,
        int yo,
        int n) {
      DoubleVector a0 = DoubleVector.broadcast(Lanes.DOUBLE, a[ao]);
      DoubleVector a1 = DoubleVector.broadcast(Lanes.DOUBLE, a[ao + 1]);
      DoubleVector a2 = DoubleVector.broadcast(Lanes.DOUBLE, a[ao + 2]);
      DoubleVector a3 = DoubleVector.broadcast(Lanes.DOUBLE, a[ao + 3]);
      int full = Lanes.DOUBLE.loopBound(n);
      for (int i = 0; i < full; i += LANES) {
        DoubleVector sum = DoubleVector.fromArray(Lanes.DOUBLE, y, yo + i);
        sum = a0.lanewise(FMA, widen(x0, o0 + i), sum);
        sum = a1.lanewise(FMA, widen(x1, o1 + i), sum);
        sum = a2.lanewise(FMA, widen(x2, o2 + i), sum);
        sum = a3.lanewise(FMA, widen(x3, o3 + i), sum);
        sum.intoArray(y, yo + i);
      }
      return full;
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
