package dev.lanewise.select;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes the lines of a report: a name, then columns of nine characters, all flush right. */
final class ReportTable {
  private static final int COLUMN = 9;

  private final int width;
  private final int digits;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param longest of the headings besides the names of the classes
   */
  ReportTable(List<ClassificationReport.Line> classes, String longest, int digits) {
    int widest = Math.max(longest.length(), digits);
    for (ClassificationReport.Line line : classes) {
      widest = Math.max(widest, length(line.name()));
    }
    this.width = widest;
    this.digits = digits;
  }

  void head() {
    row("", "precision", "recall", "f1-score", "support");
    blank();
  }

  void line(ClassificationReport.Line line) {
    row(
        line.name(),
        number(line.precision()),
        number(line.recall()),
        number(line.f1()),
        Long.toString(line.support()));
  }

  void accuracy(double accuracy, long support) {
    row("accuracy", "", "", number(accuracy), Long.toString(support));
  }

  void blank() {
    text.append('\n');
  }

  String text() {
    return text.toString();
  }

  private void row(String name, String... columns) {
    right(name, width);
    text.append(' ');
    for (String column : columns) {
      text.append(' ');
      right(column, COLUMN);
    }
    text.append('\n');
  }

  private void right(String word, int columns) {
    text.repeat(' ', Math.max(0, columns - length(word))).append(word);
  }

  /** Characters as a reader counts them; Java counts those beyond 16 bits twice. */
  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  /** Not by String.format, which rounds the shortest decimal, and halves up. */
  private String number(double value) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
