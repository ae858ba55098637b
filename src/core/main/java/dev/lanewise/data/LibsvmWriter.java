package dev.lanewise.data;

import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes LIBSVM text; {@link LibsvmFormat} says what it looks like. */
final class LibsvmWriter {
  /** C's {@code %.17g} and {@code %g}. */
  private static final int LABEL_DIGITS = 17;

  private static final int ROUNDED_DIGITS = 6;

  private static final int FLUSH_AT = 1 << 16;

  private final boolean rounded;
  private final StringBuilder text = new StringBuilder(FLUSH_AT + 1024);

  /**
   * @param rounded svm-scale's digits, 17 for labels and 6 for features, not as many as it takes
   */
  LibsvmWriter(boolean rounded) {
    this.rounded = rounded;
  }

  void write(Dataset data, OutputStream out) throws IOException {
    requireFinite(data);
    FloatMatrix features = data.features();
    boolean widthShows = lastColumnHasEntry(features);
    float[] row = new float[features.cols()];
    for (int i = 0; i < data.labels().length; i++) {
      features.copyRow(i, row, 0);
      appendLabel(data.labels()[i]);
      appendEntries(row, i == 0 && !widthShows);
      text.append('\n');
      if (text.length() >= FLUSH_AT) {
        flush(out);
      }
    }
    flush(out);
  }

  private void appendLabel(double label) {
    if (rounded) {
      text.append(NumberText.general(label, LABEL_DIGITS));
    } else {
      NumberText.append(text, label);
    }
  }

  private void appendEntries(float[] row, boolean withLast) {
    for (int j = 0; j < row.length; j++) {
      if (NumberText.isOmittable(row[j]) && !(withLast && j == row.length - 1)) {
        continue;
      }
      text.append(' ').append(j + 1).append(':');
      if (rounded) {
        text.append(NumberText.general(row[j], ROUNDED_DIGITS));
      } else {
        NumberText.append(text, row[j]);
      }
    }
  }

  private void flush(OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    text.setLength(0);
  }

  /** Whether some row will name the last column; otherwise the first row has to. */
  static boolean lastColumnHasEntry(FloatMatrix features) {
    int last = features.cols() - 1;
    for (long i = 0; i < features.rows(); i++) {
      if (last >= 0 && !NumberText.isOmittable(features.get(i, last))) {
        return true;
      }
    }
    return false;
  }

  private static void requireFinite(Dataset data) {
    FloatMatrix x = data.features();
    for (int i = 0; i < data.labels().length; i++) {
      if (!Double.isFinite(data.labels()[i])) {
        throw notFinite("y[" + i + "]", data.labels()[i]);
      }
      for (int j = 0; j < x.cols(); j++) {
        if (!Float.isFinite(x.get(i, j))) {
          throw notFinite("X[row " + i + ", col " + j + "]", x.get(i, j));
        }
      }
    }
  }

  private static IllegalArgumentException notFinite(String place, double value) {
    return new IllegalArgumentException(
        place + " is " + value + "; LIBSVM text holds finite numbers only");
  }
}
