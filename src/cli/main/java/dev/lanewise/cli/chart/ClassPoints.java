package dev.lanewise.cli.chart;

/**
 * A named set of points of one class. The arrays are kept, not copied.
 *
 * @param name what the legend calls them
 * @param x first coordinates
 * @param y second coordinates, as many
 * @param colour number of the class, from 0: it gives colour and shape
 */
public record ClassPoints(String name, double[] x, double[] y, int colour) {
  public ClassPoints {
    Checks.sameLength(name, "x", x.length, "y", y.length);
    Checks.classNumber(name, colour);
  }
}
