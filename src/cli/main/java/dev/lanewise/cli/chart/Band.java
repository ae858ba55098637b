package dev.lanewise.cli.chart;

/**
 * Means over x with a standard deviation each. The arrays are kept, not copied.
 *
 * @param name what the legend calls them; unique within a chart
 * @param x ascending
 * @param mean as many; NaN where there is none
 * @param deviation as many, not negative; 0 for none
 */
public record Band(String name, double[] x, double[] mean, double[] deviation) {
  public Band {
    Checks.sameLength(name, "x", x.length, "mean", mean.length);
    Checks.sameLength(name, "x", x.length, "deviation", deviation.length);
    for (int i = 1; i < x.length; i++) {
      if (!(x[i] > x[i - 1])) {
        throw new IllegalArgumentException(
            name + ": x[" + i + "] = " + x[i] + " does not exceed " + x[i - 1] + " before it");
      }
    }
  }

  /** The means, {@code times} deviations up. */
  double[] edge(int times) {
    double[] edge = new double[mean.length];
    for (int i = 0; i < edge.length; i++) {
      edge[i] = mean[i] + times * deviation[i];
    }
    return edge;
  }
}
