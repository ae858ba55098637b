package dev.lanewise.cli.chart;

/**
 * Points joined in order.
 *
 * @param x first coordinates
 * @param y second coordinates, as many
 * @param closed whether the last point is joined to the first, which is not repeated
 */
public record Polyline(double[] x, double[] y, boolean closed) {}
