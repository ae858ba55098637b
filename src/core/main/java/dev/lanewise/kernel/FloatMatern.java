package dev.lanewise.kernel;

import dev.lanewise.simd.FloatExp;
import dev.lanewise.simd.FloatSqrt;

/** From squared distances to values of {@link MaternKernel}: plain loops around roots and exp. */
final class FloatMatern {
  /** exp of minus this is 0 in floats and doubles; keeps infinity times 0 out. */
  private static final float FAR = 1024.0f;

  private static final float THIRD = 1.0f / 3.0f;

  /** Elements that are finished together. */
  private static final int BLOCK = 256;

  private FloatMatern() {}

  static void finish(MaternKernel.Smoothness nu, float factor, float[] v, int offset, int n) {
    FloatSqrt.sqrt(v, offset, v, offset, n);
    for (int i = offset; i < offset + n; i++) {
      v[i] = Math.min(factor * v[i], FAR);
    }
    if (nu == MaternKernel.Smoothness.HALF) {
      FloatExp.exp(-1.0f, v, offset, v, offset, n);
      return;
    }
    float square = nu == MaternKernel.Smoothness.FIVE_HALVES ? THIRD : 0.0f;
    float[] e = new float[Math.min(n, BLOCK)];
    for (int from = offset; from < offset + n; from += BLOCK) {
      int count = Math.min(BLOCK, offset + n - from);
      FloatExp.exp(-1.0f, v, from, e, 0, count);
      for (int i = 0; i < count; i++) {
        float t = v[from + i];
        // Roundings may pass 1 where t is nearly 0.
        v[from + i] = Math.min((1.0f + t * (1.0f + square * t)) * e[i], 1.0f);
      }
    }
  }
}
