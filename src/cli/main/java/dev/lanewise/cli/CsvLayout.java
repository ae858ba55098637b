package dev.lanewise.cli;

/**
 * What the user said about a CSV file.
 *
 * @param header whether the first line holds names; null when it is to be seen
 * @param target name or number, from 1, of the column of labels, {@code none}, or null for the last
 * @param separator stands between fields
 * @param mostFeatures more columns are refused
 */
record CsvLayout(Boolean header, String target, char separator, int mostFeatures) {
  boolean withoutTarget() {
    return "none".equals(target);
  }

  boolean targetIsName() {
    return target != null && !withoutTarget() && !targetIsNumber();
  }

  boolean targetIsNumber() {
    return target != null && target.matches("[0-9]{1,9}");
  }
}
