package dev.lanewise.bench.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for terminals that is a Markdown table as well. The first two columns are left-aligned.
 */
public final class TextTable {
  private final List<String[]> rows = new ArrayList<>();
  private final int[] widths;

  /** A table with these heads. */
  public TextTable(String... heads) {
    widths = new int[heads.length];
    row(heads);
  }

  /** Adds a row; it has as many cells as there are heads. */
  public void row(String... cells) {
    if (cells.length != widths.length) {
      throw new IllegalArgumentException(
          "the row has " + cells.length + " cells, the table " + widths.length);
    }
    for (int c = 0; c < cells.length; c++) {
      widths[c] = Math.max(widths[c], cells[c].length());
    }
    rows.add(cells);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      append(text, rows.get(r));
      if (r == 0) {
        rule(text);
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, String[] cells) {
    for (int c = 0; c < cells.length; c++) {
      String padding = " ".repeat(widths[c] - cells[c].length());
      text.append("| ")
          .append(leftAligned(c) ? cells[c] + padding : padding + cells[c])
          .append(' ');
    }
    text.append("|\n");
  }

  private void rule(StringBuilder text) {
    for (int c = 0; c < widths.length; c++) {
      char[] dashes = new char[widths[c] + 1];
      Arrays.fill(dashes, '-');
      text.append("|").append(dashes).append(leftAligned(c) ? '-' : ':');
    }
    text.append("|\n");
  }

  private boolean leftAligned(int column) {
    return column < 2;
  }
}
