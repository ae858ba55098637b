package dev.lanewise.select;

import dev.lanewise.matrix.FloatMatrix;
import java.util.SplittableRandom;

/** Examples for tests: rows of two features, labels 3, 7 and -2, which overlap, and targets. */
record Drawn(FloatMatrix x, int[] labels, double[] y, double[] targets) {
  static Drawn rows(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatMatrix x = FloatMatrix.allocate(n, 2);
    int[] labels = new int[n];
    double[] targets = new double[n];
    for (int i = 0; i < n; i++) {
      double a = random.nextDouble(-2, 2);
      double b = random.nextDouble(-2, 2);
      double noise = random.nextDouble(-0.4, 0.4);
      x.set(i, 0, (float) a);
      x.set(i, 1, (float) b);
      labels[i] = a + noise > 0.3 ? 3 : b + noise > 0 ? 7 : -2;
      targets[i] = Math.sin(2 * a) + b + noise;
    }
    return new Drawn(x, labels, Labels.doubles(labels), targets);
  }
}
