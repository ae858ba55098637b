package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Maps each feature linearly from the range seen in training to a common one, as LIBSVM's svm-scale
 * does, and remembers the ranges for data to come.
 *
 * <p>A value v of a feature with range [min, max] becomes
 *
 * <pre>  lower + (upper - lower) * (v - min) / (max - min)</pre>
 *
 * <p>in double, rounded to float at the end; min and max themselves become exactly lower and upper,
 * and values outside the range are mapped outside. A constant feature carries no information and
 * becomes 0, and so does a feature that the scaler has never seen. Labels are mapped in the same
 * way when a label range was asked for, and otherwise kept.
 *
 * <p>Features are floats here and doubles in svm-scale: the range of a feature whose smallest value
 * is written 0.1 begins at 0.10000000149011612, the float nearest to it.
 *
 * <p>Immutable.
 */
public final class Scaler implements FeatureScaler {
  /**
   * A source range and what it is mapped to.
   *
   * @param lower what {@code min} becomes
   * @param upper what {@code max} becomes
   */
  record Range(double lower, double upper, double min, double max) {
    double map(double value) {
      if (value == min) {
        return lower;
      }
      if (value == max) {
        return upper;
      }
      return lower + (upper - lower) * (value - min) / (max - min);
    }
  }

  private final double lower;
  private final double upper;
  private final double[] min;
  private final double[] max;
  private final Range labels;

  /**
   * @param labels null when labels are kept
   */
  Scaler(double lower, double upper, double[] min, double[] max, Range labels) {
    this.lower = lower;
    this.upper = upper;
    this.min = min;
    this.max = max;
    this.labels = labels;
  }

  /**
   * Takes the range of every feature; labels are kept.
   *
   * @throws IllegalArgumentException unless lower is below upper and all features are finite
   */
  public static Scaler fit(Dataset data, double lower, double upper) {
    return fit(data.features(), lower, upper);
  }

  /**
   * Takes the range of every column.
   *
   * @throws IllegalArgumentException unless lower is below upper, all values are finite and no
   *     column spans more than the largest double
   */
  public static Scaler fit(FloatMatrix x, double lower, double upper) {
    return fit(ColumnRanges.of(x), lower, upper, null);
  }

  /** The same in double. */
  public static Scaler fit(DoubleMatrix x, double lower, double upper) {
    return fit(ColumnRanges.of(x), lower, upper, null);
  }

  /**
   * The ranges that do what a standard scaler does, to rounding, and that have a file which
   * svm-scale reads: mean - deviation becomes -1 and mean + deviation 1. Constant columns stay
   * constant.
   */
  public static Scaler of(StandardScaler standard) {
    double[] means = standard.means();
    double[] deviations = standard.deviations();
    double[] min = new double[means.length];
    double[] max = new double[means.length];
    for (int j = 0; j < min.length; j++) {
      min[j] = means[j] - deviations[j];
      max[j] = means[j] + deviations[j];
    }
    return new Scaler(-1, 1, min, max, null);
  }

  /**
   * Takes the range of every feature and of the labels.
   *
   * @throws IllegalArgumentException also when all labels are equal or too far apart
   */
  public static Scaler fit(
      Dataset data, double lower, double upper, double labelLower, double labelUpper) {
    requireOrder(labelLower, labelUpper);
    double least = Arrays.stream(data.labels()).min().orElse(Double.NaN);
    double most = Arrays.stream(data.labels()).max().orElse(Double.NaN);
    if (!(least < most && Double.isFinite(most - least))) {
      throw new IllegalArgumentException(
          "labels from " + least + " to " + most + " have no range to scale");
    }
    Range labels = new Range(labelLower, labelUpper, least, most);
    return fit(ColumnRanges.of(data.features()), lower, upper, labels);
  }

  private static Scaler fit(ColumnRanges ranges, double lower, double upper, Range labels) {
    requireOrder(lower, upper);
    double[] min = ranges.min();
    double[] max = ranges.max();
    for (int j = 0; j < min.length; j++) {
      if (!Double.isFinite(max[j] - min[j])) {
        throw new IllegalArgumentException(
            "column " + j + " spans " + min[j] + " to " + max[j] + ": too wide to scale");
      }
    }
    return new Scaler(lower, upper, min, max, labels);
  }

  @Override
  public int features() {
    return min.length;
  }

  @Override
  public double apply(int column, double value) {
    return min[column] == max[column] ? 0 : range(column).map(value);
  }

  /** Of a constant column its value; a range file does not keep it, and then 0. */
  @Override
  public double undo(int column, double value) {
    if (min[column] == max[column]) {
      return min[column];
    }
    return new Range(min[column], max[column], lower, upper).map(value);
  }

  /**
   * Scales into a new data set with as many columns as data or scaler has, whichever has more; a
   * feature that the data lack counts as 0 before scaling.
   *
   * @throws IllegalArgumentException when a feature is not finite or a result overflows float
   */
  @Override
  public Dataset apply(Dataset data) {
    FloatMatrix x = data.features();
    int columns = Math.max(x.cols(), features());
    Capacity.requireDense(x.rows(), columns, Long.MAX_VALUE, "scaled data");
    float[] values = new float[data.labels().length * columns];
    for (int i = 0; i < data.labels().length; i++) {
      for (int j = 0; j < features(); j++) {
        if (min[j] != max[j]) {
          float value = j < x.cols() ? x.get(i, j) : 0;
          values[i * columns + j] = ScaledRows.image(this::apply, value, i, j);
        }
      }
    }
    double[] targets = data.labels().clone();
    if (labels != null) {
      Arrays.setAll(targets, i -> labels.map(targets[i]));
    }
    return new Dataset(FloatMatrix.of(values, targets.length, columns), targets);
  }

  /**
   * Reads a range file of svm-scale.
   *
   * @throws DataFormatException when it breaks the format, see {@link #write}
   */
  public static Scaler read(Path file) throws IOException {
    return ScalerFile.read(file);
  }

  /**
   * Writes svm-scale's range file, atomically: for labels, if they are scaled, {@code y}, {@code
   * lower upper}, {@code min max}; then {@code x}, {@code lower upper}, and for each feature that
   * is not constant {@code index min max}; every number with 17 significant digits.
   */
  public void write(Path file) throws IOException {
    ScalerFile.write(this, file);
  }

  double lower() {
    return lower;
  }

  double upper() {
    return upper;
  }

  double min(int column) {
    return min[column];
  }

  double max(int column) {
    return max[column];
  }

  /** Null when labels are kept. */
  Range labels() {
    return labels;
  }

  private Range range(int column) {
    return new Range(lower, upper, min[column], max[column]);
  }

  static void requireOrder(double lower, double upper) {
    if (!(lower < upper && Double.isFinite(upper - lower))) {
      throw new IllegalArgumentException("lower " + lower + " must be below upper " + upper);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scaler that
        && Double.compare(lower, that.lower) == 0
        && Double.compare(upper, that.upper) == 0
        && Arrays.equals(min, that.min)
        && Arrays.equals(max, that.max)
        && Objects.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Objects.hash(lower, upper, Arrays.hashCode(min), Arrays.hashCode(max), labels);
  }
}
