package dev.lanewise.simd;

import java.util.Arrays;

/**
 * Compares every vector op on floats with its scalar twin on a small input, called directly: the
 * choice between them is not made yet. Finds a runtime whose vectors do not link or compute
 * differently; faults of compiled code are what the tests' digest looks for.
 */
final class FloatSelfCheck {
  private static final int N = 167;
  private static final int OFFSET = 3;

  private final float[] x = values(0x9E37);
  private final float[] z = values(0x79B9);
  private final float[] norms = positive(values(0x7F4A));
  private final double[] w = widened(values(0x7C15));

  private FloatSelfCheck() {}

  /** Name of the first op that differs, or null. */
  static String firstDifference() {
    FloatSelfCheck check = new FloatSelfCheck();
    if (!check.sums()) {
      return "FloatDot, FloatSquaredDistance, FloatSum, FloatMixedDot or FloatArgMin";
    }
    if (!check.updates()) {
      return "FloatAxpy";
    }
    if (!check.steps()) {
      return "FloatGradientStep";
    }
    if (!check.expansion()) {
      return "FloatExpansion";
    }
    if (!check.tile()) {
      return "FloatTile or FloatPanels";
    }
    return check.elementwise() ? null : "FloatExp, FloatTanh or FloatPower";
  }

  private boolean sums() {
    return same(FloatDot.Vectors.dot(x, OFFSET, z, 1, N), FloatDot.scalar(x, OFFSET, z, 1, N))
        && same(
            FloatSquaredDistance.Vectors.squaredDistance(x, OFFSET, z, 1, N),
            FloatSquaredDistance.scalar(x, OFFSET, z, 1, N))
        && same(FloatSum.Vectors.sum(x, OFFSET, N), FloatSum.scalar(x, OFFSET, N))
        && FloatMixedDot.Vectors.dot(x, OFFSET, w, 1, N) == FloatMixedDot.scalar(x, OFFSET, w, 1, N)
        && FloatArgMin.Vectors.argMin(x, OFFSET, N) == FloatArgMin.scalar(x, OFFSET, N);
  }

  private boolean updates() {
    double[] a = w.clone();
    double[] b = w.clone();
    FloatAxpy.Vectors.axpy(0.75, x, OFFSET, a, 1, N);
    FloatAxpy.Vectors.axpyDifference(0.3, x, OFFSET, z, 2, a, 1, N);
    FloatAxpy.scalar(0.75, x, OFFSET, b, 1, N);
    FloatAxpy.scalarDifference(0.3, x, OFFSET, z, 2, b, 1, N);
    return Arrays.equals(a, b);
  }

  private boolean steps() {
    double[] up = new double[w.length];
    double[] low = new double[w.length];
    double[] diagonal = widened(norms);
    for (int t = 0; t < up.length; t += 3) {
      up[t] = Double.POSITIVE_INFINITY;
      low[t + 1] = Double.NEGATIVE_INFINITY;
    }
    double[] a = w.clone();
    double[] b = w.clone();
    Extremes vector = new Extremes();
    Extremes scalar = new Extremes();
    vector.reset();
    scalar.reset();
    int done = FloatGradientStep.Vectors.update(0.3, x, 1, z, 2, a, up, low, 1, N, vector);
    FloatGradientStep.scalarUpdate(0.3, x, 1, z, 2, a, up, low, done, N, vector);
    FloatGradientStep.scalarUpdate(0.3, x, 1, z, 2, b, up, low, 1, N, scalar);
    boolean same = Arrays.equals(a, b) && vector.equalTo(scalar);
    vector.reset();
    scalar.reset();
    done = FloatGradientStep.Vectors.secondOrder(-0.4, 1, x, 1, diagonal, a, low, 1, N, vector);
    FloatGradientStep.scalarSecondOrder(-0.4, 1, x, 1, diagonal, a, low, done, N, vector);
    FloatGradientStep.scalarSecondOrder(-0.4, 1, x, 1, diagonal, b, low, 1, N, scalar);
    return same && vector.equalTo(scalar);
  }

  private boolean expansion() {
    int n = 128;
    float[] a = x.clone();
    float[] b = x.clone();
    int[] hits = new int[n];
    int[] expected = new int[n];
    int count =
        FloatExpansion.Vectors.candidates(a, 2, n, 0.5f, norms, 0.1f, z, hits)
            - FloatExpansion.scalarCandidates(b, 2, 0, n, 0.5f, norms, 0.1f, z, expected, 0);
    boolean vector = FloatExpansion.Vectors.squaredDistances(a, 2, n, 0.5f, norms, 0.1f, 0.6f);
    boolean scalar = FloatExpansion.scalar(b, 2, n, 0.5f, norms, 0.1f, 0.6f);
    return count == 0 && vector == scalar && Arrays.equals(a, b) && Arrays.equals(hits, expected);
  }

  private boolean tile() {
    int width = 2 * Lanes.FLOAT.length();
    int length = 5;
    int step = length * width;
    float[] packed = new float[4 * step];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = x[i % N] + z[i % 29];
    }
    float[] a = new float[8 * 4 * width];
    float[] b = new float[8 * 4 * width];
    FloatTile.Vectors.rows8(length, x, 1, 9, packed, 0, a, 0, 4 * width);
    FloatTile.Vectors.rows4(length, x, 1, 9, packed, step, a, width, 4 * width);
    FloatTile.Vectors.row1(length, z, 1, packed, step, a, 2 * width);
    FloatTile.Vectors.row1(length, z, 2, packed, 0, step, a, 5 * 4 * width);
    FloatTile.scalar(length, x, 1, 9, 8, packed, 0, width, b, 0, 4 * width);
    FloatTile.scalar(length, x, 1, 9, 4, packed, step, width, b, width, 4 * width);
    FloatTile.scalar(length, z, 1, 0, 1, packed, step, width, b, 2 * width, 0);
    for (int p = 0; p < 4; p++) {
      FloatTile.scalar(length, z, 2, 0, 1, packed, p * step, width, b, (20 + p) * width, 0);
    }
    float[] vector = new float[2 * width];
    float[] scalar = new float[2 * width];
    FloatPanels.Vectors.squaredNorms(packed, length, 4 * width, 1, vector);
    FloatPanels.scalar(packed, length, 4 * width, 1, width, scalar);
    return Arrays.equals(a, b) && Arrays.equals(vector, scalar);
  }

  private boolean elementwise() {
    float[] a = new float[3 * N];
    float[] b = new float[3 * N];
    FloatExp.Vectors.exp(40.0f, x, OFFSET, a, 0, N);
    FloatTanh.Vectors.tanh(3.0f, 0.25f, x, OFFSET, a, N, N);
    FloatPower.Vectors.power(1.5f, 0.5f, 5, x, OFFSET, a, 2 * N, N);
    FloatExp.scalar(40.0f, x, OFFSET, b, 0, N);
    FloatTanh.scalar(3.0f, 0.25f, x, OFFSET, b, N, N);
    FloatPower.scalar(1.5f, 0.5f, 5, x, OFFSET, b, 2 * N, N);
    return Arrays.equals(a, b);
  }

  private static boolean same(float a, float b) {
    return Float.compare(a, b) == 0;
  }

  /** Values in [-1, 1) from a fixed linear congruential sequence. */
  private static float[] values(int seed) {
    float[] v = new float[N + OFFSET + 4];
    int state = seed;
    for (int i = 0; i < v.length; i++) {
      state = state * 1664525 + 1013904223;
      v[i] = (state >> 8) * 0x1p-23f;
    }
    return v;
  }

  private static float[] positive(float[] v) {
    for (int i = 0; i < v.length; i++) {
      v[i] = Math.abs(v[i]);
    }
    return v;
  }

  private static double[] widened(float[] v) {
    double[] d = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      d[i] = v[i];
    }
    return d;
  }
}
