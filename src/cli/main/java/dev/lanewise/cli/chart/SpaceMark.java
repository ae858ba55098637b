package dev.lanewise.cli.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One point of a {@link LiftChart}. */
record SpaceMark(Space space, double x, double y, double z, int colour) {
  /** All points with finite coordinates, the farthest first. */
  static List<SpaceMark> of(List<SpacePoints> sets, Space space) {
    List<SpaceMark> marks = new ArrayList<>();
    for (SpacePoints set : sets) {
      for (int i = 0; i < set.x().length; i++) {
        if (Double.isFinite(set.x()[i] + set.y()[i] + set.z()[i])) {
          marks.add(new SpaceMark(space, set.x()[i], set.y()[i], set.z()[i], set.colour()));
        }
      }
    }
    marks.sort(Comparator.comparingDouble(SpaceMark::depth).reversed());
    return marks;
  }

  boolean isAbove(Plane plane) {
    return z > plane.height(x, y);
  }

  double depth() {
    return space.depth(x, y);
  }

  void paint(Graphics2D g, AffineTransform map) {
    Point2D place = space.place(map, x, y, z);
    new ClassMark(colour, ClassMark.Around.NOTHING)
        .paint(g, place.getX(), place.getY(), Style.MARK);
  }
}
