package dev.lanewise.cli.chart;

/** Conditions at the public doors of this package. */
final class Checks {
  private Checks() {}

  static void sameLength(String name, String first, int firstLength, String second, int length) {
    if (firstLength != length) {
      throw new IllegalArgumentException(
          name + ": " + first + " has " + firstLength + " values, " + second + " has " + length);
    }
  }

  static void classNumber(String name, int colour) {
    if (colour < 0) {
      throw new IllegalArgumentException(name + ": class number " + colour + " is negative");
    }
  }

  static void table(String name, int tableRows, int rows) {
    if (tableRows != rows) {
      throw new IllegalArgumentException(name + " has " + tableRows + " rows, expected " + rows);
    }
  }

  static void row(String name, int row, int length, int columns) {
    if (length != columns) {
      throw new IllegalArgumentException(
          name + ": row " + row + " has " + length + " values, expected " + columns);
    }
  }

  static void cells(int rows, int columns) {
    if (rows == 0 || columns == 0) {
      throw new IllegalArgumentException("no cells: " + rows + " rows, " + columns + " columns");
    }
  }

  static void ascending(String name, double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(name + " has " + values.length + " values, needs 2");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || (i > 0 && values[i] <= values[i - 1])) {
        throw new IllegalArgumentException(
            name + "[" + i + "] = " + values[i] + ": values must be finite and ascend");
      }
    }
  }
}
