package dev.lanewise.cli;

import dev.lanewise.data.AtomicFile;
import dev.lanewise.data.NumberText;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.svm.LabelNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The output file of predict: a name, or a number or more, a line, numbers with as many digits as
 * it takes to read the same number again.
 */
final class PredictionLines implements AtomicFile.Content {
  private static final int FLUSH_AT = 1 << 16;

  private final String header;
  private final double[] labels;
  private final DoubleMatrix values;
  private final LabelNames names;

  private PredictionLines(String header, double[] labels, DoubleMatrix values, LabelNames names) {
    this.header = header;
    this.labels = labels;
    this.values = values;
    this.names = names;
  }

  /** One label, or value of a regression, a line. */
  static PredictionLines of(double[] predicted) {
    return new PredictionLines("", predicted, null, null);
  }

  /** The name of one label a line. */
  static PredictionLines of(double[] predicted, LabelNames names) {
    return new PredictionLines("", predicted, null, names);
  }

  /** One row of values a line. */
  static PredictionLines of(DoubleMatrix values) {
    return new PredictionLines("", null, values, null);
  }

  /** A first line, then label and probabilities. */
  static PredictionLines of(String header, double[] predicted, DoubleMatrix probabilities) {
    return new PredictionLines(header + "\n", predicted, probabilities, null);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(header);
    long rows = labels == null ? values.rows() : labels.length;
    for (int row = 0; row < rows; row++) {
      String separator = "";
      if (names != null) {
        text.append(names.name((int) labels[row]));
      } else if (labels != null) {
        NumberText.shortest(text, labels[row]);
        separator = " ";
      }
      for (int j = 0; values != null && j < values.cols(); j++) {
        NumberText.shortest(text.append(separator), values.get(row, j));
        separator = " ";
      }
      text.append('\n');
      if (text.length() >= FLUSH_AT) {
        flush(text, out);
      }
    }
    flush(text, out);
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
