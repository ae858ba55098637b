package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.List;

/** A confusion matrix: how many examples of each class were taken for each class. */
public final class ConfusionChart {
  private ConfusionChart() {}

  /**
   * The picture: counts in numbers, colours by the share of the row, so that rare classes show
   * their errors as well. It grows with the number of classes.
   *
   * @param labels names of the classes
   * @param counts {@code counts[actual][predicted]}, not negative
   * @throws IllegalArgumentException when {@code counts} is not square or has a negative count
   */
  public static Picture of(String title, List<String> labels, long[][] counts) {
    Checks.table("counts", counts.length, labels.size());
    Checks.cells(labels.size(), labels.size());
    ChartCell[][] cells = new ChartCell[counts.length][];
    for (int row = 0; row < counts.length; row++) {
      Checks.row("counts", row, counts[row].length, labels.size());
      cells[row] = row(counts, row);
    }
    List<String> words = new ArrayList<>(List.of("actual class", "predicted class"));
    words.addAll(labels);
    return new Picture(
        CellChart.of(title, "actual class", "predicted class", labels, labels, cells), words);
  }

  private static ChartCell[] row(long[][] counts, int row) {
    long sum = 0;
    for (int column = 0; column < counts[row].length; column++) {
      if (counts[row][column] < 0) {
        throw new IllegalArgumentException(
            "counts[" + row + "][" + column + "] = " + counts[row][column] + " is negative");
      }
      sum += counts[row][column];
    }
    ChartCell[] cells = new ChartCell[counts[row].length];
    for (int column = 0; column < cells.length; column++) {
      long count = counts[row][column];
      double share = sum == 0 ? 0 : (double) count / sum;
      cells[column] = new ChartCell(Long.toString(count), Ramp.SHARES.at(share), false, false);
    }
    return cells;
  }
}
