package dev.lanewise.data;

import dev.lanewise.matrix.FloatMatrix;
import java.util.Objects;

/**
 * Examples with their labels: row i of {@code features} belongs to {@code labels[i]}. Nothing is
 * copied; whoever changes the matrix or the array changes the data set.
 *
 * @param features dense, one row per example
 * @param labels one finite number per example: a class or a regression target
 */
public record Dataset(FloatMatrix features, double[] labels) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when rows and labels differ in number
   */
  public Dataset {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(labels, "labels");
    if (features.rows() != labels.length) {
      throw new IllegalArgumentException(
          "features has " + features.rows() + " rows, labels has " + labels.length + " elements");
    }
  }
}
