package dev.lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads LIBSVM text; {@link LibsvmFormat} holds the grammar. One object reads one stream. */
final class LibsvmReader {
  private final TextScanner scanner;
  private final SparseRows rows;
  private final Limits limits;
  private final String name;
  private final int firstIndex;
  private double[] labels = new double[64];

  /**
   * @param columns least number of columns of the result
   * @param firstIndex the index of column 0: 1, or 0 for precomputed kernels
   * @param type FLOAT for {@link #readFloats}, DOUBLE for {@link #readDoubles}
   */
  LibsvmReader(
      InputStream in, String name, int columns, Limits limits, int firstIndex, FeatureType type)
      throws IOException {
    this.scanner = new TextScanner(in, name, DataFormatException::new);
    this.rows = new SparseRows(name, columns, limits, type);
    this.limits = limits;
    this.name = EscapedText.name(name);
    this.firstIndex = firstIndex;
  }

  Dataset readFloats() throws IOException {
    read();
    return new Dataset(rows.toFloats(), Arrays.copyOf(labels, rows.rows()));
  }

  DoubleDataset readDoubles() throws IOException {
    read();
    return new DoubleDataset(rows.toDoubles(), Arrays.copyOf(labels, rows.rows()));
  }

  private void read() throws IOException {
    refuseForeignFile();
    do {
      scanner.skipBlanks();
      if (!scanner.atRowEnd()) {
        readExample();
      }
      if (scanner.peek() == '#') {
        scanner.skipRestOfLine();
      }
    } while (scanner.endLine());
    if (rows.rows() == 0) {
      throw new DataFormatException(name + ": no examples in file");
    }
  }

  private void readExample() throws IOException {
    double label = scanner.readDouble("a label");
    FeatureList.read(scanner, rows, limits.maxFeatures(), firstIndex);
    if (rows.rows() == labels.length) {
      labels = Arrays.copyOf(labels, SparseRows.grown(labels.length, name));
    }
    labels[rows.rows()] = label;
    rows.endRow();
  }

  private void refuseForeignFile() throws IOException {
    if (scanner.startsWith(0xEF, 0xBB, 0xBF)) {
      throw scanner.error("expected a label, found a byte order mark: save as UTF-8 without BOM");
    }
    if (scanner.startsWith(0xFF, 0xFE) || scanner.startsWith(0xFE, 0xFF)) {
      throw scanner.error("expected a label, found UTF-16 text: save as UTF-8 without BOM");
    }
    if (scanner.startsWith(0x1F, 0x8B)) {
      throw scanner.error("expected a label, found gzip data: decompress the file first");
    }
  }
}
