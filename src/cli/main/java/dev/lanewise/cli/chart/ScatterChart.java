package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Points of several classes in the plane. */
public final class ScatterChart {
  private ScatterChart() {}

  /** A picture of all sets, later ones above; empty sets are left out. */
  public static Picture of(String title, String xName, String yName, List<ClassPoints> sets) {
    Range x = Range.around(sets.stream().map(ClassPoints::x).toList());
    Range y = Range.around(sets.stream().map(ClassPoints::y).toList());
    XYChart chart = Style.axes(title, xName, yName, x, y);
    List<String> words = new ArrayList<>(List.of(xName, yName));
    for (ClassPoints set : sets) {
      Style.points(chart, set.name(), set, ClassMark.Around.NOTHING);
      words.add(set.name());
    }
    return new Picture(chart, words);
  }
}
