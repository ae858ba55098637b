package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** The mark of a class: a shape of its own beside its own colour, with an outline in ink. */
final class ClassMark extends Marker {
  /** What is drawn around the shape. */
  enum Around {
    NOTHING,
    RING
  }

  private static final BasicStroke OUTLINE = new BasicStroke(0.7f);
  private static final BasicStroke RING = new BasicStroke(1.4f);

  /**
   * Corners on the circle of radius 1, as angles in sixtieths of a turn, clockwise from the top.
   */
  private static final int[][] POLYGONS = {
    {}, // circle
    {0, 15, 30, 45}, // diamond
    {0, 20, 40}, // triangle
    {8, 22, 38, 52}, // square
    {30, 50, 10}, // triangle, upside down
    {0, 12, 24, 36, 48}, // pentagon
    {5, 15, 25, 35, 45, 55}, // hexagon
  };

  private final int shape;
  private final Color colour;
  private final Around around;

  ClassMark(int classNumber, Around around) {
    shape = classNumber % POLYGONS.length;
    colour = Palette.of(classNumber);
    this.around = around;
  }

  /** Number of shapes: with no divisor in common with that of colours, all pairs come up. */
  static int shapes() {
    return POLYGONS.length;
  }

  @Override
  public void paint(Graphics2D g, double x, double y, int size) {
    Shape mark = shape(x, y, size / 2.0);
    g.setColor(colour);
    g.fill(mark);
    g.setColor(Palette.INK);
    g.setStroke(OUTLINE);
    g.draw(mark);
    if (around == Around.RING) {
      double radius = 0.95 * size;
      g.setStroke(RING);
      g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  private Shape shape(double x, double y, double radius) {
    int[] corners = POLYGONS[shape];
    if (corners.length == 0) {
      return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
    double reach = 1.2 * radius; // about the area of the circle
    Path2D.Double polygon = new Path2D.Double();
    for (int corner : corners) {
      double angle = Math.PI / 30 * corner;
      double cornerX = x + reach * Math.sin(angle);
      double cornerY = y - reach * Math.cos(angle);
      if (corner == corners[0]) {
        polygon.moveTo(cornerX, cornerY);
      } else {
        polygon.lineTo(cornerX, cornerY);
      }
    }
    polygon.closePath();
    return polygon;
  }

  /** A frame around a support vector, which is drawn as a point of its class already. */
  static final class Frame extends Marker {
    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
      double reach = 0.85 * size;
      g.setColor(Palette.INK);
      g.setStroke(OUTLINE);
      g.draw(new Rectangle2D.Double(x - reach, y - reach, 2 * reach, 2 * reach));
    }
  }
}
