package dev.lanewise.cli.chart;

/**
 * A named set of points of one class in space. The arrays are kept, not copied.
 *
 * @param name what the legend calls them; unique within a chart
 * @param x first coordinates
 * @param y second coordinates, as many
 * @param z third coordinates, as many
 * @param colour number of the class, from 0: it gives colour and shape
 */
public record SpacePoints(String name, double[] x, double[] y, double[] z, int colour) {
  public SpacePoints {
    Checks.sameLength(name, "x", x.length, "y", y.length);
    Checks.sameLength(name, "x", x.length, "z", z.length);
    Checks.classNumber(name, colour);
  }
}
