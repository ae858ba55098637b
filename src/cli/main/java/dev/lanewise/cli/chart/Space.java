package dev.lanewise.cli.chart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;

/** A box of data, and where its points are in the picture. */
record Space(Range x, Range y, Range z) {
  static final Projection VIEW = new Projection(32, 24);

  /** Place of a point in the picture. */
  Point2D.Double place(AffineTransform map, double px, double py, double pz) {
    double u = share(x, px);
    double v = share(y, py);
    Point2D.Double place = new Point2D.Double(VIEW.across(u, v), VIEW.up(u, v, share(z, pz)));
    map.transform(place, place);
    return place;
  }

  double depth(double px, double py) {
    return VIEW.depth(share(x, px), share(y, py));
  }

  private static double share(Range range, double value) {
    return (value - range.from()) / range.length();
  }
}
