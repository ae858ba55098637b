package dev.lanewise.data;

import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;

/**
 * Maps each column to mean 0 and standard deviation 1 over the rows it was fitted to:
 *
 * <pre>
 *   z = (x - mean) / deviation
 *   deviation^2 = sum (x - mean)^2 / n
 * </pre>
 *
 * <p>as scikit-learn's {@code StandardScaler} does, but for columns that were constant in training:
 * they become 0 here, later values too, and {@code x - mean} there. Mean and deviation are taken in
 * double by two passes over values relative to the smallest one, in units of a power of two near
 * the range: a large offset costs no digits, and nothing overflows or underflows on the way.
 *
 * <p>Immutable.
 */
public final class StandardScaler implements FeatureScaler {
  private final double[] means;
  private final double[] deviations;

  private StandardScaler(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * Takes mean and deviation of each column.
   *
   * @throws IllegalArgumentException when there are no rows, a value is not finite, or a column
   *     spans more than the largest double
   */
  public static StandardScaler fit(FloatMatrix x) {
    return fit(x::get, x.rows(), ColumnRanges.of(x));
  }

  /** The same in double. */
  public static StandardScaler fit(DoubleMatrix x) {
    return fit(x::get, x.rows(), ColumnRanges.of(x));
  }

  private static StandardScaler fit(ColumnRanges.Elements x, long rows, ColumnRanges ranges) {
    if (rows == 0) {
      throw new IllegalArgumentException("X has 0 rows, expected at least 1");
    }
    int columns = ranges.min().length;
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int j = 0; j < columns; j++) {
      means[j] = ranges.min()[j];
      if (!ranges.isConstant(j)) {
        takeColumn(x, rows, j, ranges, means, deviations);
      }
    }
    return new StandardScaler(means, deviations);
  }

  private static void takeColumn(
      ColumnRanges.Elements x,
      long rows,
      int j,
      ColumnRanges ranges,
      double[] means,
      double[] deviations) {
    double min = ranges.min()[j];
    double range = ranges.max()[j] - min;
    if (!Double.isFinite(range)) {
      throw new IllegalArgumentException(
          "column " + j + " spans " + min + " to " + ranges.max()[j] + ": too wide to scale");
    }
    double unit = Math.scalb(1.0, Math.getExponent(range)); // divides exactly
    double sum = 0;
    for (long i = 0; i < rows; i++) {
      sum += (x.get(i, j) - min) / unit;
    }
    double mean = sum / rows;
    double squares = 0;
    double rest = 0; // what rounding left in the mean
    for (long i = 0; i < rows; i++) {
      double d = (x.get(i, j) - min) / unit - mean;
      squares += d * d;
      rest += d;
    }
    means[j] = min + unit * (mean + rest / rows);
    double variance = (squares - rest * rest / rows) / rows;
    deviations[j] = Math.max(unit * Math.sqrt(variance), Double.MIN_VALUE);
  }

  @Override
  public int features() {
    return means.length;
  }

  /** Mean of each column, copied. */
  public double[] means() {
    return means.clone();
  }

  /** Standard deviation of each column, 0 of constant ones, copied. */
  public double[] deviations() {
    return deviations.clone();
  }

  @Override
  public double apply(int column, double value) {
    double deviation = deviations[column];
    return deviation == 0 ? 0 : (value - means[column]) / deviation;
  }

  @Override
  public double undo(int column, double value) {
    return means[column] + value * deviations[column];
  }

  /**
   * Scales the features and keeps the labels.
   *
   * @throws IllegalArgumentException as {@link #apply(FloatMatrix)} does
   */
  @Override
  public Dataset apply(Dataset data) {
    return new Dataset(apply(data.features()), data.labels().clone());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StandardScaler that
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.hashCode(deviations);
  }
}
