package dev.lanewise.property;

import dev.lanewise.oracle.Format;
import dev.lanewise.simd.DoubleArgMin;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.DoubleSquaredDistance;
import dev.lanewise.simd.DoubleSum;
import dev.lanewise.simd.FloatArgMin;
import dev.lanewise.simd.FloatAxpy;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatMixedDot;
import dev.lanewise.simd.FloatSquaredDistance;
import dev.lanewise.simd.FloatSum;

/** The level 1 ops of the library for either format. */
final class LevelOne {
  private LevelOne() {}

  static double dot(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return f == Format.FLOAT
        ? FloatDot.dot(Narrow.floats(x), xo, Narrow.floats(y), yo, n)
        : DoubleDot.dot(x, xo, y, yo, n);
  }

  /** Row of floats by double weights. */
  static double mixed(double[] x, int xo, double[] w, int wo, int n) {
    return FloatMixedDot.dot(Narrow.floats(x), xo, w, wo, n);
  }

  static double squaredDistance(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return f == Format.FLOAT
        ? FloatSquaredDistance.squaredDistance(Narrow.floats(x), xo, Narrow.floats(y), yo, n)
        : DoubleSquaredDistance.squaredDistance(x, xo, y, yo, n);
  }

  static double sum(Format f, double[] x, int xo, int n) {
    return f == Format.FLOAT ? FloatSum.sum(Narrow.floats(x), xo, n) : DoubleSum.sum(x, xo, n);
  }

  static int argMin(Format f, double[] x, int xo, int n) {
    return f == Format.FLOAT
        ? FloatArgMin.argMin(Narrow.floats(x), xo, n)
        : DoubleArgMin.argMin(x, xo, n);
  }

  static void axpy(Format f, double a, double[] x, int xo, double[] y, int yo, int n) {
    if (f == Format.FLOAT) {
      FloatAxpy.axpy(a, Narrow.floats(x), xo, y, yo, n);
    } else {
      DoubleAxpy.axpy(a, x, xo, y, yo, n);
    }
  }

  static void axpyDifference(
      Format f, double a, double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
    if (f == Format.FLOAT) {
      FloatAxpy.axpyDifference(a, Narrow.floats(x), xo, Narrow.floats(z), zo, y, yo, n);
    } else {
      DoubleAxpy.axpyDifference(a, x, xo, z, zo, y, yo, n);
    }
  }
}
