package dev.lanewise.matrix;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Estimate of |A| |A^-1| in the 1-norm from the Cholesky factor: for each of the two, the largest
 * |B x| among unit vectors x that a few steps along the gradient find, and one vector of
 * alternating signs that catches what they miss. A lower bound, nearly always within a factor of 3
 * (Hager, Condition estimates, 1984; Higham, FORTRAN codes for estimating the one-norm, 1988).
 */
final class FloatConditionEstimate {
  private static final int STEPS = 5;

  private FloatConditionEstimate() {}

  static double of(FloatCholesky factor) {
    int n = factor.size();
    if (n == 0) {
      return 0;
    }
    return norm(n, factor::multiply) * norm(n, factor::solve);
  }

  /** Norm of the symmetric operator that {@code apply} replaces its argument by. */
  private static double norm(int n, Consumer<float[]> apply) {
    float[] x = new float[n];
    Arrays.fill(x, 1f / n);
    apply.accept(x);
    double best = sum(x);
    float[] signs = new float[n];
    for (int step = 0; step < STEPS && n > 1; step++) {
      boolean same = step > 0;
      for (int i = 0; i < n; i++) {
        float sign = x[i] < 0 ? -1f : 1f;
        same &= sign == signs[i];
        signs[i] = sign;
      }
      if (same) {
        break;
      }
      float[] gradient = signs.clone();
      apply.accept(gradient);
      int steepest = steepest(gradient);
      Arrays.fill(x, 0f);
      x[steepest] = 1f;
      apply.accept(x);
      double reached = sum(x);
      if (!(reached > best)) {
        break;
      }
      best = reached;
    }
    return Math.max(best, alternating(n, apply));
  }

  private static int steepest(float[] gradient) {
    int steepest = 0;
    for (int i = 1; i < gradient.length; i++) {
      if (Math.abs(gradient[i]) > Math.abs(gradient[steepest])) {
        steepest = i;
      }
    }
    return steepest;
  }

  private static double alternating(int n, Consumer<float[]> apply) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      float size = 1f + (n == 1 ? 0f : (float) i / (n - 1));
      x[i] = i % 2 == 0 ? size : -size;
    }
    apply.accept(x);
    return 2 * sum(x) / (3.0 * n);
  }

  private static double sum(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += Math.abs(v);
    }
    return sum;
  }
}
