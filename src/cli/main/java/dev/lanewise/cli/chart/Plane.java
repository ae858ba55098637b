package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The points with wx x + wy y + wz z + offset = 0.
 *
 * @param wz not 0: the plane has one height z everywhere
 */
public record Plane(double wx, double wy, double wz, double offset) {
  public Plane {
    if (wz == 0 || !Double.isFinite(wx + wy + wz + offset)) {
      throw new IllegalArgumentException(
          "no plane with a height: weights " + wx + ", " + wy + ", " + wz + ", offset " + offset);
    }
  }

  /** The plane's z over (x, y). */
  public double height(double x, double y) {
    return -(wx * x + wy * y + offset) / wz;
  }

  /** Corners {x, y, z} of the part within a box; none where the plane misses it. */
  List<double[]> within(Range x, Range y, Range z) {
    List<double[]> corners = new ArrayList<>();
    double[][] base = {
      {x.from(), y.from()}, {x.to(), y.from()}, {x.to(), y.to()}, {x.from(), y.to()}
    };
    for (double[] corner : base) {
      corners.add(new double[] {corner[0], corner[1], height(corner[0], corner[1])});
    }
    return cut(cut(corners, z.from(), 1), z.to(), -1);
  }

  /** What is above {@code limit} (side 1) or below it (side -1), by Sutherland and Hodgman. */
  private static List<double[]> cut(List<double[]> corners, double limit, int side) {
    List<double[]> kept = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      double[] from = corners.get(i);
      double[] to = corners.get((i + 1) % corners.size());
      boolean fromKept = side * (from[2] - limit) >= 0;
      if (fromKept) {
        kept.add(from);
      }
      if (fromKept != side * (to[2] - limit) >= 0) {
        double share = (limit - from[2]) / (to[2] - from[2]);
        kept.add(
            new double[] {
              from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), limit
            });
      }
    }
    return kept;
  }
}
