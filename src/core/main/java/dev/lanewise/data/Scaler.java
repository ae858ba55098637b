package dev.lanewise.data;

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
public final class Scaler {
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
    requireOrder(lower, upper);
    return fit(data.features(), lower, upper, null);
  }

  /**
   * Takes the range of every feature and of the labels.
   *
   * @throws IllegalArgumentException also when all labels are equal or too far apart
   */
  public static Scaler fit(
      Dataset data, double lower, double upper, double labelLower, double labelUpper) {
    requireOrder(lower, upper);
    requireOrder(labelLower, labelUpper);
    double least = Arrays.stream(data.labels()).min().orElse(Double.NaN);
    double most = Arrays.stream(data.labels()).max().orElse(Double.NaN);
    if (!(least < most && Double.isFinite(most - least))) {
      throw new IllegalArgumentException(
          "labels from " + least + " to " + most + " have no range to scale");
    }
    Range labels = new Range(labelLower, labelUpper, least, most);
    return fit(data.features(), lower, upper, labels);
  }

  private static Scaler fit(FloatMatrix x, double lower, double upper, Range labels) {
    double[] min = new double[x.cols()];
    double[] max = new double[x.cols()];
    for (long i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j++) {
        float value = finite(x, i, j);
        min[j] = i == 0 ? value : Math.min(min[j], value);
        max[j] = i == 0 ? value : Math.max(max[j], value);
      }
    }
    return new Scaler(lower, upper, min, max, labels);
  }

  /** Number of features, constant ones included. */
  public int features() {
    return min.length;
  }

  /**
   * Scales into a new data set with as many columns as data or scaler has, whichever has more; a
   * feature that the data lack counts as 0 before scaling.
   *
   * @throws IllegalArgumentException when a feature is not finite or a result overflows float
   */
  public Dataset apply(Dataset data) {
    FloatMatrix x = data.features();
    int columns = Math.max(x.cols(), features());
    Capacity.requireDense(x.rows(), columns, Long.MAX_VALUE, "scaled data");
    float[] values = new float[data.labels().length * columns];
    for (int i = 0; i < data.labels().length; i++) {
      for (int j = 0; j < features(); j++) {
        if (min[j] != max[j]) {
          float value = j < x.cols() ? finite(x, i, j) : 0;
          values[i * columns + j] = scaled(value, i, j);
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

  private float scaled(float value, int row, int column) {
    Range range = new Range(lower, upper, min[column], max[column]);
    // Adding +0.0 turns -0.0 into +0.0, which sparse text can leave out.
    float result = (float) range.map(value) + 0.0f;
    if (!Float.isFinite(result)) {
      throw new IllegalArgumentException(
          place(row, column) + " is " + value + "; scaled it overflows a 32-bit float");
    }
    return result;
  }

  private static float finite(FloatMatrix x, long row, int column) {
    float value = x.get(row, column);
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          place(row, column) + " is " + value + "; scaling needs finite features");
    }
    return value;
  }

  private static String place(long row, int column) {
    return "X[row " + row + ", col " + column + "]";
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
