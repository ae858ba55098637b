package dev.lanewise.generator;

import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import java.util.SplittableRandom;

/**
 * Pairs of vectors whose dot product cancels to a wanted degree: Algorithm 6.1 of Ogita, Rump and
 * Oishi, "Accurate sum and dot product" (2005). The first half has exponents spread over half of
 * the condition number, the second half brings the exact sum down step by step, then all is
 * shuffled.
 *
 * @param x one vector
 * @param y the other
 */
public record GenDot(double[] x, double[] y) {

  /** n at least 6; the condition is 2 |x|.|y| / |x.y|. */
  public static GenDot of(Format format, int n, double condition, SplittableRandom random) {
    int bits = (int) Math.round(Math.log(condition) / Math.log(2) / 2);
    int half = n / 2;
    double[] x = new double[n];
    double[] y = new double[n];
    ExactDot sum = new ExactDot();
    for (int i = 0; i < half; i++) {
      int e = i == 0 ? bits + 1 : i == half - 1 ? 0 : random.nextInt(bits + 1);
      x[i] = draw(format, e, random);
      y[i] = draw(format, e, random);
      sum.addProduct(x[i], y[i]);
    }
    for (int i = half; i < n; i++) {
      int e = (int) Math.round((double) bits * (n - 1 - i) / Math.max(1, n - 1 - half));
      x[i] = draw(format, e, random);
      y[i] = format.round((draw(format, e, random) - sum.toDouble()) / x[i]);
      sum.addProduct(x[i], y[i]);
    }
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      swap(x, i, j);
      swap(y, i, j);
    }
    return new GenDot(x, y);
  }

  /** 2 |x|.|y| / |x.y|, from exact sums. */
  public double condition() {
    double magnitude = ExactDot.ofMagnitudes(x, 0, y, 0, x.length).toDouble();
    return 2 * magnitude / Math.abs(ExactDot.of(x, 0, y, 0, x.length).toDouble());
  }

  private static double draw(Format format, int exponent, SplittableRandom random) {
    return format.round(Math.scalb(2 * random.nextDouble() - 1, exponent));
  }

  private static void swap(double[] v, int i, int j) {
    double t = v[i];
    v[i] = v[j];
    v[j] = t;
  }
}
