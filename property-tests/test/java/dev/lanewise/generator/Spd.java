package dev.lanewise.generator;

import java.util.SplittableRandom;

/** Symmetric positive definite matrices (dense, row-major) with a known degree of difficulty. */
public final class Spd {
  private Spd() {}

  /** How the eigenvalues lie between 1 / condition and 1 (the modes of LAPACK's DLATMS). */
  public enum Spectrum {
    ONE_LARGE,
    ONE_SMALL,
    GEOMETRIC,
    ARITHMETIC,
    RANDOM;

    double eigenvalue(int i, int n, double condition, SplittableRandom random) {
      double t = n == 1 ? 0 : (double) i / (n - 1);
      return switch (this) {
        case ONE_LARGE -> i == 0 ? 1 : 1 / condition;
        case ONE_SMALL -> i == n - 1 ? 1 / condition : 1;
        case GEOMETRIC -> StrictMath.pow(condition, -t);
        case ARITHMETIC -> 1 - t * (1 - 1 / condition);
        case RANDOM -> StrictMath.pow(condition, -random.nextDouble());
      };
    }
  }

  /** Q D Q' with D from the spectrum and Q a product of Householder reflections. */
  public static double[] withCondition(
      int n, double condition, Spectrum spectrum, SplittableRandom random) {
    double[] d = new double[n];
    for (int i = 0; i < n; i++) {
      d[i] = spectrum.eigenvalue(i, n, condition, random);
    }
    return withEigenvalues(d, random);
  }

  /** Q D Q' with the given diagonal D, symmetric bit for bit. */
  public static double[] withEigenvalues(double[] d, SplittableRandom random) {
    int n = d.length;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = d[i];
    }
    for (int k = 0; k < Math.min(n, 6); k++) {
      double[] v = random.doubles(n, -1, 1).toArray();
      double norm = 0;
      for (double e : v) {
        norm += e * e;
      }
      reflect(a, n, v, 2 / norm);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[j * n + i] = a[i * n + j];
      }
    }
    return a;
  }

  /** A becomes (I - t v v') A (I - t v v'). */
  private static void reflect(double[] a, int n, double[] v, double t) {
    double[] w = new double[n];
    double inner = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        w[i] += a[i * n + j] * v[j];
      }
      inner += w[i] * v[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] += t * (t * inner * v[i] * v[j] - v[i] * w[j] - w[i] * v[j]);
      }
    }
  }

  /** 1 / (i + j + 1): condition 1.5e16 at n = 12. */
  public static double[] hilbert(int n) {
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = 1.0 / (i + j + 1);
      }
    }
    return a;
  }

  /** D A D with powers of two in D, from 1 down to about 2^-steps. */
  public static double[] graded(double[] a, int n, int steps) {
    double[] g = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        g[i * n + j] = Math.scalb(a[i * n + j], -(steps * i / n) - steps * j / n);
      }
    }
    return g;
  }
}
