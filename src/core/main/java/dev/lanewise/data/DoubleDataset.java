package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import java.util.Objects;

/**
 * A {@link Dataset} with features in double: what predictions take that are to agree with those of
 * programs that read doubles. Nothing is copied.
 *
 * @param features dense, one row per example
 * @param labels one finite number per example: a class or a regression target
 */
public record DoubleDataset(DoubleMatrix features, double[] labels) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when rows and labels differ in number
   */
  public DoubleDataset {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(labels, "labels");
    if (features.rows() != labels.length) {
      throw new IllegalArgumentException(
          "features has " + features.rows() + " rows, labels has " + labels.length + " elements");
    }
  }
}
