package dev.lanewise.cli.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * Points lifted into space and the plane that separates them, seen in an axonometric projection.
 *
 * <p>Points not above the plane are drawn first, then the translucent plane, then the points above
 * it; the eye is above, so the plane veils just what is behind it.
 */
public final class LiftChart {
  /** Half the extent of the picture, in edges of the cube: room for the labels around it. */
  private static final Range ACROSS = new Range(-0.92, 0.78);

  private static final Range UP = new Range(-0.93, 0.78);

  private LiftChart() {}

  /**
   * The picture.
   *
   * @param sets points; points with a coordinate that is not finite are left out
   * @param plane the separating plane, drawn where it runs through the box of the points
   */
  public static Picture of(
      String title, String xName, String yName, String zName, List<SpacePoints> sets, Plane plane) {
    Space space =
        new Space(
            Range.around(sets.stream().map(SpacePoints::x).toList()),
            Range.around(sets.stream().map(SpacePoints::y).toList()),
            Range.around(sets.stream().map(SpacePoints::z).toList()));
    XYChart chart = Style.axes(title, "", "", ACROSS, UP);
    chart.getStyler().setAxisTicksVisible(false).setAxisTitlesVisible(false);
    chart.getStyler().setPlotGridLinesVisible(false);
    chart.getStyler().setPlotBorderVisible(false);
    SpaceBox box = new SpaceBox(space, xName, yName, zName);
    Layer.add(chart, ACROSS, UP, box::paint);
    List<SpaceMark> marks = SpaceMark.of(sets, space);
    Layer.add(chart, ACROSS, UP, (g, map) -> paint(g, map, marks, plane, false));
    Layer.add(chart, ACROSS, UP, (g, map) -> box.paint(g, map, plane));
    Layer.add(chart, ACROSS, UP, (g, map) -> paint(g, map, marks, plane, true));
    List<String> words = new ArrayList<>(List.of(xName, yName, zName));
    for (SpacePoints set : sets) {
      Style.markInLegend(chart, set.name(), set.colour());
      words.add(set.name());
    }
    Style.boxInLegend(chart, "plane", SpaceBox.PLANE);
    words.add("plane");
    return new Picture(chart, words);
  }

  private static void paint(
      Graphics2D g, AffineTransform map, List<SpaceMark> marks, Plane plane, boolean above) {
    for (SpaceMark mark : marks) {
      if (above == mark.isAbove(plane)) {
        mark.paint(g, map);
      }
    }
  }
}
