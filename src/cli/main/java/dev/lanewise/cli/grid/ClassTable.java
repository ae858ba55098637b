package dev.lanewise.cli.grid;

import dev.lanewise.select.ClassificationReport;
import dev.lanewise.select.ConfusionMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;

/** Which classes were taken for which, as text. */
public final class ClassTable {
  private static final int MOST = 30;

  private ClassTable() {}

  /**
   * The confusion matrix of labels, under names.
   *
   * @param name of a label; where two are alike, labels stand for themselves
   */
  public static ConfusionMatrix matrix(int[] actual, int[] predicted, IntFunction<String> name) {
    ConfusionMatrix plain = ConfusionMatrix.of(actual, predicted);
    List<String> names =
        plain.names().stream().map(label -> name.apply(Integer.parseInt(label))).toList();
    return new HashSet<>(names).size() == names.size()
        ? ConfusionMatrix.of(names, plain.counts())
        : plain;
  }

  /** The report, then the matrix where it is not too wide to be read. */
  public static String text(ConfusionMatrix matrix) {
    StringBuilder text = new StringBuilder(ClassificationReport.of(matrix).text());
    if (matrix.classes() > MOST) {
      return text.toString();
    }
    List<String[]> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(matrix.names());
    rows.add(head.toArray(new String[0]));
    for (int a = 0; a < matrix.classes(); a++) {
      List<String> row = new ArrayList<>(List.of(matrix.names().get(a)));
      for (int p = 0; p < matrix.classes(); p++) {
        row.add(Long.toString(matrix.count(a, p)));
      }
      rows.add(row.toArray(new String[0]));
    }
    text.append("\nrows: actual class, columns: predicted class\n");
    return text.append(TextColumns.lines(rows, -1)).toString();
  }
}
