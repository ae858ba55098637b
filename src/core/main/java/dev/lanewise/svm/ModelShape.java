package dev.lanewise.svm;

import java.util.Arrays;

/** Checks that the parts of a model fit together; {@link SupportVectors} checks its own numbers. */
final class ModelShape {
  private ModelShape() {}

  static void check(
      int[] labels, int[] counts, long vectors, double[][] coefficients, double[] rho) {
    int k = labels.length;
    checkLabels(labels);
    require(counts.length == k, k + " labels, " + counts.length + " support vector counts");
    require(Arrays.stream(counts).allMatch(c -> c >= 0), "a support vector count is negative");
    long total = Arrays.stream(counts).asLongStream().sum();
    require(
        total == vectors,
        "support vector counts add up to " + total + ", there are " + vectors + " rows");
    checkNumbers(vectors, coefficients, k - 1, rho, (long) k * (k - 1) / 2);
  }

  /** One machine for each class, over the same support vectors. */
  static void checkMachines(int[] labels, long vectors, double[][] coefficients, double[] rho) {
    checkLabels(labels);
    checkNumbers(vectors, coefficients, labels.length, rho, labels.length);
  }

  private static void checkLabels(int[] labels) {
    int k = labels.length;
    require(k >= 2, "a classifier needs at least two classes, got " + k);
    require(Arrays.stream(labels).distinct().count() == k, "labels occur twice");
  }

  private static void checkNumbers(
      long vectors, double[][] coefficients, int machines, double[] rho, long values) {
    require(
        coefficients.length == machines,
        coefficients.length + " rows of coefficients, expected " + machines);
    for (double[] row : coefficients) {
      require(row.length == vectors, row.length + " coefficients, expected " + vectors);
      require(Arrays.stream(row).allMatch(Double::isFinite), "a coefficient is not finite");
    }
    require(rho.length == values, rho.length + " values of rho, expected " + values);
    require(Arrays.stream(rho).allMatch(Double::isFinite), "a rho is not finite");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
