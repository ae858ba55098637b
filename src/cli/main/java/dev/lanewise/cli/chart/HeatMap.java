package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values over two parameters, for example scores over C and gamma. */
public final class HeatMap {
  private static final String MISSING = "–";

  private HeatMap() {}

  /**
   * The picture: light is high, the first of the best cells is framed, and cells without a value
   * are grey and crossed out.
   *
   * @param rows labels of the rows, from the top
   * @param columns labels of the columns, from the left
   * @param values {@code values[row][column]}, NaN where there is none
   * @throws IllegalArgumentException when there is no cell, or sizes differ
   */
  public static Picture of(
      String title,
      String rowName,
      String columnName,
      List<String> rows,
      List<String> columns,
      double[][] values) {
    Checks.table("values", values.length, rows.size());
    Checks.cells(rows.size(), columns.size());
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < values.length; row++) {
      Checks.row("values", row, values[row].length, columns.size());
      for (double value : values[row]) {
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    ChartCell[][] cells = new ChartCell[rows.size()][columns.size()];
    boolean framed = false;
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < columns.size(); column++) {
        double value = values[row][column];
        boolean best = !framed && value == most;
        framed |= best;
        cells[row][column] = cell(value, least, most, best);
      }
    }
    List<String> words = new ArrayList<>(List.of(rowName, columnName));
    words.addAll(rows);
    words.addAll(columns);
    return new Picture(CellChart.of(title, rowName, columnName, rows, columns, cells), words);
  }

  private static ChartCell cell(double value, double least, double most, boolean best) {
    if (!Double.isFinite(value)) {
      return new ChartCell(MISSING, Palette.MISSING, true, false);
    }
    double share = most > least ? (value - least) / (most - least) : 1;
    return new ChartCell(printed(value), Ramp.VALUES.at(share), false, best);
  }

  /** Three decimals, or a power of ten where they would not do. */
  static String printed(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 0.01 || size >= 10_000)) {
      return String.format(Locale.ROOT, "%.1e", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.1f" : "%.3f", value);
  }
}
