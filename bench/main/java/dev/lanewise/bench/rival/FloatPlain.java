package dev.lanewise.bench.rival;

/** What one writes without a library: the definition, as a loop. */
public final class FloatPlain {
  private FloatPlain() {}

  /** C = A B', A m x k, B n x k, C m x n. */
  public static void gemm(int m, int n, int k, float[] a, float[] b, float[] c) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = 0;
        for (int p = 0; p < k; p++) {
          sum += a[i * k + p] * b[j * k + p];
        }
        c[i * n + j] = sum;
      }
    }
  }

  /** Dot product of n elements of x with n of y from yOffset on. */
  public static float dot(float[] x, float[] y, int yOffset, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * y[yOffset + i];
    }
    return sum;
  }

  /** Squared distance of n elements of x and n of y from yOffset on. */
  public static float squaredDistance(float[] x, float[] y, int yOffset, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      float difference = x[i] - y[yOffset + i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Cosine of n elements of x and n of y from yOffset on. */
  public static float cosine(float[] x, float[] y, int yOffset, int n) {
    float sum = 0;
    float xx = 0;
    float yy = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * y[yOffset + i];
      xx += x[i] * x[i];
      yy += y[yOffset + i] * y[yOffset + i];
    }
    return sum / (float) (Math.sqrt(xx) * Math.sqrt(yy));
  }

  /** L1 distance of n elements of x and n of y from yOffset on. */
  public static float l1Distance(float[] x, float[] y, int yOffset, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.abs(x[i] - y[yOffset + i]);
    }
    return sum;
  }

  /** L2 norm of n elements from the offset on. */
  public static float l2Norm(float[] x, int offset, int n) {
    return (float) Math.sqrt(squares(x, offset, n));
  }

  private static float squares(float[] x, int offset, int n) {
    float sum = 0;
    for (int i = offset; i < offset + n; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  /** Sum of n elements from the offset on. */
  public static float sum(float[] x, int offset, int n) {
    float sum = 0;
    for (int i = offset; i < offset + n; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** Index, counted from the offset, of the first least of n elements. */
  public static int argMin(float[] x, int offset, int n) {
    int least = 0;
    for (int i = 1; i < n; i++) {
      if (x[offset + i] < x[offset + least]) {
        least = i;
      }
    }
    return least;
  }

  /** y = a x + y. */
  public static void axpy(double a, float[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += a * x[i];
    }
  }

  /** y = exp(x), by the library of the JDK. */
  public static void exp(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) Math.exp(x[i]);
    }
  }

  /** y = tanh(x), by the library of the JDK. */
  public static void tanh(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) Math.tanh(x[i]);
    }
  }

  /** y = x^p, by the library of the JDK. */
  public static void power(float[] x, int p, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) Math.pow(x[i], p);
    }
  }
}
