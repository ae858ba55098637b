package dev.lanewise.cli.chart;

/**
 * A value for each group of a {@link BarChart}. The array is kept, not copied.
 *
 * @param name what the legend calls them; unique within a chart
 * @param values one for each group; NaN for no bar
 */
public record Bars(String name, double[] values) {}
