package dev.lanewise.cli.chart;

import dev.lanewise.matrix.FloatMatrix;
import java.util.List;

/** One axis of a grid that a field is drawn on. */
public final class GridAxis {
  private GridAxis() {}

  /**
   * Even steps over a column of points, with a little room around them: no mark is cut in two.
   *
   * @param count at least 2
   * @return ascending, all finite as floats
   */
  public static double[] over(FloatMatrix points, int column, int count) {
    double[] values = new double[Math.toIntExact(points.rows())];
    for (int i = 0; i < values.length; i++) {
      values[i] = points.get(i, column);
    }
    Range range = Range.around(List.of(values));
    double from = Math.max(range.from(), -Float.MAX_VALUE);
    double to = Math.min(range.to(), Float.MAX_VALUE);
    double[] axis = new double[count];
    for (int i = 0; i < count; i++) {
      double share = (double) i / (count - 1);
      axis[i] = from * (1 - share) + to * share;
    }
    return axis;
  }
}
