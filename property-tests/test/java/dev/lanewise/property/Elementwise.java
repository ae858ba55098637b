package dev.lanewise.property;

import dev.lanewise.oracle.Format;
import dev.lanewise.simd.DoubleExp;
import dev.lanewise.simd.DoublePower;
import dev.lanewise.simd.DoubleRealPower;
import dev.lanewise.simd.DoubleTanh;
import dev.lanewise.simd.FloatExp;
import dev.lanewise.simd.FloatPower;
import dev.lanewise.simd.FloatRealPower;
import dev.lanewise.simd.FloatTanh;
import java.util.SplittableRandom;

/** The elementwise functions of the library for either format, one element or a range at a time. */
enum Elementwise {
  /** exp(scale x). */
  EXP {
    @Override
    double one(Format f, double v) {
      return f == Format.FLOAT ? FloatExp.exp((float) v) : DoubleExp.exp(v);
    }

    @Override
    double argument(Format f, double scale, double shift, double x) {
      return f.multiply(scale, x);
    }

    @Override
    void range(double scale, double shift, float[] x, int xo, float[] y, int yo, int n) {
      FloatExp.exp((float) scale, x, xo, y, yo, n);
    }

    @Override
    void range(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
      DoubleExp.exp(scale, x, xo, y, yo, n);
    }
  },

  /** tanh(scale x + shift). */
  TANH {
    @Override
    double one(Format f, double v) {
      return f == Format.FLOAT ? FloatTanh.tanh((float) v) : DoubleTanh.tanh(v);
    }

    @Override
    void range(double scale, double shift, float[] x, int xo, float[] y, int yo, int n) {
      FloatTanh.tanh((float) scale, (float) shift, x, xo, y, yo, n);
    }

    @Override
    void range(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
      DoubleTanh.tanh(scale, shift, x, xo, y, yo, n);
    }
  },

  /** (scale x + shift)^5: an exponent with a gap between its bits. */
  POWER {
    private static final int P = 5;

    @Override
    double one(Format f, double v) {
      return power(f, v, P);
    }

    @Override
    void range(double scale, double shift, float[] x, int xo, float[] y, int yo, int n) {
      FloatPower.power((float) scale, (float) shift, P, x, xo, y, yo, n);
    }

    @Override
    void range(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
      DoublePower.power(scale, shift, P, x, xo, y, yo, n);
    }
  },

  /** x^0.75: negative elements have no such power. */
  REAL_POWER {
    private static final double P = 0.75;

    @Override
    double one(Format f, double v) {
      return realPower(f, v, P);
    }

    @Override
    double argument(Format f, double scale, double shift, double x) {
      return x;
    }

    @Override
    void range(double scale, double shift, float[] x, int xo, float[] y, int yo, int n) {
      FloatRealPower.power((float) P, x, xo, y, yo, n);
    }

    @Override
    void range(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
      DoubleRealPower.power(P, x, xo, y, yo, n);
    }
  },

  /** x^-3 as a real power: negative elements keep their sign. */
  INVERSE_CUBE {
    private static final double P = -3;

    @Override
    double one(Format f, double v) {
      return realPower(f, v, P);
    }

    @Override
    double argument(Format f, double scale, double shift, double x) {
      return x;
    }

    @Override
    void range(double scale, double shift, float[] x, int xo, float[] y, int yo, int n) {
      FloatRealPower.power((float) P, x, xo, y, yo, n);
    }

    @Override
    void range(double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
      DoubleRealPower.power(P, x, xo, y, yo, n);
    }
  };

  /** v^p. */
  static double power(Format f, double v, int p) {
    return f == Format.FLOAT ? FloatPower.power((float) v, p) : DoublePower.power(v, p);
  }

  /** v^p for any p. */
  static double realPower(Format f, double v, double p) {
    return f == Format.FLOAT
        ? FloatRealPower.power((float) v, (float) p)
        : DoubleRealPower.power(v, p);
  }

  /** The powers of all x, as a range. */
  static double[] realPowers(Format f, double p, double[] x) {
    double[] y = new double[x.length];
    if (f == Format.DOUBLE) {
      DoubleRealPower.power(p, x, 0, y, 0, x.length);
      return y;
    }
    float[] narrow = Narrow.floats(x);
    FloatRealPower.power((float) p, narrow, 0, narrow, 0, x.length);
    Narrow.back(narrow, y);
    return y;
  }

  /** Bases between 1/2 and 2: their logarithms take every bit there is. */
  static double[] nearOne(Format f, int n, SplittableRandom random) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = f.round(Math.pow(2, random.nextDouble(-1, 1)));
    }
    return x;
  }

  /** An exponent for powers of {@link #nearOne} of all sizes, of either sign. */
  static double steep(Format f, SplittableRandom random) {
    double most = 1.2 * Math.getExponent(f.max);
    return f.round(random.nextDouble(-most, most));
  }

  /** The function of one value. */
  abstract double one(Format f, double v);

  /** The value whose function the range form takes: one rounding. */
  double argument(Format f, double scale, double shift, double x) {
    return f.fma(scale, x, shift);
  }

  abstract void range(double scale, double shift, float[] x, int xo, float[] y, int yo, int n);

  abstract void range(double scale, double shift, double[] x, int xo, double[] y, int yo, int n);

  /** The range form for either format; y may be x at the same offset. */
  final void range(
      Format f, double scale, double shift, double[] x, int xo, double[] y, int yo, int n) {
    if (f == Format.DOUBLE) {
      range(scale, shift, x, xo, y, yo, n);
      return;
    }
    float[] fx = Narrow.floats(x);
    float[] fy = x == y ? fx : Narrow.floats(y);
    range(scale, shift, fx, xo, fy, yo, n);
    Narrow.back(fy, y);
  }
}
