package dev.lanewise.cli.chart;

/**
 * Decision values on a grid. The arrays are kept, not copied.
 *
 * @param xs first coordinates of the grid, ascending, at least 2
 * @param ys second coordinates of the grid, ascending, at least 2
 * @param values {@code values[j][i]} at (xs[i], ys[j]); NaN where there is none
 */
public record DecisionField(double[] xs, double[] ys, double[][] values) {
  public DecisionField {
    Checks.ascending("xs", xs);
    Checks.ascending("ys", ys);
    Checks.table("values", values.length, ys.length);
    for (int j = 0; j < values.length; j++) {
      Checks.row("values", j, values[j].length, xs.length);
    }
  }
}
