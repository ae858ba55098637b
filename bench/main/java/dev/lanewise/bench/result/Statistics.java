package dev.lanewise.bench.result;

import java.util.Arrays;
import java.util.List;

/**
 * Order statistics of a few measurements.
 *
 * @param median middle, or mean of the two middle ones
 * @param least smallest
 * @param greatest largest
 * @param noise standard error of the median, estimated from the median absolute deviation, so that
 *     one fork that went astray does not make a file incomparable
 */
public record Statistics(int count, double median, double least, double greatest, double noise) {
  /** Standard deviation of a normal distribution over its median absolute deviation. */
  private static final double DEVIATION = 1.4826;

  /** Standard error of a median over that of a mean, for a normal distribution. */
  private static final double MEDIAN_OVER_MEAN = 1.2533;

  /**
   * Of at least one number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Statistics of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double median = median(sorted);
    double[] deviations = new double[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      deviations[i] = Math.abs(sorted[i] - median);
    }
    Arrays.sort(deviations);
    double sigma = DEVIATION * median(deviations);
    double noise = MEDIAN_OVER_MEAN * sigma / Math.sqrt(sorted.length);
    return new Statistics(sorted.length, median, sorted[0], sorted[sorted.length - 1], noise);
  }

  /** Median of sorted numbers. */
  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
