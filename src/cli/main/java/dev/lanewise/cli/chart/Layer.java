package dev.lanewise.cli.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;

/**
 * A drawing among the series of an XChart, in the order of the series and clipped to the plot.
 *
 * <p>XChart draws lines segment by segment, which breaks dashes, fills no shape with a hole and
 * paints annotations only on top of all. But it hands each point of a series to its marker with the
 * exact place on the screen: from two corners of the plot follows the map of all of it.
 */
final class Layer extends Marker {
  /** Draws in screen coordinates. */
  @FunctionalInterface
  interface Painter {
    void paint(Graphics2D g, AffineTransform toScreen);
  }

  private final Range x;
  private final Range y;
  private final Painter painter;
  private double left;
  private double bottom;
  private boolean second;

  private Layer(Range x, Range y, Painter painter) {
    this.x = x;
    this.y = y;
    this.painter = painter;
  }

  /** Adds the drawing above what {@code chart} holds so far; its axes are linear over x and y. */
  static void add(XYChart chart, Range x, Range y, Painter painter) {
    double[] xs = {x.from(), x.to()};
    double[] ys = {y.from(), y.to()};
    XYSeries series = Style.series(chart, "layer", xs, ys);
    series.setMarker(new Layer(x, y, painter)).setShowInLegend(false);
    series.setLineStyle(SeriesLines.NONE);
  }

  @Override
  public void paint(Graphics2D g, double xOffset, double yOffset, int markerSize) {
    if (!second) {
      left = xOffset;
      bottom = yOffset;
      second = true;
      return;
    }
    second = false;
    double perX = (xOffset - left) / x.length();
    double perY = (yOffset - bottom) / y.length();
    painter.paint(
        g, new AffineTransform(perX, 0, 0, perY, left - x.from() * perX, bottom - y.from() * perY));
  }
}
