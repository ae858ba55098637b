package dev.lanewise.svm;

import dev.lanewise.matrix.FloatFinite;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;

/** Checks that the parts of a model fit together. */
final class ModelShape {
  private ModelShape() {}

  static void check(
      int[] labels, int[] counts, FloatMatrix vectors, double[][] coefficients, double[] rho) {
    int k = labels.length;
    require(k >= 2, "a classifier needs at least two classes, got " + k);
    require(counts.length == k, k + " labels, " + counts.length + " support vector counts");
    require(Arrays.stream(labels).distinct().count() == k, "labels occur twice");
    require(Arrays.stream(counts).allMatch(c -> c >= 0), "a support vector count is negative");
    long total = Arrays.stream(counts).asLongStream().sum();
    require(
        total == vectors.rows(),
        "support vector counts add up to " + total + ", there are " + vectors.rows() + " rows");
    FloatFinite.require(vectors, "support vectors", "a model needs finite values");
    require(
        coefficients.length == k - 1,
        coefficients.length + " rows of coefficients, expected " + (k - 1));
    for (double[] row : coefficients) {
      require(row.length == total, row.length + " coefficients, expected " + total);
      require(Arrays.stream(row).allMatch(Double::isFinite), "a coefficient is not finite");
    }
    require(
        rho.length == (long) k * (k - 1) / 2,
        rho.length + " values of rho, expected " + (long) k * (k - 1) / 2);
    require(Arrays.stream(rho).allMatch(Double::isFinite), "a rho is not finite");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
