package dev.lanewise.cli;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.Scaler;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.LabelNames;
import java.util.Optional;

/**
 * What {@code grid} works on.
 *
 * @param name what messages call the data
 * @param features as they are in the file
 * @param labels integers for classifiers
 * @param names of classes, where labels are words
 * @param scaling of each fold
 * @param scaler fitted to all rows, for the last model
 * @param scaled features as the last model takes them
 */
record GridProblem(
    String name,
    FloatMatrix features,
    double[] labels,
    Optional<LabelNames> names,
    FoldScaling scaling,
    Optional<Scaler> scaler,
    FloatMatrix scaled) {
  /**
   * @throws IllegalArgumentException when the features cannot be scaled
   */
  static GridProblem of(
      String name, Dataset examples, Optional<LabelNames> names, FoldScaling scaling) {
    FloatMatrix x = examples.features();
    Optional<Scaler> scaler = scaling.fit(x);
    FloatMatrix scaled = scaler.isPresent() ? scaler.get().apply(x) : x;
    return new GridProblem(name, x, examples.labels(), names, scaling, scaler, scaled);
  }

  /** Other rows as the last model takes them. */
  FloatMatrix scale(FloatMatrix x) {
    return scaler.isPresent() ? scaler.get().apply(x) : x;
  }
}
