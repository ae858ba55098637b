package dev.lanewise.data;

import java.io.IOException;

/** The {@code index:value} list that ends a line of a data file and of a model file. */
final class FeatureList {
  private FeatureList() {}

  /**
   * Reads the entries up to the end of the row into the current row of {@code rows}; index 1 is
   * column 0. Indices start at 1, ascend strictly and stay within {@code maxFeatures}.
   */
  static void read(TextScanner scanner, SparseRows rows, int maxFeatures) throws IOException {
    read(scanner, rows, maxFeatures, 1);
  }

  /** The same with indices that start at {@code first}, 0 or 1, which is column 0. */
  static void read(TextScanner scanner, SparseRows rows, int maxFeatures, int first)
      throws IOException {
    long previous = first - 1;
    for (scanner.skipBlanks(); !scanner.atRowEnd(); scanner.skipBlanks()) {
      long index = scanner.readIndex();
      if (index < 0) {
        throw scanner.expected("index:value");
      }
      if (index < first) {
        throw scanner.error("feature index 0: indices start at 1");
      }
      if (index > maxFeatures) {
        throw scanner.error(
            "feature index "
                + scanner.indexText()
                + " exceeds limit "
                + maxFeatures
                + " (--max-features)");
      }
      if (index <= previous) {
        throw scanner.error(
            "feature index " + index + " after " + previous + ": indices must ascend");
      }
      rows.read((int) index - first, scanner);
      previous = index;
    }
  }
}
