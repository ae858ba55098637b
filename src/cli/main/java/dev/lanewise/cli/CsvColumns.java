package dev.lanewise.cli;

import dev.lanewise.data.DataFormatException;
import dev.lanewise.data.NumberText;
import java.util.List;
import java.util.Set;

/**
 * The columns of a CSV file by its first line.
 *
 * @param isHeader whether that line holds names
 * @param names that line
 * @param target the column of labels, from 0; -1 when there is none
 */
record CsvColumns(boolean isHeader, List<String> names, int target) {
  private static final Set<String> MISSING =
      Set.of("", "?", "NA", "N/A", "na", "NaN", "nan", "NAN", "null", "NULL");

  private static final int MOST_LISTED = 10;

  static CsvColumns of(String file, long line, List<String> first, CsvLayout layout)
      throws DataFormatException {
    int count = first.size();
    if (count < 2 && !layout.withoutTarget()) {
      throw new DataFormatException(
          file
              + ":"
              + line
              + ": 1 column, expected at least 2, with "
              + SafeText.quote(String.valueOf(layout.separator()))
              + " between them (--separator)");
    }
    int features = layout.withoutTarget() ? count : count - 1;
    if (features > layout.mostFeatures()) {
      throw new DataFormatException(
          file
              + ":"
              + line
              + ": "
              + features
              + " features exceed the limit of "
              + layout.mostFeatures()
              + " (--max-features)");
    }
    int target = layout.withoutTarget() ? -1 : count - 1;
    if (layout.targetIsNumber()) {
      target = Integer.parseInt(layout.target()) - 1;
      if (target < 0 || target >= count) {
        throw new DataFormatException(
            file + ":" + line + ": --target is " + layout.target() + ", columns are 1 to " + count);
      }
    }
    boolean header = isHeader(file, line, first, target, layout);
    if (layout.targetIsName()) {
      target = first.indexOf(layout.target());
      if (target < 0 || target != first.lastIndexOf(layout.target())) {
        throw new DataFormatException(
            file
                + ":"
                + line
                + ": "
                + (target < 0 ? "no column" : "more than one column")
                + " is called "
                + SafeText.quote(layout.target())
                + "; there are "
                + list(first));
      }
    }
    return new CsvColumns(header, first, target);
  }

  private static boolean isHeader(
      String file, long line, List<String> first, int target, CsvLayout layout)
      throws DataFormatException {
    if (layout.header() != null) {
      return layout.header();
    }
    if (layout.targetIsName()) {
      return true;
    }
    int numbers = 0;
    int odd = -1; // a feature that is no number
    boolean missing = false;
    for (int j = 0; j < first.size(); j++) {
      boolean number = !Double.isNaN(NumberText.parseDouble(first.get(j)));
      numbers += number ? 1 : 0;
      odd = number || j == target || odd >= 0 ? odd : j;
      missing |= !first.get(j).isEmpty() && isMissing(first.get(j));
    }
    if (odd < 0 || (numbers == 0 && !missing)) {
      return odd >= 0;
    }
    throw new DataFormatException(
        file
            + ":"
            + line
            + ": column "
            + (odd + 1)
            + " holds "
            + SafeText.quote(first.get(odd))
            + " beside numbers: say --header or --no-header");
  }

  /** Whether a field stands for a value that is not there. */
  static boolean isMissing(String field) {
    return MISSING.contains(field);
  }

  int count() {
    return names.size();
  }

  int features() {
    return target < 0 ? count() : count() - 1;
  }

  String describe(int column) {
    String number = "column " + (column + 1);
    return isHeader ? number + " (" + SafeText.cut(names.get(column)) + ")" : number;
  }

  private static String list(List<String> names) {
    StringBuilder list = new StringBuilder();
    for (int j = 0; j < Math.min(names.size(), MOST_LISTED); j++) {
      list.append(j > 0 ? ", " : "").append(SafeText.quote(names.get(j)));
    }
    return names.size() > MOST_LISTED ? list.append(", ...").toString() : list.toString();
  }
}
