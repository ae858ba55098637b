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
