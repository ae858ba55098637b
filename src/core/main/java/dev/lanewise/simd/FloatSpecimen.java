package dev.lanewise.simd;

import java.util.Arrays;

/** Inputs from a fixed sequence and room for results; ops may work in place on the results. */
final class FloatSpecimen implements Specimen {
  /** Values of an input. */
  static final int N = 512;

  /** Lengths whose loops take every branch: whole stripes with a rest, whole stripes, a rest. */
  private static final int[] LENGTHS = {167, 128, 21};

  final float[] x = values(0x9E37);
  final float[] z = values(0x79B9);
  final float[] norms = positive(values(0x7F4A));
  final double[] weights = widened(z);

  /** Membership of I_up and I_low, as {@link GradientStep} wants it. */
  final double[] up = new double[N];

  final float[] low = new float[N];

  /** Results, and inputs of ops that update in place: starts as x, repeated. */
  final float[] out = new float[16 * N];

  /** The same for doubles. */
  final double[] wide = new double[N];

  final float[] sums = new float[4 * N];
  final int[] hits = new int[N];
  final LeastElement least = new LeastElement();
  final SecondChoice second = new SecondChoice();
  private int results;

  FloatSpecimen() {
    x[N - 1] = 2; // the greatest: rests have to be looked at
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    for (int t = 0; t + 1 < N; t += 3) {
      up[t] = Double.POSITIVE_INFINITY;
      low[t + 1] = Float.NEGATIVE_INFINITY;
    }
    reset();
  }

  static int[] lengths() {
    return LENGTHS;
  }

  @Override
  public void reset() {
    results = 0;
    for (int i = 0; i < out.length; i += N) {
      System.arraycopy(x, 0, out, i, N);
    }
    System.arraycopy(weights, 0, wide, 0, N);
    Arrays.fill(sums, 0.0f);
  }

  /** Takes a number an op returned. */
  void result(float v) {
    out[out.length - ++results] = v;
  }

  /** Takes a double an op returned. */
  void wideResult(double v) {
    wide[N - ++results] = v;
  }

  @Override
  public boolean same(Specimen other) {
    FloatSpecimen s = (FloatSpecimen) other;
    return Arrays.equals(out, s.out)
        && Arrays.equals(wide, s.wide)
        && Arrays.equals(sums, s.sums)
        && Arrays.equals(hits, s.hits);
  }

  /** Values in [-1, 1) from a linear congruential sequence. */
  private static float[] values(int seed) {
    float[] v = new float[N];
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
