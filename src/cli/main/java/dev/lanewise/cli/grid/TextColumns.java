package dev.lanewise.cli.grid;

import java.util.List;

/** A table as text: columns as wide as their widest entry, two blanks between them. */
final class TextColumns {
  private TextColumns() {}

  /**
   * Lays rows out.
   *
   * @param rows the head first, all of the same length
   * @param left column that is set flush left, all others right; -1 for none
   */
  static String lines(List<String[]> rows, int left) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int j = 0; j < widths.length; j++) {
        widths[j] = Math.max(widths[j], width(row[j]));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < widths.length; j++) {
        String blanks = " ".repeat(widths[j] - width(row[j]));
        line.append(j > 0 ? "  " : "");
        line.append(j == left ? row[j] + blanks : blanks + row[j]);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
