package dev.lanewise.select;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision, recall, F1 and support of each class, and their means. What has no value is 0, as
 * {@link ConfusionMatrix} says.
 *
 * @param classes in the order of the confusion matrix
 * @param accuracy share of predictions that are right
 * @param macro means over classes, each counting alike, also those that do not occur
 * @param weighted means over classes, each counting as often as it occurs
 */
public record ClassificationReport(List<Line> classes, double accuracy, Line macro, Line weighted) {
  /**
   * One line of numbers.
   *
   * @param name of the class or mean
   * @param support examples of the class, or all
   */
  public record Line(String name, double precision, double recall, double f1, long support) {}

  /** Copies the list. */
  public ClassificationReport {
    classes = List.copyOf(classes);
  }

  /** The report of a confusion matrix. */
  public static ClassificationReport of(ConfusionMatrix m) {
    List<Line> classes = new ArrayList<>();
    double[] macro = new double[3];
    double[] weighted = new double[3];
    for (int c = 0; c < m.classes(); c++) {
      Line line = new Line(m.names().get(c), m.precision(c), m.recall(c), m.f1(c), m.support(c));
      classes.add(line);
      add(macro, line, 1);
      add(weighted, line, line.support());
    }
    return new ClassificationReport(
        classes,
        m.accuracy(),
        mean("macro avg", macro, m.classes(), m.total()),
        mean("weighted avg", weighted, m.total(), m.total()));
  }

  private static void add(double[] sums, Line line, double weight) {
    sums[0] += weight * line.precision();
    sums[1] += weight * line.recall();
    sums[2] += weight * line.f1();
  }

  private static Line mean(String name, double[] sums, double weights, long support) {
    return new Line(name, sums[0] / weights, sums[1] / weights, sums[2] / weights, support);
  }

  /** Examples. */
  public long support() {
    return weighted.support();
  }

  /** {@link #text(int)} with two digits. */
  public String text() {
    return text(2);
  }

  /**
   * The layout of scikit-learn's {@code classification_report}, character by character: classes,
   * accuracy, both means; lines end in {@code \n}. Numbers are rounded from their exact binary
   * values, halves to even, as Python rounds; the same in every locale.
   *
   * @param digits behind the point, 0 to 17
   * @throws IllegalArgumentException when they are not
   */
  public String text(int digits) {
    if (digits < 0 || digits > 17) {
      throw new IllegalArgumentException("digits is " + digits + ", expected 0 to 17");
    }
    ReportTable table = new ReportTable(classes, "weighted avg", digits);
    table.head();
    classes.forEach(table::line);
    table.blank();
    table.accuracy(accuracy, support());
    table.line(macro);
    table.line(weighted);
    return table.text();
  }

  /**
   * The layout that scikit-learn had until version 0.19: classes, and the weighted means as {@code
   * avg / total}. Two digits.
   */
  public String legacyText() {
    String total = "avg / total";
    ReportTable table = new ReportTable(classes, total, 2);
    table.head();
    classes.forEach(table::line);
    table.blank();
    table.line(
        new Line(
            total, weighted.precision(), weighted.recall(), weighted.f1(), weighted.support()));
    return table.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
