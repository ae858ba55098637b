package dev.lanewise.oracle;

/**
 * The written order of operations, one element at a time. Every path of the library has to give
 * these bits.
 *
 * <p>Level 1: element i goes to stripe i mod S; both operands are padded with +0.0 to a multiple of
 * S; the stripes are folded in halves, and a zero result is +0.0. Level 3: one chain of fused
 * multiply-adds for each element of the result, cut every 256 terms.
 */
public final class ScalarSpec {
  /** Terms of a level 3 chain between two additions to the result. */
  public static final int CHUNK = 256;

  private ScalarSpec() {}

  /** What one element contributes to its stripe. */
  private interface Step {
    double next(double stripe, double x, double y);
  }

  /** The striped dot product. */
  public static double dot(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return striped(f, x, xo, y, yo, n, (s, a, b) -> f.fma(a, b, s));
  }

  /** The striped squared distance. */
  public static double squaredDistance(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return striped(
        f,
        x,
        xo,
        y,
        yo,
        n,
        (s, a, b) -> {
          double d = f.subtract(a, b);
          return f.fma(d, d, s);
        });
  }

  /** The striped sum. */
  public static double sum(Format f, double[] x, int xo, int n) {
    return striped(f, x, xo, x, xo, n, (s, a, b) -> f.add(s, a));
  }

  /** The striped sum of |x - y|. */
  public static double l1Distance(Format f, double[] x, int xo, double[] y, int yo, int n) {
    return striped(f, x, xo, y, yo, n, (s, a, b) -> f.add(s, Math.abs(f.subtract(a, b))));
  }

  /** The largest |x - y|, or NaN where there is one. */
  public static double linfDistance(Format f, double[] x, int xo, double[] y, int yo, int n) {
    double most = 0.0;
    for (int i = 0; i < n; i++) {
      double d = Math.abs(f.subtract(x[xo + i], y[yo + i]));
      most = d != d || most != most ? Double.NaN : d > most ? d : most;
    }
    return most;
  }

  /** The striped sum of |x|. */
  public static double l1Norm(Format f, double[] x, int xo, int n) {
    return l1Distance(f, x, xo, new double[n], 0, n);
  }

  /** The largest |x|, or NaN where there is one. */
  public static double linfNorm(Format f, double[] x, int xo, int n) {
    return linfDistance(f, x, xo, new double[n], 0, n);
  }

  /** The root of the striped sum of squares, of scaled elements where that leaves the range. */
  public static double l2Norm(Format f, double[] x, int xo, int n) {
    int k = scaleExponent(f, dot(f, x, xo, x, xo, n));
    double[] v = scaled(f, x, xo, n, k);
    double root = f.round(Math.sqrt(dot(f, v, 0, v, 0, n)));
    // Rounded once by scalb, to the format where that is float.
    return f.round(Math.scalb(root, -k));
  }

  /** x.y / (|x| |y|), of scaled elements where a sum of squares leaves the range. */
  public static double cosine(Format f, double[] x, int xo, double[] y, int yo, int n) {
    double[] v = scaled(f, x, xo, n, scaleExponent(f, dot(f, x, xo, x, xo, n)));
    double[] w = scaled(f, y, yo, n, scaleExponent(f, dot(f, y, yo, y, yo, n)));
    double xy = dot(f, v, 0, w, 0, n);
    double xx = dot(f, v, 0, v, 0, n);
    double yy = dot(f, w, 0, w, 0, n);
    if (xx == 0 || yy == 0) {
      return xy;
    }
    double roots = f.multiply(f.round(Math.sqrt(xx)), f.round(Math.sqrt(yy)));
    double c = f.divide(xy, xx == yy ? xx : roots);
    return c > 1 ? 1 : c < -1 ? -1 : c;
  }

  /** The power of two for elements with this sum of squares. */
  private static int scaleExponent(Format f, double sumOfSquares) {
    boolean narrow = f == Format.FLOAT;
    if (sumOfSquares < (narrow ? 0x1p-100 : 0x1p-817)) {
      return narrow ? 101 : 818;
    }
    return sumOfSquares > f.max / 4 ? (narrow ? -84 : -682) : 0;
  }

  private static double[] scaled(Format f, double[] x, int xo, int n, int k) {
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = f.round(Math.scalb(x[xo + i], k));
    }
    return v;
  }

  private static double striped(
      Format f, double[] x, int xo, double[] y, int yo, int n, Step step) {
    double[] stripes = new double[f.stripes];
    int padded = (n + f.stripes - 1) / f.stripes * f.stripes;
    for (int i = 0; i < padded; i++) {
      double a = i < n ? x[xo + i] : 0.0;
      double b = i < n ? y[yo + i] : 0.0;
      stripes[i % f.stripes] = step.next(stripes[i % f.stripes], a, b);
    }
    return fold(f, stripes);
  }

  /** Adds the upper half to the lower half until one is left; a zero becomes +0.0. */
  private static double fold(Format f, double[] stripes) {
    for (int half = stripes.length / 2; half >= 1; half /= 2) {
      for (int i = 0; i < half; i++) {
        stripes[i] = f.add(stripes[i], stripes[i + half]);
      }
    }
    return f.add(stripes[0], 0.0);
  }

  /** One element of a level 3 product: the chain over k, cut every {@link #CHUNK} terms. */
  public static double chain(Format f, double[] x, int xo, double[] y, int yo, int k) {
    double c = 0.0;
    for (int start = 0; start < k; start += CHUNK) {
      double a = 0.0;
      for (int i = start; i < Math.min(k, start + CHUNK); i++) {
        a = f.fma(x[xo + i], y[yo + i], a);
      }
      c = f.add(c, a);
    }
    return c;
  }

  /** Index of the first smallest value that is not NaN, or -1. */
  public static int argMin(double[] x, int xo, int n) {
    int best = -1;
    for (int i = 0; i < n; i++) {
      double v = x[xo + i];
      if (v == v && (best < 0 || v < x[xo + best])) {
        best = i;
      }
    }
    return best;
  }
}
