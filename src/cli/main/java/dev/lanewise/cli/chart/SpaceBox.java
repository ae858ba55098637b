package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Floor, back walls, ticks and names of the axes of a {@link LiftChart}, and the plane in it. */
final class SpaceBox {
  static final Color PLANE = new Color(0x55, 0x55, 0x55, 0x48);
  private static final BasicStroke THIN = new BasicStroke(1);
  private static final int TICKS = 8;
  private static final int TICK = 16;
  private static final int NAME = 50;

  private final Space space;
  private final Ticks xTicks;
  private final Ticks yTicks;
  private final Ticks zTicks;
  private final String xName;
  private final String yName;
  private final String zName;

  SpaceBox(Space space, String xName, String yName, String zName) {
    this.space = space;
    xTicks = Ticks.of(space.x(), TICKS);
    yTicks = Ticks.of(space.y(), TICKS);
    zTicks = Ticks.of(space.z(), TICKS);
    this.xName = xName;
    this.yName = yName;
    this.zName = zName;
  }

  void paint(Graphics2D g, AffineTransform map) {
    Range x = space.x();
    Range y = space.y();
    Range z = space.z();
    g.setStroke(THIN);
    g.setColor(Palette.GRID);
    for (double tick : xTicks.values()) {
      line(g, map, tick, y.from(), z.from(), tick, y.to(), z.from());
      line(g, map, tick, y.to(), z.from(), tick, y.to(), z.to());
    }
    for (double tick : yTicks.values()) {
      line(g, map, x.from(), tick, z.from(), x.to(), tick, z.from());
      line(g, map, x.from(), tick, z.from(), x.from(), tick, z.to());
    }
    for (double tick : zTicks.values()) {
      line(g, map, x.from(), y.from(), tick, x.from(), y.to(), tick);
      line(g, map, x.from(), y.to(), tick, x.to(), y.to(), tick);
    }
    line(g, map, x.from(), y.from(), z.to(), x.from(), y.to(), z.to());
    line(g, map, x.from(), y.to(), z.to(), x.to(), y.to(), z.to());
    line(g, map, x.from(), y.to(), z.from(), x.from(), y.to(), z.to());
    line(g, map, x.to(), y.to(), z.from(), x.to(), y.to(), z.to());
    line(g, map, x.from(), y.from(), z.from(), x.from(), y.to(), z.from());
    line(g, map, x.from(), y.to(), z.from(), x.to(), y.to(), z.from());
    g.setColor(Palette.INK); // the edges that carry the ticks
    line(g, map, x.from(), y.from(), z.from(), x.to(), y.from(), z.from());
    line(g, map, x.to(), y.from(), z.from(), x.to(), y.to(), z.from());
    line(g, map, x.from(), y.from(), z.from(), x.from(), y.from(), z.to());
    labels(g, map);
  }

  private void labels(Graphics2D g, AffineTransform map) {
    Range x = space.x();
    Range y = space.y();
    Range z = space.z();
    // away from the edge, along the other axis of the floor
    Point2D origin = space.place(map, x.from(), y.from(), z.from());
    Point2D alongX = space.place(map, x.to(), y.from(), z.from());
    Point2D alongY = space.place(map, x.from(), y.to(), z.from());
    double[] right = unit(origin, alongX);
    double[] front = unit(alongY, origin);
    g.setFont(Style.font(Font.PLAIN, Style.TEXT - 1));
    for (int i = 0; i < xTicks.values().size(); i++) {
      Point2D at = space.place(map, xTicks.values().get(i), y.from(), z.from());
      text(g, xTicks.labels().get(i), at, front, TICK);
    }
    for (int i = 0; i < yTicks.values().size(); i++) {
      Point2D at = space.place(map, x.to(), yTicks.values().get(i), z.from());
      text(g, yTicks.labels().get(i), at, right, TICK);
    }
    for (int i = 0; i < zTicks.values().size(); i++) {
      Point2D at = space.place(map, x.from(), y.from(), zTicks.values().get(i));
      text(g, zTicks.labels().get(i), at, new double[] {-1, 0}, TICK);
    }
    g.setFont(Style.font(Font.PLAIN, Style.TEXT + 1));
    double middleX = (x.from() + x.to()) / 2;
    double middleY = (y.from() + y.to()) / 2;
    text(g, xName, space.place(map, middleX, y.from(), z.from()), front, NAME);
    text(g, yName, space.place(map, x.to(), middleY, z.from()), right, NAME);
    text(g, zName, space.place(map, x.from(), y.from(), z.to()), new double[] {0, -1}, TICK);
  }

  /** The part of {@code plane} in the box. */
  void paint(Graphics2D g, AffineTransform map, Plane plane) {
    List<double[]> corners = plane.within(space.x(), space.y(), space.z());
    if (corners.size() < 3) {
      return;
    }
    Path2D.Double polygon = new Path2D.Double();
    for (double[] corner : corners) {
      Point2D at = space.place(map, corner[0], corner[1], corner[2]);
      if (corner == corners.getFirst()) {
        polygon.moveTo(at.getX(), at.getY());
      } else {
        polygon.lineTo(at.getX(), at.getY());
      }
    }
    polygon.closePath();
    g.setColor(PLANE);
    g.fill(polygon);
    g.setColor(Palette.INK);
    g.setStroke(THIN);
    g.draw(polygon);
  }

  private void line(
      Graphics2D g,
      AffineTransform map,
      double x1,
      double y1,
      double z1,
      double x2,
      double y2,
      double z2) {
    g.draw(new Line2D.Double(space.place(map, x1, y1, z1), space.place(map, x2, y2, z2)));
  }

  /** Centred on a point {@code distance} pixels from {@code at}. */
  private static void text(
      Graphics2D g, String text, Point2D at, double[] direction, double distance) {
    double halfWidth = g.getFontMetrics().stringWidth(text) / 2.0;
    // a wide text is pushed out by its own half, or it would reach back over the axis
    double reach = distance + halfWidth * Math.abs(direction[0]) * 0.6;
    double x = at.getX() + direction[0] * reach - halfWidth;
    double y = at.getY() + direction[1] * reach + g.getFont().getSize() * 0.35;
    g.drawString(text, (float) x, (float) y);
  }

  private static double[] unit(Point2D from, Point2D to) {
    double length = from.distance(to);
    return new double[] {(to.getX() - from.getX()) / length, (to.getY() - from.getY()) / length};
  }
}
