package dev.lanewise.property;

import dev.lanewise.oracle.Format;
import dev.lanewise.simd.DoubleArgMin;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.DoubleMixedAxpy;
import dev.lanewise.simd.DoubleScale;
import dev.lanewise.simd.DoubleSegmentAxpy;
import dev.lanewise.simd.DoubleSquaredDistance;
import dev.lanewise.simd.DoubleSum;
import dev.lanewise.simd.FloatArgMin;
import dev.lanewise.simd.FloatAxpy;
import dev.lanewise.simd.FloatDot;
import dev.lanewise.simd.FloatMixedAxpy;
import dev.lanewise.simd.FloatMixedDot;
import dev.lanewise.simd.FloatScale;
import dev.lanewise.simd.FloatSegmentAxpy;
import dev.lanewise.simd.FloatSquaredDistance;
import dev.lanewise.simd.FloatSum;
import java.lang.foreign.MemorySegment;

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

  /** y += a x, everything in the format. */
  static void axpy(Format f, double a, double[] x, int xo, double[] y, int yo, int n) {
    if (f == Format.FLOAT) {
      float[] narrowY = Narrow.floats(y);
      float[] narrowX = x == y ? narrowY : Narrow.floats(x);
      FloatAxpy.axpy((float) a, narrowX, xo, narrowY, yo, n);
      Narrow.back(narrowY, y);
    } else {
      DoubleAxpy.axpy(a, x, xo, y, yo, n);
    }
  }

  /** y += a x on segments that hold values of the format. */
  static void axpy(Format f, double a, MemorySegment x, long xo, MemorySegment y, long yo, long n) {
    if (f == Format.FLOAT) {
      FloatSegmentAxpy.axpy((float) a, x, xo, y, yo, n);
    } else {
      DoubleSegmentAxpy.axpy(a, x, xo, y, yo, n);
    }
  }

  /** x = a x, everything in the format. */
  static void scale(Format f, double a, double[] x, int xo, int n) {
    if (f == Format.FLOAT) {
      float[] narrow = Narrow.floats(x);
      FloatScale.scale((float) a, narrow, xo, n);
      Narrow.back(narrow, x);
    } else {
      DoubleScale.scale(a, x, xo, n);
    }
  }

  /** y += a x, where a and y are double. */
  static void mixedAxpy(Format f, double a, double[] x, int xo, double[] y, int yo, int n) {
    if (f == Format.FLOAT) {
      FloatMixedAxpy.axpy(a, Narrow.floats(x), xo, y, yo, n);
    } else {
      DoubleMixedAxpy.axpy(a, x, xo, y, yo, n);
    }
  }

  /** y += a[1] x + a[2] z + a[3] x' + a[4] z', in this order; x' and z' begin one later. */
  static void axpyFour(
      Format f, double[] a, double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
    if (f == Format.FLOAT) {
      float[] p = Narrow.floats(x);
      float[] q = Narrow.floats(z);
      FloatMixedAxpy.axpyFour(a, 1, p, xo, q, zo, p, xo + 1, q, zo + 1, y, yo, n);
    } else {
      DoubleMixedAxpy.axpyFour(a, 1, x, xo, z, zo, x, xo + 1, z, zo + 1, y, yo, n);
    }
  }

  static void axpyDifference(
      Format f, double a, double[] x, int xo, double[] z, int zo, double[] y, int yo, int n) {
    if (f == Format.FLOAT) {
      FloatMixedAxpy.axpyDifference(a, Narrow.floats(x), xo, Narrow.floats(z), zo, y, yo, n);
    } else {
      DoubleMixedAxpy.axpyDifference(a, x, xo, z, zo, y, yo, n);
    }
  }
}
